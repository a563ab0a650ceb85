import { CustomSource, Input, Logging, LogLevel, MATROSKA, MP4, QTFF, WEBM } from 'mediabunny';
import type { ByteSource } from '../core/byte-source.js';
import { ReadFrontiers } from './read-frontiers.js';

/** The containers that are read. Each one costs bytes of the lazy chunk: add what is tested. */
const FORMATS = [MP4, QTFF, MATROSKA, WEBM];

/** What the demuxer may keep of what it read; two Matroska clusters of a 4 Mbit/s film. */
const CACHE_BYTES = 6 * 1024 * 1024;

/**
 * Reads end at multiples of this: one BitTorrent block, the least that a peer
 * is asked for. The demuxer's headers and frames of a few hundred bytes each
 * would else be a read of their own, one after the other.
 */
const READ_UNIT_BYTES = 16 * 1024;

/**
 * The demuxer's view of a ByteSource. It reads no further ahead than a block:
 * what comes earlier is the business of `ByteSource.readAhead`.
 */
export class ByteSourceInput {
  readonly input: Input;
  readonly #source: ByteSource;
  #reads = new AbortController();
  readonly #frontiers = new ReadFrontiers();
  readonly #onRead: () => void;

  /**
   * Disposes itself when `signal` aborts.
   *
   * @param onRead called after each read was asked for.
   */
  constructor(source: ByteSource, signal: AbortSignal, onRead: () => void = () => undefined) {
    this.#onRead = onRead;
    // The console belongs to the page; what fails here becomes a PlayerError.
    Logging.level = LogLevel.Silent;
    this.#source = source;
    this.input = new Input({
      formats: FORMATS,
      source: new CustomSource({
        getSize: () => source.lengthBytes,
        read: (start, end) => this.#read(start, end),
        maxCacheSize: CACHE_BYTES,
        prefetchProfile: 'none',
        // A read that nobody waits for any more was suspended.
        handleUnhandledError: () => undefined,
      }),
    });
    signal.addEventListener('abort', () => this.#dispose(signal), { once: true });
    if (signal.aborted) this.#dispose(signal);
  }

  /** From which byte reading goes on, of several places the lowest; null after `suspend()` until the next read. */
  get nextReadStart(): number | null {
    return this.#frontiers.lowest;
  }

  /**
   * Rejects every read under way, and every one asked for until `resume()`,
   * with `reason`. So what the demuxer still does for an abandoned seek ends
   * by itself and holds nothing up.
   */
  suspend(reason: unknown): void {
    this.#reads.abort(reason);
    this.#frontiers.clear();
  }

  /** Lets reads through again. Call it when the work that was suspended has ended. */
  resume(): void {
    if (this.#reads.signal.aborted && !this.input.disposed) this.#reads = new AbortController();
  }

  #dispose(signal: AbortSignal): void {
    this.#reads.abort(signal.reason);
    this.input.dispose();
  }

  /**
   * The demuxer takes more than it asked for from a stream only, and keeps the
   * rest for later.
   */
  #read(start: number, needed: number): ReadableStream<Uint8Array> {
    const { signal } = this.#reads;
    const end = Math.min(roundUp(needed, READ_UNIT_BYTES), this.#source.lengthBytes);
    if (!signal.aborted) {
      this.#frontiers.note(start, end);
      queueMicrotask(this.#onRead);
    }
    return new ReadableStream({
      start: async (controller) => {
        try {
          controller.enqueue(await this.#source.read({ start, end }, { signal }));
          controller.close();
        } catch (reason) {
          controller.error(reason);
        }
      },
    });
  }
}

function roundUp(value: number, unit: number): number {
  return Math.ceil(value / unit) * unit;
}

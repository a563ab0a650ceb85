import type { ByteRange } from '../../core/byte-range.js';
import type { ByteSource } from '../../core/byte-source.js';
import type { ReadableBytes } from '../reads-ahead.js';
import { ReadFrontiers } from '../read-frontiers.js';

/** What a reader reads, as the page sees it: where, and whether any more. */
export class ReadGate implements ReadableBytes {
  readonly #source: ByteSource;
  readonly #signal: AbortSignal;
  readonly #onRead: () => void;
  readonly #frontiers = new ReadFrontiers();
  #reads = new AbortController();

  /**
   * Closes for good when `signal` aborts.
   *
   * @param onRead called after each read was asked for.
   */
  constructor(source: ByteSource, signal: AbortSignal, onRead: () => void = () => undefined) {
    this.#source = source;
    this.#signal = signal;
    this.#onRead = onRead;
    signal.addEventListener('abort', () => this.#reads.abort(signal.reason), { once: true });
    if (signal.aborted) this.#reads.abort(signal.reason);
  }

  get lengthBytes(): number {
    return this.#source.lengthBytes;
  }

  /** From which byte reading goes on, of several places the lowest; null after `suspend()` until the next read. */
  get nextReadStart(): number | null {
    return this.#frontiers.lowest;
  }

  /** @see ByteSource */
  async read({ start, end }: ByteRange): Promise<Uint8Array> {
    const { signal } = this.#reads;
    signal.throwIfAborted();
    this.#frontiers.note(start, end);
    queueMicrotask(this.#onRead);
    return this.#source.read({ start, end }, { signal });
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
    if (this.#reads.signal.aborted && !this.#signal.aborted) this.#reads = new AbortController();
  }
}

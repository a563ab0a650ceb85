import type { MediaTags } from '../../core/media-tags.js';
import { PlayerError } from '../../core/player-error.js';
import type { MediaSegment } from '../segment-assembler.js';
import { isBeyondReader } from './beyond-reader.js';
import type { ContainerDescription, Demand, MediaReader } from './media-reader.js';
import { ReaderStalled } from './worker-reader.js';

/** Makes readers of one file. */
export interface ReaderFactory {
  /** Makes one; ends it when the signal aborts. */
  connect(signal: AbortSignal): Promise<MediaReader>;
  /** Makes wider ones from now on. False where there are none. */
  widen(): boolean;
}

interface TrackState {
  readonly mimeType: string;
  /** Where its run is to go on in another reader, in seconds; null before the first run. */
  position: number | null;
}

/** One is forgiven, as workers do get lost; a second one is the file's fault. */
const FORGIVEN_STALLS = 1;

/**
 * A MediaReader that survives a worker that hangs or dies: another takes over
 * where it was. The same for a file that is beyond the first one.
 */
export class PersistentReader implements MediaReader {
  readonly #readers: ReaderFactory;
  readonly #signal: AbortSignal;
  readonly #tracks = new Map<number, TrackState>();
  #demand: Demand = 'playback';
  #isOpened = false;
  #reader: Promise<MediaReader> | null = null;
  #lifetime = new AbortController();
  #stalls = 0;

  constructor(readers: ReaderFactory, signal: AbortSignal) {
    this.#readers = readers;
    this.#signal = signal;
  }

  async open(demand: Demand = 'playback'): Promise<ContainerDescription> {
    this.#demand = demand;
    const description = await this.#persist((reader) => reader.open(this.#demand));
    this.#isOpened = true;
    return description;
  }

  async setDemand(demand: Demand): Promise<void> {
    this.#demand = demand;
    await this.#persist((reader) => reader.setDemand(this.#demand));
  }

  async select(trackId: number, mimeType: string): Promise<Uint8Array<ArrayBuffer>> {
    const segment = await this.#persist((reader) => reader.select(trackId, mimeType));
    this.#tracks.set(trackId, { mimeType, position: null });
    return segment;
  }

  async start(trackId: number, timeSeconds: number): Promise<void> {
    await this.#persist((reader) => reader.start(trackId, timeSeconds));
    this.#note(trackId, timeSeconds);
  }

  async next(trackId: number, seconds: number): Promise<MediaSegment | null> {
    const segment = await this.#persist((reader) => reader.next(trackId, seconds));
    if (segment) this.#note(trackId, segment.end);
    return segment;
  }

  tags(): Promise<MediaTags> {
    return this.#persist((reader) => reader.tags());
  }

  #note(trackId: number, position: number): void {
    const track = this.#tracks.get(trackId);
    if (track) track.position = position;
  }

  async #persist<Result>(operation: (reader: MediaReader) => Promise<Result>): Promise<Result> {
    for (;;) {
      const reader = (this.#reader ??= this.#begin());
      try {
        return await operation(await reader);
      } catch (reason) {
        if (reason instanceof ReaderStalled) this.#replaceStalled(reader, reason);
        else if (isBeyondReader(reason) && this.#readers.widen()) this.#replace();
        else throw reason;
      }
    }
  }

  /** Several calls find the same reader stalled; that counts once. */
  #replaceStalled(stalled: Promise<MediaReader>, reason: ReaderStalled): void {
    if (this.#reader === stalled) this.#stalls++;
    if (this.#stalls > FORGIVEN_STALLS) {
      throw new PlayerError('media-damaged', 'the file brings its reader to a halt', {
        cause: reason,
      });
    }
    if (this.#reader === stalled) this.#replace();
  }

  #replace(): void {
    this.#lifetime.abort(new DOMException('replaced', 'AbortError'));
    this.#reader = null;
  }

  #begin(): Promise<MediaReader> {
    this.#lifetime = new AbortController();
    const reader = this.#resume(AbortSignal.any([this.#signal, this.#lifetime.signal]));
    reader.catch((reason: unknown) => {
      // A read that was refused; the next call begins again.
      if (!(reason instanceof ReaderStalled) && this.#reader === reader) this.#reader = null;
    });
    return reader;
  }

  async #resume(signal: AbortSignal): Promise<MediaReader> {
    const reader = await this.#readers.connect(signal);
    if (this.#isOpened) await reader.open(this.#demand);
    for (const [trackId, { mimeType, position }] of this.#tracks) {
      await reader.select(trackId, mimeType);
      if (position !== null) await reader.start(trackId, position);
    }
    return reader;
  }
}

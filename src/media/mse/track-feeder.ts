import type { TimeSpan } from '../../core/player-state.js';
import { segmentSeconds, spansToTrim, spanToEvict } from '../buffer-policy.js';
import type { BufferLimits } from '../buffer-policy.js';
import type { TrackRemuxer } from '../remuxer.js';
import type { FeedState } from '../seek-plan.js';
import type { MediaSegment } from '../segment-assembler.js';
import type { SourceBufferQueue } from './source-buffer-queue.js';

/** What a feeder asks of the pipeline that owns it. */
export interface FeedHost {
  /** Where playback is, in seconds. */
  readonly currentTime: number;
  /** Resolves when the feeder may read and append more. Rejects when its run is over. */
  mayFeed(feeder: TrackFeeder, signal: AbortSignal): Promise<void>;
  /** Resolves when what was read may be shown. Rejects when its run is over. */
  mayShow(signal: AbortSignal): Promise<void>;
  /** Called after every append. */
  fed(feeder: TrackFeeder): void;
  /** The browser has no room for more; resolves when trying again may help. */
  full(feeder: TrackFeeder, signal: AbortSignal): Promise<void>;
}

interface LedgerEntry {
  readonly start: number;
  readonly end: number;
  readonly bytes: number;
}

/** Moves one track into its SourceBuffer. */
export class TrackFeeder implements FeedState {
  readonly #remuxer: TrackRemuxer;
  readonly #queue: SourceBufferQueue;
  readonly #host: FeedHost;
  /** What was appended and may still be ahead of playback. */
  #ledger: LedgerEntry[] = [];
  /** Key frames that were appended, sorted; of some only the first in its segment. */
  #keyTimes: number[] = [];
  #fedFrom = 0;
  #fedUntil = 0;
  #ended = false;
  #appendedInRun = false;

  constructor(remuxer: TrackRemuxer, queue: SourceBufferQueue, host: FeedHost) {
    this.#remuxer = remuxer;
    this.#queue = queue;
    this.#host = host;
  }

  get fedFrom(): number {
    return this.#fedFrom;
  }

  get fedUntil(): number {
    return this.#fedUntil;
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** True when the present run appended something, or found nothing to append. */
  get hasFirstSegment(): boolean {
    return this.#appendedInRun || this.#ended;
  }

  get buffered(): readonly TimeSpan[] {
    return this.#queue.buffered;
  }

  /** Bytes appended for presentation after `currentTime`. */
  forwardBytes(currentTime: number): number {
    this.#ledger = this.#ledger.filter(({ end }) => end > currentTime);
    return this.#ledger.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Appends the initialization segment; once, before any run. */
  async initialize(): Promise<void> {
    await this.#queue.append(this.#remuxer.initialization.data);
  }

  /** Takes over the position of a new run, before it starts. */
  prepare(from: number): void {
    this.#fedFrom = from;
    this.#fedUntil = from;
    this.#ended = false;
    this.#appendedInRun = false;
    this.#ledger = [];
  }

  /** Feeds from the prepared position to the end of the track; rejects when aborted. */
  async run(signal: AbortSignal): Promise<void> {
    const pace = () => segmentSeconds(this.#host.currentTime, this.#fedUntil);
    await this.#host.mayFeed(this, signal);
    for await (const segment of this.#remuxer.segmentsFrom(this.#fedFrom, pace, signal)) {
      await this.#host.mayShow(signal);
      await this.#append(segment, signal);
      this.#host.fed(this);
      await this.#host.mayFeed(this, signal);
    }
    this.#ended = true;
    this.#host.fed(this);
  }

  /** Removes what the limits say; resolves when done. */
  async trim(currentTime: number, limits: BufferLimits): Promise<void> {
    if (this.#fedUntil <= currentTime) return;
    for (const span of spansToTrim(this.buffered, currentTime, this.#keyTimes, limits)) {
      await this.#queue.remove(span);
    }
  }

  async #append(segment: MediaSegment, signal: AbortSignal): Promise<void> {
    const evict = () => spanToEvict(this.buffered, this.#host.currentTime, this.#keyTimes);
    while ((await this.#queue.append(segment.data, evict)) === 'full') {
      await this.#host.full(this, signal);
      signal.throwIfAborted();
    }
    const { start, end, keyTime, data } = segment;
    if (keyTime !== null) this.#noteKey(keyTime);
    // A newer run may have taken over this feeder meanwhile.
    signal.throwIfAborted();
    this.#ledger.push({ start, end, bytes: data.byteLength });
    this.#fedUntil = end;
    this.#appendedInRun = true;
  }

  #noteKey(keyTime: number): void {
    const oldest = this.buffered[0]?.start ?? 0;
    const others = this.#keyTimes.filter((time) => time !== keyTime && time > oldest - 1);
    this.#keyTimes = [...others, keyTime].sort((a, b) => a - b);
  }
}

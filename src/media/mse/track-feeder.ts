import type { TimeSpan } from '../../core/player-state.js';
import { HELD_BACK_SECONDS, spansToTrim, spanToEvict } from '../buffer-policy.js';
import type { BufferLimits } from '../buffer-policy.js';
import type { MediaReader } from '../reader/media-reader.js';
import type { FeedState } from '../seek-plan.js';
import { joined } from '../segment-assembler.js';
import type { MediaSegment } from '../segment-assembler.js';
import type { SourceBufferQueue } from './source-buffer-queue.js';

/** What a feeder asks of the pipeline that owns it. */
export interface FeedHost {
  /** Where playback is, in seconds. */
  readonly currentTime: number;
  /** How many seconds the feeder's next segment should hold; 0 for a single frame. */
  segmentSeconds(feeder: TrackFeeder): number;
  /** Resolves when the feeder may read and append more. Rejects when its run is over. */
  mayFeed(feeder: TrackFeeder, signal: AbortSignal): Promise<void>;
  /**
   * Resolves when what was read may be shown; true when it was held back, and
   * more is there. Rejects when its run is over.
   */
  mayShow(signal: AbortSignal): Promise<boolean>;
  /** What is presented before that time, in seconds, is only there to decode the rest. */
  hideBefore(seconds: number): void;
  /** Called after every append. */
  fed(feeder: TrackFeeder): void;
  /** The browser has no room for more; resolves when trying again may help. */
  full(feeder: TrackFeeder, signal: AbortSignal): Promise<void>;
}

/** A track as the reader was told to make segments of it. */
export interface SelectedTrack {
  readonly id: number;
  readonly kind: 'video' | 'audio';
  readonly mimeType: string;
  /** RFC 6381 codec string; else the container's own name of the codec. */
  readonly codec: string;
  /** Its initialization segment. */
  readonly initialization: Uint8Array<ArrayBuffer>;
}

interface LedgerEntry {
  readonly start: number;
  readonly end: number;
  readonly bytes: number;
  readonly frames: number;
}

/** Moves one track into its SourceBuffer. */
export class TrackFeeder implements FeedState {
  readonly #reader: MediaReader;
  readonly #queue: SourceBufferQueue;
  readonly #host: FeedHost;
  #track: SelectedTrack;
  /** What the SourceBuffer holds is of another track, until the first segment of this one. */
  #isExchanging = false;
  /** What was appended and may still be ahead of playback. */
  #ledger: LedgerEntry[] = [];
  /** Key frames that were appended, sorted; of some only the first in its segment. */
  #keyTimes: number[] = [];
  #fedFrom = 0;
  #fedUntil = 0;
  #ended = false;
  #appendedInRun = false;

  constructor(track: SelectedTrack, reader: MediaReader, queue: SourceBufferQueue, host: FeedHost) {
    this.#track = track;
    this.#reader = reader;
    this.#queue = queue;
    this.#host = host;
  }

  get track(): SelectedTrack {
    return this.#track;
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
    return this.#isExchanging ? [] : this.#queue.buffered;
  }

  /** Bytes appended for presentation after `currentTime`. */
  forwardBytes(currentTime: number): number {
    return this.#ahead(currentTime).reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** The same, in frames. */
  forwardFrames(currentTime: number): number {
    return this.#ahead(currentTime).reduce((sum, { frames }) => sum + frames, 0);
  }

  #ahead(currentTime: number): readonly LedgerEntry[] {
    this.#ledger = this.#ledger.filter(({ end }) => end > currentTime);
    return this.#ledger;
  }

  /** Appends the initialization segment; once, before any run. */
  async initialize(): Promise<void> {
    await this.#queue.append(this.#track.initialization);
  }

  /**
   * Feeds another track of the same kind from the next run on. The former
   * track's data stays until then, so that playback goes on with it.
   */
  exchange(track: SelectedTrack): void {
    this.#track = track;
    this.#isExchanging = true;
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
    const { id } = this.#track;
    await this.#host.mayFeed(this, signal);
    await this.#reader.start(id, this.#fedFrom);
    for (;;) {
      signal.throwIfAborted();
      const segment = await this.#reader.next(id, this.#host.segmentSeconds(this));
      signal.throwIfAborted();
      if (!segment) break;
      const isHeldBack = await this.#host.mayShow(signal);
      await this.#append(isHeldBack ? await this.#extended(segment) : segment, signal);
      this.#host.fed(this);
      await this.#host.mayFeed(this, signal);
    }
    this.#ended = true;
    this.#host.fed(this);
  }

  /** Removes what the limits say; resolves when done. */
  async trim(currentTime: number, limits: BufferLimits): Promise<void> {
    if (this.#fedUntil <= currentTime) return;
    const spans = spansToTrim(this.buffered, currentTime, this.#keyTimes, limits);
    await Promise.all(spans.map((span) => this.#queue.remove(span)));
  }

  /** Resolves after everything begun so far in the SourceBuffer is over. */
  idle(): Promise<void> {
    return this.#queue.idle();
  }

  /** What follows is there too: shown at once, or the first frame would wait for it again. */
  async #extended(segment: MediaSegment): Promise<MediaSegment> {
    const more = await this.#reader.next(this.#track.id, HELD_BACK_SECONDS);
    return more ? joined(segment, more) : segment;
  }

  async #append(segment: MediaSegment, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#isExchanging) await this.#replaceContents(signal);
    const { start, end, keyTime, data, shownFrom, frames } = segment;
    if (shownFrom !== undefined) this.#host.hideBefore(shownFrom);
    const evict = () => spanToEvict(this.buffered, this.#host.currentTime, this.#keyTimes);
    const jumpsTo = this.#appendedInRun ? undefined : Math.max(0, start);
    while ((await this.#queue.append(data, evict, jumpsTo)) === 'full') {
      await this.#host.full(this, signal);
      signal.throwIfAborted();
    }
    if (keyTime !== null) this.#noteKey(keyTime);
    // A newer run may have taken over this feeder meanwhile.
    signal.throwIfAborted();
    this.#ledger.push({ start, end, bytes: data.byteLength, frames });
    this.#fedUntil = end;
    this.#appendedInRun = true;
  }

  async #replaceContents(signal: AbortSignal): Promise<void> {
    const { mimeType, initialization } = this.#track;
    await this.#queue.exchange(mimeType, initialization);
    // Yet another track may be wanted by now.
    signal.throwIfAborted();
    this.#isExchanging = false;
    this.#keyTimes = [];
  }

  #noteKey(keyTime: number): void {
    const oldest = this.buffered[0]?.start ?? 0;
    const others = this.#keyTimes.filter((time) => time !== keyTime && time > oldest - 1);
    this.#keyTimes = [...others, keyTime].sort((a, b) => a - b);
  }
}

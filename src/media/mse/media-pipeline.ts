import type { ByteSource, ReadAhead } from '../../core/byte-source.js';
import { PlayerError } from '../../core/player-error.js';
import { DEFAULT_LIMITS, readiness, wantsMore } from '../buffer-policy.js';
import type { BufferLimits } from '../buffer-policy.js';
import { ByteSourceInput } from '../byte-source-input.js';
import { planSeek } from '../seek-plan.js';
import { ChangeSignal } from './change-signal.js';
import { HoleWatch } from './hole-watch.js';
import type { MediaSourceAttachment } from './media-source-attachment.js';
import { StartGate } from './start-gate.js';
import { openTracks } from './open-tracks.js';
import type { TrackFeeder } from './track-feeder.js';

/** How much is wanted: enough to show a picture, or to play. */
export type Demand = 'first-frame' | 'playback';

export interface OpenMediaOptions {
  readonly video: HTMLVideoElement;
  readonly attachment: MediaSourceAttachment;
  readonly source: ByteSource;
  /** Ends the pipeline: reads, listeners, timers. Detaching stays with the attachment's owner. */
  readonly signal: AbortSignal;
  /** Initial value of `MediaPipeline.demand`. Default `playback`. */
  readonly demand?: Demand;
  /** Default `DEFAULT_LIMITS`. */
  readonly limits?: BufferLimits;
}

/** A file being played on a media element. */
export interface MediaPipeline {
  /** May be changed at any time. */
  demand: Demand;
  /** 0 to 1: how much of what playback needs before it goes on is there. */
  bufferingProgress(): number;
  /** Calls back once when playback can no longer go on; at once when that has happened already. */
  onFailure(callback: (error: PlayerError) => void, signal: AbortSignal): void;
}

/**
 * Opens the file of `source` and feeds it to the media element, beginning
 * where the element's `currentTime` is. Resolves when the container is
 * understood and feeding has begun.
 *
 * @throws PlayerError `media-unsupported`, `media-damaged`, or what the ByteSource rejects with.
 * @throws the signal's reason when aborted.
 */
export async function openMedia(options: OpenMediaOptions): Promise<MediaPipeline> {
  const lifetime = new AbortController();
  const signal = AbortSignal.any([options.signal, lifetime.signal]);
  const pipeline = new Pipeline(options, lifetime, signal);
  try {
    await pipeline.open();
  } catch (reason) {
    lifetime.abort(reason);
    options.signal.throwIfAborted();
    throw PlayerError.from(reason, 'media-damaged');
  }
  return pipeline;
}

/** `HTMLMediaElement.readyState` from which a frame can be shown. */
const HAVE_CURRENT_DATA = 2;

/** Seconds beyond which a first frame is not sought any more. */
const FIRST_FRAME_LIMIT_SECONDS = 3;

/** How long a file is taken to be while nobody knows. */
const UNKNOWN_DURATION_SECONDS = 3_600;

class Pipeline implements MediaPipeline {
  readonly #video: HTMLVideoElement;
  readonly #source: ByteSource;
  readonly #attachment: MediaSourceAttachment;
  readonly #input: ByteSourceInput;
  readonly #lifetime: AbortController;
  readonly #signal: AbortSignal;
  readonly #changes = new ChangeSignal();
  readonly #failures = new EventTarget();
  readonly #gate = new StartGate({
    isPlaying: () => !this.#video.paused && this.#demand === 'playback',
    secondsThere: () => this.#secondsThere(),
    nowMs: () => performance.now(),
  });
  #limits: BufferLimits;
  #demand: Demand;
  #mediaSource: MediaSource | null = null;
  #feeders: readonly TrackFeeder[] = [];
  #run = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #failure: PlayerError | null = null;
  #holes: HoleWatch | null = null;

  constructor(options: OpenMediaOptions, lifetime: AbortController, signal: AbortSignal) {
    this.#video = options.video;
    this.#source = options.source;
    this.#attachment = options.attachment;
    this.#limits = options.limits ?? DEFAULT_LIMITS;
    this.#demand = options.demand ?? 'playback';
    // Read ahead from the first read on: what follows a key frame is needed next.
    this.#input = new ByteSourceInput(options.source, signal, () => this.#hintReadAhead());
    this.#lifetime = lifetime;
    this.#signal = signal;
  }

  get demand(): Demand {
    return this.#demand;
  }

  set demand(demand: Demand) {
    this.#demand = demand;
    this.#hintReadAhead();
    this.#changes.notify();
  }

  get currentTime(): number {
    return this.#video.currentTime;
  }

  async open(): Promise<void> {
    const { mediaSource, feeders } = await openTracks({
      input: this.#input.input,
      opened: this.#attachment.opened,
      host: this,
      signal: this.#signal,
    });
    this.#mediaSource = mediaSource;
    this.#feeders = feeders;
    await Promise.all(feeders.map((feeder) => feeder.initialize()));
    this.#holes = new HoleWatch(this.#video, feeders, this.#signal);
    this.#listen();
    this.#restart(feeders.map(() => this.currentTime));
  }

  bufferingProgress(): number {
    const { currentTime, duration } = this.#video;
    const fedUntil = Math.min(...this.#pending().map((feeder) => feeder.fedUntil));
    const isFed = this.#feeders.every((feeder) => feeder.hasFirstSegment);
    if (!isFed) {
      const held = this.#gate.progress();
      return held < 1 ? held : 0; // Nothing is held back, and nothing is there either.
    }
    return readiness(
      fedUntil - currentTime,
      Number.isNaN(duration) ? Infinity : duration - currentTime,
    );
  }

  onFailure(callback: (error: PlayerError) => void, signal: AbortSignal): void {
    const report = () => {
      if (this.#failure && !signal.aborted) callback(this.#failure);
    };
    if (this.#failure) queueMicrotask(report);
    else this.#failures.addEventListener('failure', report, { signal, once: true });
  }

  /** @see FeedHost */
  mayFeed(feeder: TrackFeeder, signal: AbortSignal): Promise<void> {
    return this.#changes.until(() => this.#wantsMore(feeder), signal);
  }

  /** @see FeedHost */
  mayShow(signal: AbortSignal): Promise<void> {
    return this.#gate.pass(signal);
  }

  /** @see FeedHost */
  fed(feeder: TrackFeeder): void {
    this.#hintReadAhead();
    this.#holes?.check();
    void feeder.trim(this.currentTime, this.#limits).catch(() => undefined);
    this.#changes.notify();
  }

  /** @see FeedHost */
  async full(_feeder: TrackFeeder, signal: AbortSignal): Promise<void> {
    const forwardBytes = Math.max(1, 0.8 * this.#forwardBytes());
    this.#limits = { ...this.#limits, forwardBytes };
    await this.#changes.next(signal);
  }

  /** Tracks that were not yet fed to their end; all of them when every one was. */
  #pending(): readonly TrackFeeder[] {
    const pending = this.#feeders.filter((feeder) => !feeder.ended);
    return pending.length > 0 ? pending : this.#feeders;
  }

  #wantsMore(feeder: TrackFeeder): boolean {
    const isShown = this.#video.readyState >= HAVE_CURRENT_DATA;
    const onlyFirstFrame = this.#demand === 'first-frame';
    if (onlyFirstFrame && isShown) return false;
    const position = {
      currentTime: this.currentTime,
      fedUntil: feeder.fedUntil,
      slowestFedUntil: Math.min(...this.#pending().map(({ fedUntil }) => fedUntil)),
      forwardBytes: this.#forwardBytes(),
    };
    const forwardSeconds = onlyFirstFrame ? FIRST_FRAME_LIMIT_SECONDS : this.#limits.forwardSeconds;
    return wantsMore(position, { ...this.#limits, forwardSeconds });
  }

  /** What is held of the file from where reading goes on, in seconds at its average rate. */
  #secondsThere(): number {
    const { lengthBytes } = this.#source;
    const start = this.#input.nextReadStart ?? lengthBytes;
    const held = this.#source.heldRanges().find((one) => one.start <= start && start < one.end);
    const end = start >= lengthBytes ? lengthBytes : (held?.end ?? start);
    return end === lengthBytes ? Infinity : (end - start) / this.#bytesPerSecond();
  }

  #bytesPerSecond(): number {
    const { duration } = this.#video;
    return this.#source.lengthBytes / (duration > 0 ? duration : UNKNOWN_DURATION_SECONDS);
  }

  #forwardBytes(): number {
    return this.#feeders.reduce((sum, feeder) => sum + feeder.forwardBytes(this.currentTime), 0);
  }

  #listen(): void {
    const listen = (type: string, listener: () => void) =>
      this.#video.addEventListener(type, listener, { signal: this.#signal });
    const notify = () => this.#changes.notify();
    for (const type of ['timeupdate', 'loadeddata', 'canplay', 'playing', 'pause']) {
      listen(type, notify);
    }
    // How soon bytes are needed depends on whether playback runs.
    for (const type of ['play', 'pause']) listen(type, () => this.#hintReadAhead());
    listen('seeking', () => this.#seek());
    listen('waiting', () => {
      this.#holes?.check();
      this.#gate.close();
    });
    listen('error', () => this.#fail(elementError(this.#video)));
  }

  #seek(): void {
    const from = planSeek(this.currentTime, this.#feeders);
    if (!from) {
      this.#changes.notify();
      return;
    }
    this.#gate.close();
    this.#restart(from);
  }

  #restart(from: readonly number[]): void {
    const superseded = new DOMException('superseded by a newer position', 'AbortError');
    this.#run.abort(superseded);
    this.#run = new AbortController();
    this.#source.readAhead(null);
    this.#input.suspend(superseded);
    this.#feeders.forEach((feeder, index) => feeder.prepare(from[index] ?? this.currentTime));
    const signal = AbortSignal.any([this.#run.signal, this.#signal]);
    this.#running = this.#feed(this.#running, signal);
  }

  async #feed(previous: Promise<void>, signal: AbortSignal): Promise<void> {
    await previous;
    if (signal.aborted) return;
    this.#input.resume();
    const runs = this.#feeders.map((feeder) => feeder.run(signal));
    try {
      await Promise.all(runs);
      this.#end();
    } catch (reason) {
      this.#failUnlessOver(reason, signal);
    }
    await Promise.allSettled(runs);
  }

  /** Tells the browser that nothing follows, so that `ended` fires there. */
  #end(): void {
    this.#source.readAhead(null);
    if (this.#mediaSource?.readyState === 'open') this.#mediaSource.endOfStream();
  }

  #hintReadAhead(): void {
    if (this.#signal.aborted) return;
    const start = this.#input.nextReadStart;
    // Before the container's index is known, a read says nothing about the next.
    const isStarted = start !== null && this.#feeders.length > 0;
    const wantsAhead = isStarted && this.#demand === 'playback';
    this.#source.readAhead(wantsAhead ? this.#readAhead(start) : null);
  }

  #readAhead(start: number): ReadAhead {
    const { paused, seeking, readyState, currentTime } = this.#video;
    const { lengthBytes } = this.#source;
    const fedUntil = Math.min(...this.#pending().map((feeder) => feeder.fedUntil));
    // A picture that is not shown yet is waited for, also in a pause.
    const isAtRest = paused && !seeking && readyState >= HAVE_CURRENT_DATA;
    return {
      range: { start, end: lengthBytes },
      bufferedSeconds: isAtRest ? Infinity : Math.max(0, fedUntil - currentTime),
      bytesPerSecond: this.#bytesPerSecond(),
    };
  }

  #failUnlessOver(reason: unknown, signal: AbortSignal): void {
    if (!signal.aborted) this.#fail(PlayerError.from(reason, 'media-damaged'));
  }

  #fail(error: PlayerError): void {
    if (this.#failure || this.#signal.aborted) return;
    this.#failure = error;
    this.#source.readAhead(null);
    this.#lifetime.abort(error);
    this.#failures.dispatchEvent(new Event('failure'));
  }
}

function elementError({ error }: HTMLVideoElement): PlayerError {
  const isUnsupported = error?.code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED;
  const code = isUnsupported ? 'media-unsupported' : 'media-damaged';
  return new PlayerError(code, error?.message ?? 'the media element failed', { cause: error });
}

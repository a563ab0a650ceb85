import type { MediaTags } from '../../core/media-tags.js';
import { PlayerError } from '../../core/player-error.js';
import type { ThumbnailAt } from '../../core/thumbnail.js';
import {
  DEFAULT_LIMITS,
  firstSegmentSeconds,
  maySuffice,
  readiness,
  segmentSeconds,
  takesSingleFrames,
  wantsMore,
} from '../buffer-policy.js';
import type { BufferLimits } from '../buffer-policy.js';
import type { MediaReader } from '../reader/media-reader.js';
import { PersistentReader } from '../reader/persistent-reader.js';
import { ReadGate } from '../reader/read-gate.js';
import { ReaderSupply } from '../reader/reader-supply.js';
import { HeldBytes } from '../thumbnails/held-bytes.js';
import { Thumbnails } from '../thumbnails/thumbnails.js';
import { planSeek } from '../seek-plan.js';
import type { PlayableTrack } from '../track-choice.js';
import { AudioSelection } from './audio-selection.js';
import { ChangeSignal } from './change-signal.js';
import { FeedRuns } from './feed-runs.js';
import { FirstFrameWait } from './first-frame-wait.js';
import { HoleWatch } from './hole-watch.js';
import type { Demand, MediaPipeline, OpenMediaOptions } from './media-pipeline.js';
import type { MediaSourceAttachment } from './media-source-attachment.js';
import { openTracks } from './open-tracks.js';
import { ReadAheadHints } from './read-ahead-hints.js';
import { StartGate } from './start-gate.js';
import { endStream } from './stream-end.js';
import { StreamingWish } from './streaming-wish.js';
import type { TrackFeeder } from './track-feeder.js';

/** Seconds beyond which a first frame is not sought any more. */
const FIRST_FRAME_LIMIT_SECONDS = 3;

/** Into what is shown, beyond what rounding takes off. */
const NUDGE_SECONDS = 0.001;

/** Feeds a file to a media element. @see openMedia */
export class FeedingPipeline implements MediaPipeline {
  readonly #video: HTMLVideoElement;
  readonly #ahead: ReadAheadHints;
  readonly #attachment: MediaSourceAttachment;
  readonly #reads: ReadGate;
  readonly #reader: MediaReader;
  readonly #lifetime: AbortController;
  readonly #signal: AbortSignal;
  readonly #changes = new ChangeSignal();
  readonly #failures = new EventTarget();
  readonly #thumbnails: Thumbnails;
  readonly #onTracks: OpenMediaOptions['onTracks'];
  readonly #gate = new StartGate({
    isPlaying: () => !this.#video.paused && this.#demand === 'playback',
    secondsThere: () => this.#ahead.secondsThere(),
    nowMs: () => performance.now(),
  });
  #limits: BufferLimits;
  #demand: Demand;
  #mediaSource: MediaSource | null = null;
  #tracks: readonly PlayableTrack[] = [];
  #feeders: readonly TrackFeeder[] = [];
  readonly #runs: FeedRuns;
  #audio: AudioSelection | null = null;
  #failure: PlayerError | null = null;
  #holes: HoleWatch | null = null;
  #wish: StreamingWish | null = null;
  /** Seconds. @see hideBefore */
  #shownFrom = 0;
  readonly #firstFrame: FirstFrameWait;

  constructor(options: OpenMediaOptions, lifetime: AbortController, signal: AbortSignal) {
    this.#video = options.video;
    this.#onTracks = options.onTracks;
    this.#attachment = options.attachment;
    this.#limits = options.limits ?? DEFAULT_LIMITS;
    this.#demand = options.demand ?? 'playback';
    // Read ahead from the first read on: what follows a key frame is needed next.
    this.#reads = new ReadGate(options.source, signal, () => this.#hintReadAhead());
    this.#ahead = new ReadAheadHints({
      video: options.video,
      source: options.source,
      nextReadStart: () => this.#reads.nextReadStart,
      fedUntil: () => this.#slowestFedUntil(),
      // Before the container's index is known, a read says nothing about the next.
      wantsAhead: () => this.#feeders.length > 0 && this.#demand === 'playback' && this.#isWanted(),
    });
    const readers = options.readers ?? new ReaderSupply(signal);
    this.#reader = new PersistentReader(
      { connect: (own) => readers.connect(this.#reads, own), widen: () => readers.widen() },
      signal,
    );
    const held = new HeldBytes(options.source);
    this.#thumbnails = new Thumbnails((own) => readers.connect(held, own), signal);
    this.#lifetime = lifetime;
    this.#signal = signal;
    this.#firstFrame = new FirstFrameWait(() => this.#changes.notify(), signal);
    this.#runs = new FeedRuns({
      reads: this.#reads,
      signal,
      onEnd: () => this.#end(),
      onFailure: (reason) => this.#fail(PlayerError.from(reason, 'media-damaged')),
    });
  }

  get tracks(): readonly PlayableTrack[] {
    return this.#tracks;
  }

  get audioTrackId(): number | null {
    return this.#audio?.trackId ?? null;
  }

  get thumbnailAt(): ThumbnailAt {
    return this.#thumbnails.at;
  }

  get demand(): Demand {
    return this.#demand;
  }

  set demand(demand: Demand) {
    this.#demand = demand;
    // A reader that is lost meanwhile is told by what is asked of it next.
    this.#reader.setDemand(demand).catch(() => undefined);
    this.#rethink();
  }

  get currentTime(): number {
    return this.#video.currentTime;
  }

  async open(): Promise<void> {
    const { mediaSource, playable, feeders } = await openTracks({
      reader: this.#reader,
      demand: this.#demand,
      opened: this.#attachment.opened,
      host: this,
      signal: this.#signal,
    });
    this.#mediaSource = mediaSource;
    this.#tracks = playable;
    this.#feeders = feeders;
    this.#audio = this.#audioSelection();
    this.#onTracks?.(this);
    await Promise.all(feeders.map((feeder) => feeder.initialize()));
    const rethink = () => this.#rethink();
    this.#wish = new StreamingWish(mediaSource, rethink, this.#signal);
    this.#holes = new HoleWatch(this.#video, feeders, this.#signal);
    this.#listen();
    this.#restart(feeders.map(() => this.currentTime));
  }

  selectAudio(id: number): Promise<void> {
    return this.#audio?.select(id) ?? Promise.reject(new RangeError('the file has no sound'));
  }

  tags(): Promise<MediaTags> {
    return this.#reader.tags();
  }

  bufferingProgress(): number {
    const { currentTime, duration } = this.#video;
    const fedUntil = this.#slowestFedUntil();
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
  segmentSeconds(feeder: TrackFeeder): number {
    const { kind } = feeder.track;
    const aheadSeconds = feeder.fedUntil - this.currentTime;
    const lacksSound = kind === 'audio' && !maySuffice(kind, aheadSeconds);
    const isFirst = lacksSound || !feeder.hasFirstSegment;
    if (isFirst && this.#isFrugal()) return firstSegmentSeconds(kind, aheadSeconds);
    return segmentSeconds(this.currentTime, feeder.fedUntil);
  }

  /** @see FeedHost */
  mayFeed(feeder: TrackFeeder, signal: AbortSignal): Promise<void> {
    return this.#changes.until(() => this.#wantsMore(feeder), signal);
  }

  /** @see FeedHost */
  mayShow(signal: AbortSignal): Promise<boolean> {
    return this.#gate.pass(signal);
  }

  /** @see FeedHost */
  hideBefore(seconds: number): void {
    this.#shownFrom = seconds;
    this.#skipHidden();
  }

  /** @see FeedHost */
  fed(feeder: TrackFeeder): void {
    this.#hintReadAhead();
    this.#holes?.check();
    void feeder.trim(this.currentTime, this.#limits).catch(() => undefined);
    this.#firstFrame.fed();
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

  #slowestFedUntil(): number {
    return Math.min(...this.#pending().map(({ fedUntil }) => fedUntil));
  }

  /** False while the browser wants no media. */
  #isWanted(): boolean {
    return this.#wish?.isWanted ?? true;
  }

  #wantsMore(feeder: TrackFeeder): boolean {
    if (!this.#isWanted()) return false;
    const isShown = this.#video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
    const onlyFirstFrame = this.#demand === 'first-frame';
    if (onlyFirstFrame && isShown) return false;
    if (this.#isFrugal() && this.#firstFrame.holds(feeder, this.#feeders, this.currentTime)) {
      return false;
    }
    const position = {
      currentTime: this.currentTime,
      fedUntil: feeder.fedUntil,
      slowestFedUntil: this.#slowestFedUntil(),
      forwardBytes: this.#forwardBytes(),
      forwardFrames: feeder.forwardFrames(this.currentTime),
    };
    const forwardSeconds = onlyFirstFrame ? FIRST_FRAME_LIMIT_SECONDS : this.#limits.forwardSeconds;
    return wantsMore(position, { ...this.#limits, forwardSeconds });
  }

  /** Whether no more is read than may show the first frame. */
  #isFrugal(): boolean {
    const onlyFirstFrame = this.#demand === 'first-frame';
    return onlyFirstFrame && this.#feeders.every(({ track }) => takesSingleFrames(track.codec));
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
    listen('error', () => this.#fail(elementError(this.#video, this.#codecs)));
  }

  /** Moves on from where nothing is to be shown; true when it was there. */
  #skipHidden(): boolean {
    if (this.currentTime >= this.#shownFrom) return false;
    this.#video.currentTime = this.#shownFrom + NUDGE_SECONDS;
    return true;
  }

  #seek(): void {
    if (this.#skipHidden()) return;
    const from = planSeek(this.currentTime, this.#feeders);
    if (!from) {
      this.#changes.notify();
      return;
    }
    this.#gate.close();
    this.#restart(from);
  }

  #restart(from: readonly number[]): void {
    this.#ahead.withdraw();
    const position = (index: number) => from[index] ?? this.currentTime;
    this.#runs.restart(new Map(this.#feeders.map((feeder, index) => [feeder, position(index)])));
  }

  /** A track was fed to its end. */
  async #end(): Promise<void> {
    if (this.#feeders.some(({ ended }) => !ended)) return;
    this.#ahead.withdraw();
    if (this.#mediaSource) await endStream(this.#mediaSource, this.#feeders);
  }

  #hintReadAhead(): void {
    if (!this.#signal.aborted) this.#ahead.update();
  }

  /** What may be fed or fetched has changed. */
  #rethink(): void {
    this.#hintReadAhead();
    this.#changes.notify();
  }

  #audioSelection(): AudioSelection | null {
    const feeder = this.#feeders.find(({ track }) => track.kind === 'audio');
    if (!feeder) return null;
    const restart = () => this.#runs.restartOne(feeder, this.currentTime);
    const [reader, tracks, signal] = [this.#reader, this.#tracks, this.#signal];
    return new AudioSelection({ reader, tracks, feeder, restart, signal });
  }

  /** Of the tracks that play. */
  get #codecs(): readonly string[] {
    const playing = new Set(this.#feeders.map(({ track }) => track.id));
    return this.#tracks.filter(({ id }) => playing.has(id)).map(({ codec }) => codec);
  }

  #fail(error: PlayerError): void {
    if (this.#failure || this.#signal.aborted) return;
    this.#failure = error;
    this.#ahead.withdraw();
    this.#lifetime.abort(error);
    this.#failures.dispatchEvent(new Event('failure'));
  }
}

function elementError({ error }: HTMLVideoElement, codecs: readonly string[]): PlayerError {
  const isUnsupported = error?.code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED;
  const code = isUnsupported ? 'media-unsupported' : 'media-damaged';
  const message = error?.message ?? 'the media element failed';
  return new PlayerError(code, message, { cause: error, codecs });
}

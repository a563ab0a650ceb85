import { PlayerError, toErrorDetail } from './core/player-error.js';
import { INITIAL_STATE } from './core/player-state.js';
import type { ThumbnailOptions } from './core/thumbnail.js';
import type { TorrentElementEventMap } from './events.js';
import { AudioTrackList } from './session/audio-track-list.js';
import { parseSeeding } from './session/attribute-values.js';
import { HttpFallback } from './session/http-fallback.js';
import { parseFallbackAfterMs } from './session/http-sources.js';
import { toMediaError } from './session/media-error.js';
import { parseTimeFragment, type TimeFragment } from './session/media-fragment.js';
import { MediaTasks } from './session/media-tasks.js';
import { copyEvent } from './session/event-handlers.js';
import { notSupported, PendingPlays } from './session/pending-plays.js';
import { observePlayback } from './session/playback-observer.js';
import { PlayerSession, type Demand, type SessionEvent } from './session/player-session.js';
import { EVENTS_OF_PLAYING, ResourceLoad } from './session/resource-load.js';
import {
  LIMIT_ATTRIBUTES,
  OWN_ATTRIBUTES,
  SOURCE_ATTRIBUTES,
  SOURCE_DETAILS,
  readLimits,
  readSessionOptions,
} from './session/session-attributes.js';
import { newsOf, torrentEvent } from './session/session-news.js';
import { SourceElement } from './source-element.js';

/**
 * How long a removed element keeps its session, so that a move within the
 * document (which removes and inserts) does not end it.
 */
const REMOVAL_GRACE_MS = 250;

/**
 * `<torrent-video>`: looks and behaves like `<video>`, but its source is a
 * torrent. Every attribute, member and event of HTMLVideoElement is there.
 *
 * Contacts nobody before playback is asked for (`play()`, `autoplay`, or
 * `preload` other than `none`); releases everything when it leaves the document.
 *
 * @tag torrent-video
 * @attr {string} magnet - Magnet URI; wins over `src`. May end in `#t=` like `src`.
 * @attr {string} src - Magnet URI, bare infohash, or URL of a `.torrent`; `#t=10,20` plays from 10 s and pauses at 20 s.
 * @attr {string} file - Which file plays: index, path or glob. Default: the largest playable.
 * @attr {string} trackers - Space-separated `wss:` URLs added to the torrent's own.
 * @attr {string} web-seeds - Space-separated URLs added to the torrent's own.
 * @attr {string} ice-servers - JSON array of RTCIceServer.
 * @attr {on|off} seeding - Whether others may be served. Default: `on`.
 * @attr {string} upload-limit - Most bytes sent per second: `100KiB`, `1MiB`; `0` is nothing. Default: none.
 * @attr {string} download-limit - Most bytes fetched per second. Default: none.
 * @attr {number} ratio-limit - Uploading ends at so many bytes up for each byte down. Default: none.
 * @attr {ease|ignore} metered - Where data is dear, send next to nothing, or as ever. Default: `ease`.
 * @attr {string} memory-budget - Most bytes of the torrent held. Default: `256MiB`.
 * @attr {number} fallback-after - Seconds without a byte after which a `<source>` child plays. Default: 20.
 * @fires torrentmetadata - Name, files and infohash are known.
 * @fires torrentfilechange - Another file plays.
 * @fires torrentstats - Once a second; `detail` is a TorrentSnapshot.
 * @fires torrentseedingchange - `{seeding}` is `on`, `off`, `capped` (limit reached) or `eased` (metered).
 * @fires torrentdiagnosis - What is wrong now: `{code, message, hint}`, or null when it is over.
 * @fires torrentfallback - A `<source>` plays over HTTP instead: `{reason, url}`.
 * @fires torrenterror - `detail` is `{code, message, retryable}`.
 */
export class TorrentVideo extends SourceElement {
  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...OWN_ATTRIBUTES];
  }

  readonly #tasks = new MediaTasks();
  readonly #audioTracks = new AudioTrackList(this.#tasks, (id) => this.#session?.selectAudio(id));
  #session: PlayerSession | null = null;
  #observing: AbortController | null = null;
  #mirrorPlayback: () => void = () => undefined;
  #releasing: ReturnType<typeof setTimeout> | undefined;
  /** Whether a source will be selected before anything else happens. */
  #selecting = false;
  #mediaError: MediaError | null = null;
  #currentSrc = '';
  /** Where playback begins and pauses, when the source says so; null when that is done. */
  #fragment: TimeFragment | null = null;
  readonly #resource = new ResourceLoad(this.#tasks, (type) => this.dispatchEvent(new Event(type)));
  readonly #plays = new PendingPlays();
  readonly #fallback = new HttpFallback({
    video: () => this.nativeEl,
    store: this.store,
    urls: () => this.httpUrls(),
    leaveSwarm: () => {
      this.#session?.dispose();
      this.#session = null;
      this.#mediaError = null;
    },
    onFallback: (reason, url) =>
      this.dispatchEvent(torrentEvent('torrentfallback', { reason, url })),
    onFailed: () => this.#reportError(),
  });

  /**
   * The audio tracks of the file that plays (HTML §4.8.11.10.1), for choosing
   * one. Here in every browser, also where `<video>` has none.
   */
  get audioTracks(): AudioTrackList {
    return this.#audioTracks;
  }

  /**
   * What was selected: the magnet URI, infohash or URL, or that of the `<source>`
   * that took over; '' before that, and for a `srcObject`.
   */
  override get currentSrc(): string {
    return this.#fallback.url || this.#currentSrc;
  }

  /** How far loading is (HTML §4.8.11.4): of the torrent, not of the `<video>` inside. */
  override get networkState(): number {
    return this.#resource.networkState(this.nativeEl.networkState);
  }

  /** The reason why playback failed (HTML §4.8.11.1); `torrenterror` says more. */
  override get error(): MediaError | null {
    return this.#mediaError ?? this.nativeEl.error;
  }

  /**
   * Starts the swarm as well as playback (HTML §4.8.11.8).
   *
   * @throws NotSupportedError when the source cannot be played; `torrenterror` says why.
   * @throws AbortError when another load, or a pause, comes first.
   * @throws NotAllowedError when the browser wants a gesture of the viewer's.
   */
  override play(): Promise<void> {
    // At once, not when the task is over: the viewer's gesture allows what is attached now.
    if (this.#selecting) this.#select();
    if (this.#mediaError) return Promise.reject(notSupported(this.#mediaError.message));
    clearTimeout(this.#releasing);
    this.#start('playback');
    return this.#plays.track(this.nativeEl.play());
  }

  /** Begins anew with the current source, after a failure for example (HTML §4.8.11.5). */
  override load(): void {
    if (this.hasSource()) this.#loadAgain();
    else if (!this.#selecting) this.nativeEl.load();
  }

  /**
   * Plays another file of the torrent.
   *
   * @param wish - Index, path or glob, as in the `file` attribute.
   * @throws PlayerError `file-not-found` when it names nothing.
   */
  selectFile(wish: string | number): void {
    const former = this.store.state.torrent.fileIndex;
    this.#session?.selectFile(wish);
    if (this.store.state.torrent.fileIndex === former) return;
    this.#fragment = null;
    this.#resource.begin();
    this.#resource.select();
  }

  /**
   * Leaves the swarm and plays the first `<source>` child that can be played,
   * from where playback is, until `load()` or another source.
   *
   * @returns false, and nothing changes, when there is none or one plays already.
   */
  playOverHttp(): boolean {
    if (this.#selecting) this.#select();
    return this.#fallback.begin('requested');
  }

  /** Whether there is a `<source>` child that `playOverHttp()` would try. */
  get canPlayOverHttp(): boolean {
    return this.httpUrls().length > 0;
  }

  /** A picture for a time, of bytes that are here; null without them. Closing it is up to the caller. */
  thumbnailAt(timeSeconds: number, options?: ThumbnailOptions): Promise<ImageBitmap | null> {
    return this.#session?.thumbnailAt(timeSeconds, options) ?? Promise.resolve(null);
  }

  /** Leaves the swarm and forgets everything that was fetched; `play()` joins anew. */
  leave(): void {
    this.#reset();
    this.#select();
    this.#resource.suspend();
  }

  /** Passes on what the `<video>` inside tells, but what this element tells itself. */
  override handleEvent(event: Event): void {
    const inner = this.nativeEl;
    if (event.target !== inner || this.#resource.hides(event.type, inner)) return;
    if (event.type === 'timeupdate') this.#pauseAtEnd();
    if (!EVENTS_OF_PLAYING.has(event.type)) this.#tasks.flush();
    this.dispatchEvent(copyEvent(event));
  }

  override connectedCallback(): void {
    this.#observe();
    if (this.#selecting) queueMicrotask(() => this.#selectAndPreload());
    else if (this.#resource.networkState(0) !== 0) this.#openSession();
  }

  override disconnectedCallback(): void {
    this.#releasing = setTimeout(() => {
      if (!this.isConnected) this.#release();
    }, REMOVAL_GRACE_MS);
  }

  override attributeChangedCallback(
    name: string,
    former: string | null,
    value: string | null,
  ): void {
    if (name === 'seeding') this.#session?.setSeeding(parseSeeding(value));
    else if (LIMIT_ATTRIBUTES.includes(name)) this.#session?.setLimits(readLimits(this.read));
    else if (SOURCE_ATTRIBUTES.includes(name)) this.#loadAgain();
    else if (SOURCE_DETAILS.includes(name)) this.#detailChanged();
    // Not forwarded: a native preload=none would keep the MediaSource closed.
    else if (name !== 'preload') super.attributeChangedCallback(name, former, value);
    if (name === 'preload' || name === 'autoplay') this.#preload();
  }

  /** Watches the `<video>` inside, and passes on its events. */
  #observe(): void {
    if (this.#observing) return;
    this.#observing = new AbortController();
    super.connectedCallback();
    const { signal } = this.#observing;
    const progress = () => this.#session?.bufferingProgress() ?? 0;
    this.#mirrorPlayback = observePlayback(this.nativeEl, this.store, progress, signal);
    // Native controls play the inner element without asking this one.
    this.nativeEl.addEventListener('play', () => this.#start('playback'), { signal });
    this.shadowRoot?.addEventListener('slotchange', () => this.#sourcesChanged(), { signal });
  }

  /** Out of the document for good: what `play()` or another insertion finds is a fresh source. */
  #release(): void {
    if (!this.#observing) return;
    this.#reset();
    this.#resource.selectNothing();
    this.#selecting = this.hasSource();
    this.#observing.abort();
    this.#observing = null;
    super.disconnectedCallback();
  }

  protected override sourceObjectChanged(): void {
    this.#loadAgain();
  }

  /** The media element load algorithm (HTML §4.8.11.5). */
  #loadAgain(): void {
    this.#reset();
    this.#selecting = true;
    queueMicrotask(() => this.#selectAndPreload());
  }

  /** Several attributes set in one task make one source. */
  #detailChanged(): void {
    if (!this.#selecting && this.hasSource()) this.#loadAgain();
  }

  #reset(): void {
    if (this.#resource.networkState(0) === 0 && !this.hasSource()) return;
    this.#endSession();
    this.#resource.begin();
    this.nativeEl.playbackRate = this.nativeEl.defaultPlaybackRate;
  }

  #selectAndPreload(): void {
    if (!this.#selecting) return;
    this.#select();
    this.#preload();
    if (this.store.state.torrent.phase === 'idle') this.#resource.suspend();
  }

  /** The resource selection algorithm (HTML §4.8.11.5). */
  #select(): void {
    this.#selecting = false;
    if (!this.hasSource()) {
      this.#resource.selectNothing();
      return;
    }
    this.#resource.select();
    this.#currentSrc = this.srcObject ? '' : this.magnet || this.src;
    this.#fragment = parseTimeFragment(this.#currentSrc);
    // One that is in no document, and asked for nothing, may be forgotten: nothing may hold it.
    if (this.isConnected) this.#openSession();
  }

  /** Makes the session of the source that was selected, once. */
  #openSession(): void {
    if (this.#session || this.#fallback.url || !this.hasSource()) return;
    if (this.store.state.torrent.error) return;
    this.#observe();
    try {
      const options = { source: this.parseSource(), ...readSessionOptions(this.read) };
      const report = (event: SessionEvent) => this.#report(event);
      this.#session = new PlayerSession(this.nativeEl, this.store, options, report);
    } catch (reason) {
      const error = toErrorDetail(PlayerError.from(reason, 'invalid-source'));
      this.store.patch('torrent', { phase: 'failed', error });
      this.#tasks.queue(() => this.#report('error'));
    }
  }

  /** Pauses once, where the source says that it ends (Media Fragments URI 1.0 §4.2.1). */
  #pauseAtEnd(): void {
    const end = this.#fragment?.end ?? Infinity;
    if (this.paused || this.seeking || this.currentTime < end) return;
    this.#fragment = null;
    this.pause();
  }

  /** Fetches, as far as is wanted. */
  #start(demand: Demand): void {
    if (this.#selecting || this.#resource.networkState(0) === 0) return;
    this.#openSession();
    const { playbackRate, currentTime: ownTime } = this.nativeEl;
    // What a script asked for counts more than what the source says (HTML §4.8.11.5).
    const currentTime = this.readyState > 0 ? ownTime : ownTime || (this.#fragment?.start ?? 0);
    this.#session?.start(demand);
    if (demand === 'playback') this.#awaitSwarm();
    // What is set before there are media holds for them; attaching resets it.
    if (this.playbackRate !== playbackRate) this.playbackRate = playbackRate;
    if (this.currentTime !== currentTime) this.currentTime = currentTime;
  }

  #preload(): void {
    const plays = this.hasAttribute('autoplay') || !this.nativeEl.paused;
    if (plays || this.preload === 'auto') this.#start('playback');
    else if (this.preload === 'metadata') this.#start('first-frame');
  }

  #awaitSwarm(): void {
    if (this.#session) this.#fallback.arm(parseFallbackAfterMs(this.read('fallback-after')));
  }

  /** A `<source>` may come after the failure that it helps against. */
  #sourcesChanged(): void {
    const { error } = this.store.state.torrent;
    if (error) this.#fallback.onFailure(error);
  }

  #endSession(): void {
    this.#fallback.end();
    this.#session?.dispose();
    this.#session = null;
    this.#mediaError = null;
    this.store.patch('torrent', INITIAL_STATE.torrent);
    this.store.patch('swarm', INITIAL_STATE.swarm);
    this.#mirrorPlayback();
  }

  #report(event: SessionEvent): void {
    if (event === 'sample') this.#mirrorPlayback();
    if (event === 'fetching') this.#resource.resume();
    if (event === 'suspended') this.#resource.suspend();
    if (event === 'tracks') this.#audioTracks.update(this.store.state.tracks);
    const news = newsOf(event, this.store.state);
    if (news) this.dispatchEvent(news);
    if (event === 'diagnosis') this.#fallback.onDiagnosis();
    if (event === 'error') this.#failed();
  }

  #failed(): void {
    const { error } = this.store.state.torrent;
    if (error && !this.#fallback.onFailure(error)) this.#reportError();
  }

  #reportError(): void {
    const { error } = this.store.state.torrent;
    if (!error) return;
    this.#mediaError = toMediaError(error);
    this.#mirrorPlayback();
    this.#resource.fail();
    this.dispatchEvent(torrentEvent('torrenterror', error));
    this.#plays.fail(error.message);
    this.nativeEl.pause();
  }
}

export interface TorrentVideo {
  addEventListener<Type extends keyof TorrentElementEventMap>(
    type: Type,
    listener: (this: TorrentVideo, event: TorrentElementEventMap[Type]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'torrent-video': TorrentVideo;
  }
}

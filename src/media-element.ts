import { ConsentElement } from './consent-element.js';
import { PlayerError, toErrorDetail } from './core/player-error.js';
import { INITIAL_STATE, type ConsentTerms } from './core/player-state.js';
import { AudioTrackList } from './session/audio-track-list.js';
import type { FileFetching } from './session/file-fetching.js';
import { FragmentPlayback } from './session/fragment-playback.js';
import { HttpFallback } from './session/http-fallback.js';
import { isAvoidable, parseFallbackAfterMs } from './session/http-sources.js';
import { toMediaError } from './session/media-error.js';
import { MediaTasks } from './session/media-tasks.js';
import { NativePlayback } from './session/native-playback.js';
import { notSupported, PendingPlays } from './session/pending-plays.js';
import { observePlayback } from './session/playback-observer.js';
import {
  ignoreInterruptedPlay,
  PlayerSession,
  type Demand,
  type SessionEvent,
} from './session/player-session.js';
import { EVENTS_OF_PLAYING, ResourceLoad } from './session/resource-load.js';
import { readSessionOptions } from './session/session-attributes.js';
import { newsOf, torrentEvent } from './session/session-news.js';
import { observeTextTracks } from './session/text-track-observer.js';

/**
 * How long a removed element keeps its session, so that a move within the
 * document (which removes and inserts) does not end it.
 */
const REMOVAL_GRACE_MS = 250;

/**
 * Behaves as HTML says that a media element does, of a torrent: the load
 * algorithm, `networkState`, `error`, the promises of `play()`, and the events.
 */
export abstract class MediaElement extends ConsentElement {
  readonly #tasks = new MediaTasks();
  readonly #audioTracks = new AudioTrackList(this.#tasks, (id) => this.#session?.selectAudio(id));
  #session: PlayerSession | null = null;
  readonly #mirrorPlayback = observePlayback(
    this.media,
    this.store,
    () => this.#session?.bufferingProgress() ?? 0,
  );
  readonly #native = new NativePlayback(this.media, this.store);
  #releasing: ReturnType<typeof setTimeout> | undefined;
  /** Whether a source will be selected before anything else happens. */
  #selecting = false;
  /** Whether a pause came, so that `autoplay` does nothing until the next load. */
  #isPaused = false;
  #mediaError: MediaError | null = null;
  #currentSrc = '';
  /** The file to go on with under other terms; null for the one that the page wants. */
  #resumedFile: number | null = null;
  readonly #fragment = new FragmentPlayback();
  readonly #resource = new ResourceLoad(this.#tasks, (type) => this.dispatchEvent(new Event(type)));
  readonly #plays = new PendingPlays();
  /** @internal Fetches what cannot be played, for the viewer to keep; null before the first time. */
  protected fetching: FileFetching | null = null;
  readonly #fallback = new HttpFallback({
    video: () => this.media,
    store: this.store,
    urls: () => this.httpUrls(),
    leaveSwarm: () => {
      this.fetching?.end();
      this.#session?.dispose();
      this.#session = null;
      this.#mediaError = null;
    },
    onFallback: (reason, url) =>
      this.dispatchEvent(torrentEvent('torrentfallback', { reason, url })),
    onFailed: () => this.#reportError(),
  });

  constructor() {
    super();
    // Native controls play the inner element without asking this one.
    this.media.addEventListener('play', () => this.startOrAsk());
    this.shadowRoot?.addEventListener('slotchange', () => this.childrenChanged());
    observeTextTracks(this.media, this.store);
    this.childrenChanged();
  }

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
    if (this.#native.isActive) return this.media.currentSrc;
    return this.#fallback.url || this.#currentSrc;
  }

  /** How far loading is (HTML §4.8.11.4): of the torrent, not of the `<video>` inside. */
  override get networkState(): number {
    return this.#resource.networkState(this.media.networkState);
  }

  /** The reason why playback failed (HTML §4.8.11.1); `torrenterror` says more. */
  override get error(): MediaError | null {
    return this.#mediaError ?? this.media.error;
  }

  /**
   * Starts the swarm as well as playback (HTML §4.8.11.8).
   *
   * While nobody agreed to it, the promise waits for the answer: see `consent`.
   *
   * @throws NotSupportedError when the source cannot be played; `torrenterror` says why.
   * @throws AbortError when another load, or a pause, comes first.
   * @throws NotAllowedError when the browser wants a gesture of the viewer's, or the viewer says "not now".
   */
  override play(): Promise<void> {
    // At once, not when the task is over: the viewer's gesture allows what is attached now.
    if (this.#selecting) this.#select();
    if (this.#mediaError) return Promise.reject(notSupported(this.#mediaError.message));
    clearTimeout(this.#releasing);
    this.#isPaused = false;
    if (this.mustAsk) return this.#plays.track(this.ask().then(() => this.play()));
    this.start('playback');
    return this.#plays.track(this.media.play());
  }

  /** Pauses, and keeps `autoplay` from starting what is still to come (HTML §4.8.11.8). */
  override pause(): void {
    this.#isPaused = true;
    super.pause();
  }

  /** Begins anew with the current source, after a failure for example (HTML §4.8.11.5). */
  override load(): void {
    if (this.hasSource() || this.#native.isActive) this.loadAgain();
    else if (!this.#selecting) this.media.load();
  }

  /** @internal What plays the torrent, once there is one. */
  protected get session(): PlayerSession | null {
    return this.#session;
  }

  /** @internal The load algorithm once more, for another file of the same torrent. */
  protected fileChanged(): void {
    this.#fragment.select('');
    this.#resource.begin(this.media);
    this.#resource.select();
  }

  /** @internal Leaves the swarm for what `<source>` children offer; false if that is nothing. */
  protected beginOverHttp(): boolean {
    if (this.#selecting) this.#select();
    return !this.#native.isActive && this.#fallback.begin('requested');
  }

  override leave(): void {
    this.selectAgain(null);
    this.#resource.suspend();
  }

  protected override selectAgain(file: number | null): void {
    this.#reset();
    this.#resumedFile = file;
    this.#select();
  }

  /** @internal */
  protected get isSelecting(): boolean {
    return this.#selecting;
  }

  /** Passes on what the `<video>` inside tells, but what this element tells itself. */
  override handleEvent(event: Event): void {
    const { media } = this;
    if (this.#resource.hides(event.type, media, this.#native.isActive)) return;
    if (event.type === 'timeupdate') this.#fragment.pauseAtEnd(media);
    if (!EVENTS_OF_PLAYING.has(event.type)) this.#tasks.flush();
    const hasFailed = this.#native.follow(event.type);
    super.handleEvent(event);
    if (hasFailed) this.#tellError();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#selecting) queueMicrotask(() => this.#selectAndPreload());
    else if (this.#resource.networkState(0) !== 0) this.#openSession();
  }

  /** What a browser loaded for another document may be of no use in this one: it goes on anew. */
  override adoptedCallback(): void {
    super.adoptedCallback();
    if (!this.#session) return;
    const { paused, currentTime } = this;
    this.loadAgain();
    if (!paused) this.play().catch(ignoreInterruptedPlay);
    this.currentTime = currentTime;
  }

  disconnectedCallback(): void {
    this.#releasing = setTimeout(() => {
      if (!this.isConnected) this.#release();
    }, REMOVAL_GRACE_MS);
  }

  override childrenChanged(): void {
    super.childrenChanged();
    this.#native.update(this.nativeSources(), this.getAttribute('preload'));
    this.serversChanged();
    // A `<source>` may come after the failure that it helps against.
    const { error } = this.store.state.torrent;
    if (error && this.isStarted) this.#fallback.onFailure(error);
  }

  /** Out of the document for good: what `play()` or another insertion finds is a fresh source. */
  #release(): void {
    if (!this.#session && this.#resource.networkState(0) === 0) return;
    this.#reset();
    this.#resource.selectNothing();
    this.#selecting = this.hasSource();
  }

  /** @internal To lose a file that the browser plays takes a `load()` too (HTML §4.8.11.2). */
  protected sourceChanged(value: string | null): void {
    if (value !== null || !this.#native.isActive || this.hasSource()) this.loadAgain();
  }

  /** The media element load algorithm (HTML §4.8.11.5). */
  protected override loadAgain(): void {
    this.#reset();
    if (this.hasSource()) this.#native.end();
    else this.#native.load(this.nativeSource(), this.nativeSources(), this.getAttribute('preload'));
    this.#selecting = !this.#native.isActive;
    if (this.#native.isActive) this.#resource.selectNothing();
    else queueMicrotask(() => this.#selectAndPreload());
  }

  #reset(): void {
    if (this.#resource.networkState(0) === 0 && !this.hasSource()) return;
    const { networkState, currentTime } = this.media;
    this.forgetStart();
    this.#resumedFile = null;
    this.#endSession();
    this.#resource.begin({ networkState, currentTime });
    this.#isPaused = false;
    this.media.playbackRate = this.media.defaultPlaybackRate;
  }

  #selectAndPreload(): void {
    if (!this.#selecting) return;
    this.#select();
    this.preloadNow();
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
    this.serversChanged();
    this.#currentSrc = this.srcObject ? '' : this.magnet || this.src;
    this.#fragment.select(this.#currentSrc);
    // One that is in no document, and asked for nothing, may be forgotten: nothing may hold it.
    if (this.isConnected || !this.isValidSource()) this.#openSession();
  }

  /** Makes the session of the source that was selected, once. */
  #openSession(): void {
    if (this.#session || this.#fallback.url || !this.hasSource()) return;
    if (this.store.state.torrent.error) return;
    try {
      const options = { source: this.parseSource(), ...readSessionOptions(this.read) };
      const file = this.#resumedFile === null ? options.file : String(this.#resumedFile);
      this.#session = new PlayerSession(this.media, this.store, { ...options, file }, this.report);
    } catch (reason) {
      const error = toErrorDetail(PlayerError.from(reason, 'invalid-source'));
      // What HTTP may get round is got round when somebody wants to play.
      const isAvoided = isAvoidable(error.code) && this.canPlayOverHttp;
      if (isAvoided && !this.isStarted) return;
      this.store.patch('torrent', { phase: 'failed', error });
      this.#mediaError = toMediaError(error);
      if (isAvoided) this.#fallback.onFailure(error);
      else this.#tasks.queue(() => this.report('error'));
    }
  }

  protected override isSelected(): boolean {
    return !this.#selecting && this.#resource.networkState(0) !== 0;
  }

  protected override playsOverHttp(): boolean {
    return this.#fallback.url !== '';
  }

  protected override startUnder(terms: ConsentTerms, demand: Demand): void {
    const withPeers = terms === 'peers';
    this.#openSession();
    const isServed = withPeers || this.mayPlayWithoutPeers();
    if (this.#session && !isServed) this.#fallback.begin('server-only');
    const { playbackRate, currentTime: ownTime } = this.media;
    // What a script asked for counts more than what the source says (HTML §4.8.11.5).
    const currentTime = this.readyState > 0 ? ownTime : ownTime || this.#fragment.start;
    this.#session?.start(demand, withPeers);
    if (this.#isPaused) this.media.pause();
    if (demand === 'playback') this.#awaitSwarm();
    // What is set before there are media holds for them; attaching resets it.
    if (this.playbackRate !== playbackRate) this.playbackRate = playbackRate;
    if (this.currentTime !== currentTime) this.currentTime = currentTime;
  }

  protected override preloadNow(): void {
    this.#native.setPreload(this.getAttribute('preload'));
    if (this.hasAttribute('autoplay') || !this.media.paused) this.startOrAsk();
    else if (this.preload === 'auto') this.start('playback');
    else if (this.preload === 'metadata') this.start('first-frame');
  }

  #awaitSwarm(): void {
    if (this.#session) this.#fallback.arm(parseFallbackAfterMs(this.read('fallback-after')));
  }

  #endSession(): void {
    this.#fallback.end();
    this.fetching?.end();
    this.#session?.dispose();
    this.#session = null;
    this.#mediaError = null;
    this.store.patch('torrent', INITIAL_STATE.torrent);
    this.store.patch('swarm', INITIAL_STATE.swarm);
    this.#mirrorPlayback();
  }

  /** @internal */
  protected readonly report = (event: SessionEvent): void => {
    if (event === 'sample') this.#mirrorPlayback();
    if (event === 'fetching') this.#resource.resume();
    if (event === 'suspended') this.#resource.suspend();
    if (event === 'tracks') this.#audioTracks.update(this.store.state.tracks);
    const news = newsOf(event, this.store.state);
    if (news) this.dispatchEvent(news);
    if (event === 'diagnosis') this.#fallback.onDiagnosis();
    if (event === 'error') this.#failed();
  };

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
    this.#tellError();
    this.#plays.fail(error.message);
    this.media.pause();
  }

  #tellError(): void {
    const { error } = this.store.state.torrent;
    if (error) this.dispatchEvent(torrentEvent('torrenterror', error));
  }
}

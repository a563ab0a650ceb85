import { CustomVideoElement } from 'custom-media-element';
import { PlayerError, toErrorDetail } from './core/player-error.js';
import { INITIAL_STATE, type PlayerState } from './core/player-state.js';
import { Store } from './core/store.js';
import { parseTorrentSource, type TorrentSource } from './engine/torrent-source.js';
import type { TorrentElementEventMap, TorrentEventMap, TorrentEventType } from './events.js';
import { AudioTrackList } from './session/audio-track-list.js';
import { parsePreload, parseSeeding, type Preload } from './session/attribute-values.js';
import { toMediaError } from './session/media-error.js';
import { MediaTasks } from './session/media-tasks.js';
import { observePlayback } from './session/playback-observer.js';
import { PlayerSession, type SessionEvent } from './session/player-session.js';
import { LIMIT_ATTRIBUTES, readLimits, readSessionOptions } from './session/session-attributes.js';
import { toSnapshot, type TorrentSnapshot } from './session/snapshot.js';
import { createVideoShadow } from './session/video-shadow.js';

/** Attributes of ours; a change of one of the first kind means a new source. */
const SOURCE_ATTRIBUTES: readonly string[] = [
  'magnet',
  'src',
  'file',
  'trackers',
  'web-seeds',
  'ice-servers',
];
const OWN_ATTRIBUTES = [...SOURCE_ATTRIBUTES, ...LIMIT_ATTRIBUTES, 'memory-budget', 'seeding'];

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
 * @attr {string} magnet - Magnet URI; wins over `src`.
 * @attr {string} src - Magnet URI, bare infohash, or URL of a `.torrent`.
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
 * @fires torrentmetadata - Name, files and infohash are known.
 * @fires torrentfilechange - Another file plays.
 * @fires torrentstats - Once a second; `detail` is a TorrentSnapshot.
 * @fires torrentseedingchange - `{seeding}` is `on`, `off`, `capped` (limit reached) or `eased` (metered).
 * @fires torrentdiagnosis - What is wrong now: `{code, message, hint}`, or null when it is over.
 * @fires torrenterror - `detail` is `{code, message, retryable}`.
 */
export class TorrentVideo extends CustomVideoElement {
  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...OWN_ATTRIBUTES];
  }

  /** The whole state, for interfaces built on this element. Read it; never patch it. */
  readonly store = new Store<PlayerState>(INITIAL_STATE);

  readonly #tasks = new MediaTasks();
  readonly #audioTracks = new AudioTrackList(this.#tasks, (id) => this.#session?.selectAudio(id));
  #session: PlayerSession | null = null;
  #observing: AbortController | null = null;
  #mirrorPlayback: () => void = () => undefined;
  #sourcePending = false;
  #srcObject: TorrentObject | null = null;
  #mediaError: MediaError | null = null;

  /** A frozen snapshot of the torrent; null before a source is set. */
  get torrent(): TorrentSnapshot | null {
    return this.#hasSource() ? toSnapshot(this.store.state) : null;
  }

  /** The magnet URI, '' when absent. Reflects the attribute. */
  get magnet(): string {
    return this.getAttribute('magnet') ?? '';
  }
  set magnet(value: string) {
    this.setAttribute('magnet', value);
  }

  /** Which file plays: index, path or glob. Reflects the attribute. */
  get file(): string {
    return this.getAttribute('file') ?? '';
  }
  set file(value: string) {
    this.setAttribute('file', value);
  }

  /**
   * True unless it is off: capped and eased count as on. Setting it is a request:
   * the value, the snapshot and `torrentseedingchange` follow when the engine obeys.
   */
  get seeding(): boolean {
    return this.store.state.swarm.seeding !== 'off';
  }
  set seeding(on: boolean) {
    this.setAttribute('seeding', on ? 'on' : 'off');
  }

  /**
   * The audio tracks of the file that plays (HTML §4.8.11.10.1), for choosing
   * one. Here in every browser, also where `<video>` has none.
   */
  get audioTracks(): AudioTrackList {
    return this.#audioTracks;
  }

  /** A `.torrent` as a File, Blob or its bytes. Wins over both attributes while set. */
  override get srcObject(): MediaProvider | null {
    return this.#srcObject as MediaProvider | null;
  }
  override set srcObject(value: TorrentObject | MediaProvider | null) {
    this.#srcObject = value instanceof Blob || value instanceof Uint8Array ? value : null;
    this.#sourceChanged();
  }

  /** What plays: the magnet URI, infohash or URL as given; '' before that. */
  override get currentSrc(): string {
    return this.#session ? this.magnet || (this.getAttribute('src') ?? '') : '';
  }

  /** The reason why playback failed (HTML §4.8.11.1); `torrenterror` says more. */
  override get error(): MediaError | null {
    return this.#mediaError ?? this.nativeEl.error;
  }

  /** How much is done before play: `none` (the default), `metadata` or `auto`. */
  override get preload(): Preload {
    return parsePreload(this.getAttribute('preload'));
  }
  override set preload(value: string) {
    this.setAttribute('preload', value);
  }

  /** Starts the swarm as well as playback (HTML §4.8.11.8). */
  override async play(): Promise<void> {
    this.#applySource();
    this.#session?.start('playback');
    await this.nativeEl.play();
  }

  /** Begins anew with the current source, after a failure for example. */
  override load(): void {
    this.#sourcePending = true;
    this.#applySource();
    this.#preload();
  }

  /**
   * Plays another file of the torrent.
   *
   * @param wish - Index, path or glob, as in the `file` attribute.
   * @throws PlayerError `file-not-found` when it names nothing.
   */
  selectFile(wish: string | number): void {
    this.#session?.selectFile(wish);
  }

  /** Leaves the swarm and forgets everything that was fetched; `play()` joins anew. */
  leave(): void {
    this.#sourcePending = true;
    this.#applySource();
  }

  override init(): void {
    if (!this.shadowRoot) createVideoShadow(this);
    super.init();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#observing) return;
    this.#observing = new AbortController();
    const { signal } = this.#observing;
    const progress = () => this.#session?.bufferingProgress() ?? 0;
    this.#mirrorPlayback = observePlayback(this.nativeEl, this.store, progress, signal);
    // Native controls play the inner element without asking this one.
    const join = () => this.#session?.start('playback');
    this.nativeEl.addEventListener('play', join, { signal });
    this.#sourceChanged();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    setTimeout(() => {
      if (this.isConnected) return;
      this.#observing?.abort();
      this.#observing = null;
      this.#endSession();
    }, REMOVAL_GRACE_MS);
  }

  override attributeChangedCallback(
    name: string,
    former: string | null,
    value: string | null,
  ): void {
    if (name === 'seeding') this.#session?.setSeeding(parseSeeding(value));
    else if (LIMIT_ATTRIBUTES.includes(name)) this.#session?.setLimits(readLimits(this.#read));
    else if (SOURCE_ATTRIBUTES.includes(name)) this.#sourceChanged();
    // Not forwarded: a native preload=none would keep the MediaSource closed.
    else if (name !== 'preload') super.attributeChangedCallback(name, former, value);
    if (name === 'preload' || name === 'autoplay') this.#preload();
  }

  /** Several attributes set in one task make one new source, as on `<video>`. */
  #sourceChanged(): void {
    this.#sourcePending = true;
    queueMicrotask(() => {
      this.#applySource();
      this.#preload();
    });
  }

  #applySource(): void {
    if (!this.#sourcePending || !this.isConnected) return;
    this.#sourcePending = false;
    this.#endSession();
    if (!this.#hasSource()) return;
    try {
      const options = { source: this.#parseSource(), ...readSessionOptions(this.#read) };
      const report = (event: SessionEvent) => this.#report(event);
      this.#session = new PlayerSession(this.nativeEl, this.store, options, report);
    } catch (reason) {
      const error = toErrorDetail(PlayerError.from(reason, 'invalid-source'));
      this.store.patch('torrent', { phase: 'failed', error });
      this.#report('error');
    }
  }

  #hasSource(): boolean {
    return this.#srcObject !== null || this.hasAttribute('magnet') || this.hasAttribute('src');
  }

  #parseSource(): TorrentSource | Blob {
    const object = this.#srcObject;
    if (object instanceof Blob) return object;
    if (object) return { kind: 'bytes', bytes: object };
    const text = this.getAttribute('magnet') ?? this.getAttribute('src') ?? '';
    return parseTorrentSource(text, this.baseURI);
  }

  readonly #read = (name: string): string | null => this.getAttribute(name);

  #preload(): void {
    if (this.hasAttribute('autoplay') || this.preload === 'auto') this.#session?.start('playback');
    else if (this.preload === 'metadata') this.#session?.start('first-frame');
  }

  #endSession(): void {
    this.#session?.dispose();
    this.#session = null;
    this.#mediaError = null;
    this.store.patch('torrent', INITIAL_STATE.torrent);
    this.store.patch('swarm', INITIAL_STATE.swarm);
    this.#mirrorPlayback();
  }

  #report(event: SessionEvent): void {
    const { torrent, swarm, diagnosis } = this.store.state;
    if (event === 'metadata') this.#dispatch('torrentmetadata', toSnapshot(this.store.state));
    if (event === 'seeding') this.#dispatch('torrentseedingchange', { seeding: swarm.seeding });
    if (event === 'diagnosis') this.#dispatch('torrentdiagnosis', diagnosis.current);
    if (event === 'tracks') this.#audioTracks.update(this.store.state.tracks);
    if (event === 'sample') {
      this.#mirrorPlayback();
      this.#dispatch('torrentstats', toSnapshot(this.store.state));
    }
    if (event === 'file' && torrent.fileIndex !== null) {
      const file = torrent.files.find(({ index }) => index === torrent.fileIndex);
      if (file) this.#dispatch('torrentfilechange', file);
    }
    if (event === 'error' && torrent.error) {
      this.#mediaError = toMediaError(torrent.error);
      this.#mirrorPlayback();
      this.dispatchEvent(new Event('error'));
      this.#dispatch('torrenterror', torrent.error);
    }
  }

  #dispatch<Type extends TorrentEventType>(type: Type, detail: TorrentEventMap[Type]['detail']) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** The forms in which a page may hand over a `.torrent`. */
export type TorrentObject = Blob | Uint8Array;

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

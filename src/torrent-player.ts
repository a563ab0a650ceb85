import { LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { html, type TemplateResult } from './ui/html.js';
import { lazyImport } from './core/lazy-import.js';
import type { ThumbnailOptions } from './core/thumbnail.js';
import { TORRENT_EVENTS, type TorrentElementEventMap } from './events.js';
import { defineMediaMembers, type MediaHost, setText } from './media-members.js';
import type { PlayerInterface } from './player/player-interface.js';
import type { ConsentMode } from './core/player-state.js';
import type { AudioTrackList } from './session/audio-track-list.js';
import type { ConsentAnswer } from './session/consent-policy.js';
import type { SaveOptions } from './session/file-fetching.js';
import { copyEvent } from './session/event-handlers.js';
import { parsePlaylist, type PlaylistMode } from './session/attribute-values.js';
import { ignoreInterruptedPlay } from './session/player-session.js';
import type { TorrentSnapshot } from './session/snapshot.js';
import { TorrentVideo } from './torrent-video.js';
import { localeChanges, stringsOf } from './ui/languages.js';
import { LazyPart } from './ui/lazy-part.js';
import { firstEnglish } from './ui/locales/first-english.js';
import { looksOther } from './ui/looks-other.js';
import { overlayFor, type Overlay } from './ui/overlay.js';
import { onRequest, type ConsentRequest } from './ui/requests.js';
import { rootStyles } from './ui/root-styles.js';
import { StoreController } from './ui/store-controller.js';
import { VIDEO_EVENTS } from './video-host.js';

/** Attributes that go to the `<torrent-video>` inside; `controls` are always ours. */
const MEDIA_ATTRIBUTES = TorrentVideo.observedAttributes.filter((name) => name !== 'controls');

/** Attributes that the interface reads when it is rendered. */
const OF_INTERFACE = ['lang', 'dir', 'nohotkeys', 'playlist'];

const loadInterface = lazyImport(() => import('./player/player-interface.js'));

/** Signs that the viewer is about to play. */
const SIGNS_OF_INTEREST = ['pointerenter', 'pointerdown', 'focusin'];

/**
 * `<torrent-player>`: plays a torrent, with a whole user interface around it.
 * Every attribute, member and event of `<torrent-video>`, and so of
 * HTMLVideoElement, is here too.
 *
 * @tag torrent-player
 * @attr {boolean} stats - Whether the statistics panel is open.
 * @attr {auto|manual|none} playlist - Whether files follow each other by themselves, when asked to, or not at all. Default: `auto`.
 * @attr {string} hotkeys - Keys that stay the page's: `nof noarrowleft nospace`.
 * @attr {boolean} nohotkeys - Whether all keys do, but those of a focused control.
 * @attr {string} title - What the system's media controls call the film. Default: its file's name.
 * @attr {string} lang - Language of the interface; default that of the page.
 */
export class TorrentPlayer extends LitElement implements MediaHost {
  static override styles = rootStyles;

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...OF_INTERFACE, ...MEDIA_ATTRIBUTES];
  }

  static {
    if (typeof HTMLVideoElement !== 'undefined') defineMediaMembers(this.prototype);
  }

  /** Whether the statistics panel is open. */
  @property({ type: Boolean, reflect: true }) stats = false;
  /** Whether play was ever asked for since the source was set. */
  @state() private started = false;

  /** The media element inside. */
  readonly media = new TorrentVideo();

  readonly #player = new StoreController(this, this.media.store, looksOther);
  /** All of the interface but the poster. Without it (a bad network) the browser's controls do. */
  readonly #interface = new LazyPart(this, () => this.#createInterface());
  /** What was rendered last. */
  #overlay: Overlay = 'poster';
  #connection = new AbortController();

  constructor() {
    super();
    this.media.classList.add('media');
    this.media.setAttribute('playsinline', '');
    // `<track>` and `<source>` children are the media element's.
    this.media.append(document.createElement('slot'));
    for (const type of [...VIDEO_EVENTS, ...TORRENT_EVENTS]) {
      this.media.addEventListener(type, this.#passOn);
    }
  }

  /** A frozen snapshot of the torrent; null before a source is set. */
  get torrent(): TorrentSnapshot | null {
    return this.media.torrent;
  }

  get magnet(): string {
    return this.media.magnet;
  }
  set magnet(value: string) {
    setText(this, 'magnet', value);
  }

  /** Which file plays: index, path or glob. */
  get file(): string {
    return this.media.file;
  }
  set file(value: string) {
    setText(this, 'file', value);
  }

  /**
   * How files follow each other: by themselves (`auto`), when somebody wants
   * to (`manual`), or not at all (`none`). Reflects the attribute.
   */
  get playlist(): PlaylistMode {
    return parsePlaylist(this.getAttribute('playlist'));
  }
  set playlist(value: PlaylistMode) {
    this.setAttribute('playlist', value);
  }

  /** True unless it is off. Setting it is a request, as on `<torrent-video>`. */
  get seeding(): boolean {
    return this.media.seeding;
  }
  set seeding(on: boolean) {
    this.setAttribute('seeding', on ? 'on' : 'off');
  }

  /** The audio tracks of the file that plays, for choosing one. */
  get audioTracks(): AudioTrackList {
    return this.media.audioTracks;
  }

  /** How the viewer is asked before others are contacted; see `<torrent-video>`. */
  get consent(): ConsentMode {
    return this.media.consent;
  }
  set consent(value: string) {
    this.setAttribute('consent', value);
  }

  /** Answers for the viewer: `peers`, `server`, or `none` for "not now"; see `<torrent-video>`. */
  answerConsent(answer: ConsentAnswer): void {
    this.media.answerConsent(answer);
  }

  /** Forgets what was answered, and leaves the swarm until it is agreed to. */
  forgetConsent(): void {
    this.media.forgetConsent();
  }

  /**
   * Plays another file of the torrent.
   *
   * @throws PlayerError `file-not-found` when the wish names nothing.
   */
  selectFile(wish: string | number): void {
    this.media.selectFile(wish);
  }

  /** Plays the next file of the torrent: the next track or episode. False when there is none. */
  next(): boolean {
    return this.#interface.part?.playlist.go(1) ?? false;
  }

  /** Plays the previous file of the torrent. False when there is none. */
  previous(): boolean {
    return this.#interface.part?.playlist.go(-1) ?? false;
  }

  /** Gives the viewer a file of the torrent, as a download; see `<torrent-video>`. */
  saveFile(index: number, options?: SaveOptions): Promise<boolean> {
    return this.media.saveFile(index, options);
  }

  /** Plays the first `<source>` child that can be played; see `<torrent-video>`. */
  playOverHttp(): boolean {
    return this.media.playOverHttp();
  }

  /** Whether there is a `<source>` child that `playOverHttp()` would try. */
  get canPlayOverHttp(): boolean {
    return this.media.canPlayOverHttp;
  }

  /** A picture for a time, of bytes that are here; null without them. Closing it is up to the caller. */
  thumbnailAt(timeSeconds: number, options?: ThumbnailOptions): Promise<ImageBitmap | null> {
    return this.media.thumbnailAt(timeSeconds, options);
  }

  /** Leaves the swarm and forgets everything that was fetched; `play()` joins anew. */
  leave(): void {
    this.media.leave();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    onRequest(this.renderRoot, 'playrequest', () => this.#play(), signal);
    const answer = ({ answer }: ConsentRequest) => this.answerConsent(answer);
    onRequest(this.renderRoot, 'consentrequest', answer, signal);
    this.media.addEventListener('click', () => this.#onPictureClick(), { signal });
    for (const type of SIGNS_OF_INTEREST) {
      this.addEventListener(type, () => this.#interface.want(), { signal });
    }
    localeChanges.addEventListener('change', () => this.requestUpdate(), { signal });
    this.#interface.part?.connect(signal);
    this.requestUpdate(); // Another place may have another language.
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connection.abort();
  }

  override attributeChangedCallback(
    name: string,
    former: string | null,
    value: string | null,
  ): void {
    super.attributeChangedCallback(name, former, value);
    if (OF_INTERFACE.includes(name)) this.requestUpdate();
    if (!MEDIA_ATTRIBUTES.includes(name)) return;
    if (name === 'muted' && value !== null && !this.hasUpdated) this.media.muted = true;
    if (value === null) this.media.removeAttribute(name);
    else this.media.setAttribute(name, value);
  }

  protected override update(changed: PropertyValues): void {
    const { activeElement } = this.renderRoot as ShadowRoot;
    const former = this.#overlay;
    super.update(changed);
    this.#overlay = this.#shown;
    // Who was in the player goes on with the keyboard there, not at the top of the page.
    const isOther = this.#overlay !== former || activeElement?.isConnected === false;
    if (isOther) this.#interface.part?.moveFocus(this.#overlay, activeElement);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { phase } = this.#player.state.torrent;
    const { paused } = this.#player.state.playback;
    if (phase === 'idle' && paused) this.started = false;
    else if (!paused) this.started = true;
    if (this.#shown !== 'poster' || this.stats || phase === 'ready') this.#interface.want();
  }

  override render(): TemplateResult {
    const shown = this.#shown;
    // Panels are parts of the interface: until it has come, what was there stays.
    const hasPoster = shown === 'poster' || (shown !== 'waiting' && !this.#interface.part);
    const parts = this.#interface.part?.render(shown);
    return html`
      ${this.media} ${parts?.stage}
      <slot name="overlay"></slot>
      ${parts?.front} ${hasPoster || this.#isStarting ? this.#renderPoster() : nothing}
    `;
  }

  protected override updated(): void {
    const helpless = this.#interface.failed && this.#shown === 'waiting';
    this.media.toggleAttribute('controls', helpless);
    // Firefox would stop at it by Tab, where there is nothing to operate.
    this.media.media.tabIndex = helpless ? 0 : -1;
  }

  #renderPoster(): TemplateResult {
    return html`<div class="overlay dim">
      <torrent-player-poster-button
        exportparts="button, poster-button, consent-notice, consent-button"
        .consent=${this.#player.state.consent}
        .starting=${this.#isStarting}
        .strings=${stringsOf(this, firstEnglish)}
      ></torrent-player-poster-button>
    </div>`;
  }

  /** Whether play was asked for, and there is nothing to see of it, not even an interface. */
  get #isStarting(): boolean {
    const { part, failed } = this.#interface;
    const shown = this.#shown;
    if (part || failed || shown === 'poster') return false;
    const { torrent, playback } = this.#player.state;
    return shown !== 'waiting' || torrent.phase !== 'ready' || playback.waiting;
  }

  get #shown(): Overlay {
    const { torrent, consent } = this.#player.state;
    const { isAsking } = consent;
    return overlayFor({ started: this.started, error: torrent.error, isAsking });
  }

  async #createInterface(): Promise<PlayerInterface> {
    const { PlayerInterface, prepareInterface } = await loadInterface();
    await prepareInterface(this);
    const part = new PlayerInterface(this);
    if (this.isConnected) part.connect(this.#connection.signal);
    return part;
  }

  /** A click on the picture begins, too; what more clicks do is up to the interface. */
  #onPictureClick(): void {
    if (this.started) this.#interface.part?.onPictureClick();
    else this.#play();
  }

  #play(): void {
    if (this.#player.state.torrent.error) return;
    this.started = true;
    this.media.play().catch(ignoreInterruptedPlay);
  }

  /** Events of the media element do not leave the shadow tree by themselves. */
  readonly #passOn = (event: Event): void => {
    if (!this.dispatchEvent(copyEvent(event))) event.preventDefault();
  };
}

/** Members of HTMLVideoElement come from defineMediaMembers. */
export interface TorrentPlayer extends Omit<
  HTMLVideoElement,
  keyof LitElement | 'addEventListener' | 'removeEventListener' | 'audioTracks'
> {
  addEventListener<Type extends keyof TorrentElementEventMap>(
    type: Type,
    listener: (this: TorrentPlayer, event: TorrentElementEventMap[Type]) => void,
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
    'torrent-player': TorrentPlayer;
  }
}

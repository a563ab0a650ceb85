import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ThumbnailOptions } from './core/thumbnail.js';
import { TORRENT_EVENTS, type TorrentElementEventMap } from './events.js';
import { defineMediaMembers, type MediaHost } from './media-members.js';
import type { AudioTrackList } from './session/audio-track-list.js';
import { copyEvent } from './session/event-handlers.js';
import { ignoreInterruptedPlay } from './session/player-session.js';
import type { TorrentSnapshot } from './session/snapshot.js';
import { TorrentVideo } from './torrent-video.js';
import { hotkeyRequest } from './ui/hotkeys.js';
import { languageOf, localeChanges, stringsFor } from './ui/languages.js';
import { overlayFor } from './ui/overlay.js';
import { onRequest, type PlayerRequestMap } from './ui/requests.js';
import { rootStyles } from './ui/root-styles.js';
import { StoreController } from './ui/store-controller.js';
import type { Strings } from './ui/strings.js';
import { hasVisibleFocus } from './ui/visible-focus.js';

/** Attributes that go to the `<torrent-video>` inside; `controls` are always ours. */
const MEDIA_ATTRIBUTES = TorrentVideo.observedAttributes.filter((name) => name !== 'controls');

/** How long the pointer rests before the controls of a playing film fade. */
const INACTIVITY_MS = 2_500;

/**
 * `<torrent-player>`: plays a torrent, with a whole user interface around it.
 * Every attribute, member and event of `<torrent-video>`, and so of
 * HTMLVideoElement, is here too.
 *
 * @tag torrent-player
 * @attr {boolean} stats - Whether the statistics panel is open.
 * @attr {string} lang - Language of the interface; default that of the page.
 */
export class TorrentPlayer extends LitElement implements MediaHost {
  static override styles = rootStyles;

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang', 'dir', ...MEDIA_ATTRIBUTES];
  }

  static {
    if (typeof HTMLVideoElement !== 'undefined') defineMediaMembers(this.prototype);
  }

  /** Whether the statistics panel is open. */
  @property({ type: Boolean, reflect: true }) stats = false;
  @state() private fullscreen = false;
  /** Whether play was ever asked for since the source was set. */
  @state() private started = false;

  /** The media element inside. */
  readonly media: TorrentVideo = document.createElement('torrent-video');

  readonly #player = new StoreController(this, this.media.store);
  #connection = new AbortController();
  #inactivity: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.media.classList.add('media');
    this.media.setAttribute('playsinline', '');
    // `<track>` and `<source>` children are the media element's.
    this.media.append(document.createElement('slot'));
    for (const type of [...TorrentVideo.Events, ...TORRENT_EVENTS]) {
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
    this.setAttribute('magnet', value);
  }

  /** Which file plays: index, path or glob. */
  get file(): string {
    return this.media.file;
  }
  set file(value: string) {
    this.setAttribute('file', value);
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

  /**
   * Plays another file of the torrent.
   *
   * @throws PlayerError `file-not-found` when the wish names nothing.
   */
  selectFile(wish: string | number): void {
    this.media.selectFile(wish);
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
    this.#handleRequests(this.#connection.signal);
    this.#watchActivity(this.#connection.signal);
    const { signal } = this.#connection;
    localeChanges.addEventListener('change', () => this.requestUpdate(), { signal });
    this.requestUpdate(); // Another place may have another language.
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connection.abort();
    clearTimeout(this.#inactivity);
  }

  override attributeChangedCallback(
    name: string,
    former: string | null,
    value: string | null,
  ): void {
    super.attributeChangedCallback(name, former, value);
    if (name === 'lang' || name === 'dir') this.requestUpdate();
    if (!MEDIA_ATTRIBUTES.includes(name)) return;
    if (value === null) this.media.removeAttribute(name);
    else this.media.setAttribute(name, value);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { phase } = this.#player.state.torrent;
    const { paused } = this.#player.state.playback;
    if (phase === 'idle' && paused) this.started = false;
    else if (!paused) this.started = true;
  }

  override render(): TemplateResult {
    const { torrent, playback, swarm, diagnosis } = this.#player.state;
    const shown = overlayFor({ started: this.started, error: torrent.error });
    const strings = this.#strings;
    return html`
      ${this.media}
      <div class="overlay above-controls" ?hidden=${shown !== 'waiting'}>
        <torrent-player-buffering-indicator
          exportparts="buffering-indicator, buffering-ring, buffering-label, buffering-hint"
          .torrent=${torrent}
          .swarm=${swarm}
          .playback=${playback}
          .diagnosis=${diagnosis.current}
          .strings=${strings}
        ></torrent-player-buffering-indicator>
      </div>
      <slot name="overlay"></slot>
      ${this.stats ? this.#renderStats() : nothing}
      <torrent-player-control-bar
        class="controls"
        ?hidden=${shown !== 'waiting'}
        .playback=${playback}
        .swarm=${swarm}
        .fullscreen=${this.fullscreen}
        .fullscreenAvailable=${document.fullscreenEnabled}
        .statsOpen=${this.stats}
        .strings=${strings}
      ></torrent-player-control-bar>
      ${shown === 'poster' ? this.#renderPoster() : nothing}
      ${shown === 'error' ? this.#renderError() : nothing}
    `;
  }

  #renderStats(): TemplateResult {
    return html`<torrent-player-peer-stats
      class="stats"
      exportparts="button, stats, stats-close, stats-list"
      .swarm=${this.#player.state.swarm}
      .strings=${this.#strings}
    ></torrent-player-peer-stats>`;
  }

  #renderPoster(): TemplateResult {
    return html`<div class="overlay dim">
      <torrent-player-poster-button
        exportparts="poster-button, consent-notice"
        .strings=${this.#strings}
      ></torrent-player-poster-button>
    </div>`;
  }

  #renderError(): TemplateResult {
    return html`<div class="overlay dim">
      <slot name="error">
        <torrent-player-error-panel
          exportparts="button, error, error-message, error-remedy, retry-button, http-button, error-files, error-details"
          .error=${this.#player.state.torrent.error}
          .files=${this.#player.state.torrent.files}
          .fileIndex=${this.#player.state.torrent.fileIndex}
          .httpAvailable=${this.media.canPlayOverHttp}
          .strings=${this.#strings}
        ></torrent-player-error-panel>
      </slot>
    </div>`;
  }

  get #strings(): Strings {
    const strings = stringsFor(languageOf(this));
    const { dir } = this;
    return dir === 'ltr' || dir === 'rtl' ? { ...strings, direction: dir } : strings;
  }

  /** A request acts on the media element; what it then reports is rendered. */
  #handleRequests(signal: AbortSignal): void {
    const { media } = this;
    const root = this.renderRoot;
    const on = <Type extends keyof PlayerRequestMap>(
      type: Type,
      act: (request: PlayerRequestMap[Type]) => void,
    ) => onRequest(root, type, act, signal);
    on('playrequest', () => this.#play());
    on('pauserequest', () => media.pause());
    on('seekrequest', ({ time }) => (media.currentTime = time));
    on('volumerequest', ({ volume }) => {
      media.volume = volume;
      if (volume > 0) media.muted = false;
    });
    on('muterequest', ({ muted }) => (media.muted = muted));
    on('seedingrequest', ({ on }) => (this.seeding = on));
    on('statstogglerequest', ({ open }) => (this.stats = open));
    on('fullscreenrequest', ({ on }) => this.#setFullscreen(on));
    on('retryrequest', () => {
      media.load();
      this.#play();
    });
    on('filerequest', ({ index }) => {
      this.file = String(index);
      media.load();
      this.#play();
    });
    on('httprequest', () => {
      if (media.playOverHttp()) media.play().catch(ignoreInterruptedPlay);
    });
    const options = { signal };
    this.addEventListener(
      'fullscreenchange',
      () => (this.fullscreen = this.matches(':fullscreen')),
      options,
    );
    this.addEventListener('keydown', (event) => this.#onKey(event), options);
    media.addEventListener('click', () => this.#togglePlay(), options);
    media.addEventListener('dblclick', () => this.#setFullscreen(!this.fullscreen), options);
  }

  #onKey(event: KeyboardEvent): void {
    const request = hotkeyRequest(event, this.#player.state.playback, this.fullscreen);
    if (!request) return;
    event.preventDefault();
    this.renderRoot.dispatchEvent(request);
  }

  #togglePlay(): void {
    if (this.media.paused) this.#play();
    else this.media.pause();
  }

  #play(): void {
    if (this.#player.state.torrent.error) return;
    this.started = true;
    this.media.play().catch(ignoreInterruptedPlay);
  }

  #setFullscreen(on: boolean): void {
    const change = on ? this.requestFullscreen() : document.exitFullscreen();
    change.catch(() => undefined); // Refused by the page or the viewer: nothing changes.
  }

  /** Sets `user-inactive` while a film plays and nobody moves. */
  #watchActivity(signal: AbortSignal): void {
    const rest = () => {
      const { paused } = this.#player.state.playback;
      this.toggleAttribute('user-inactive', !paused && !this.#isKeyboardInside());
    };
    const wake = () => {
      clearTimeout(this.#inactivity);
      this.removeAttribute('user-inactive');
      this.#inactivity = setTimeout(rest, INACTIVITY_MS);
    };
    for (const type of ['pointermove', 'pointerdown', 'keydown', 'focusin', 'play', 'pause']) {
      this.addEventListener(type, wake, { signal });
    }
  }

  #isKeyboardInside(): boolean {
    return this.shadowRoot !== null && hasVisibleFocus(this.shadowRoot);
  }

  /** Events of the media element do not leave the shadow tree by themselves. */
  readonly #passOn = (event: Event): void => {
    this.dispatchEvent(copyEvent(event));
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

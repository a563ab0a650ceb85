import type { TorrentPlayer } from '../torrent-player.js';
import { defineParts } from '../ui/define-parts.js';
import { hotkeyRequest } from '../ui/hotkeys.js';
import { INTERFACE_PARTS } from '../ui/interface-parts.js';
import { interfaceStyles } from '../ui/interface-styles.js';
import { renderInterface, renderStage, type InterfaceView } from '../ui/interface-view.js';
import { stringsOf } from '../ui/languages.js';
import { en } from '../ui/locales/en.js';
import type { Overlay } from '../ui/overlay.js';
import { onRequest, PauseRequest, PlayRequest } from '../ui/requests.js';
import { watchActivity } from './activity.js';
import { Fullscreen } from './fullscreen.js';
import { PlaylistControl } from './playlist-control.js';
import { handleRequests } from './request-handling.js';

/**
 * The interface of one player but for what shows before the first play: what
 * it looks like, and what it does. It loads when play is near, and makes an
 * interface of whatever state it finds.
 */
export class PlayerInterface {
  readonly #player: TorrentPlayer;
  readonly #fullscreen: Fullscreen;
  readonly playlist: PlaylistControl;

  constructor(player: TorrentPlayer) {
    this.#player = player;
    this.#fullscreen = new Fullscreen(player, () => player.requestUpdate());
    this.playlist = new PlaylistControl(player, () => player.requestUpdate());
    defineParts(INTERFACE_PARTS);
    adopt(player.shadowRoot);
  }

  /** Takes what viewers do to the player, until the signal aborts. */
  connect(signal: AbortSignal): void {
    const player = this.#player;
    const { media } = player;
    handleRequests(player, signal);
    this.#handlePlaylist(signal);
    watchActivity(player, signal);
    this.#fullscreen.watch(signal);
    const setFullscreen = (on: boolean) => this.#fullscreen.set(on);
    onRequest(player.renderRoot, 'fullscreenrequest', ({ on }) => setFullscreen(on), signal);
    player.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    media.addEventListener('click', () => this.#togglePlay(), { signal });
    media.addEventListener('dblclick', () => setFullscreen(!this.#fullscreen.active), { signal });
  }

  render(shown: Overlay): ReturnType<typeof renderInterface> {
    return renderInterface(this.#view(shown));
  }

  /** What shows instead of pictures. */
  renderStage(shown: Overlay): ReturnType<typeof renderStage> {
    return renderStage(this.#view(shown));
  }

  /** Moves the focus to the play button, quietly: it does not keep the controls from fading. */
  focus(): void {
    const bar = this.#player.renderRoot.querySelector('torrent-player-control-bar');
    void bar?.updateComplete.then(() => bar.focusPlay());
  }

  #view(shown: Overlay): InterfaceView {
    const player = this.#player;
    return {
      state: player.media.store.state,
      strings: stringsOf(player, en),
      shown,
      statsOpen: player.stats,
      playlist: this.playlist.view,
      fullscreen: this.#fullscreen.active,
      fullscreenAvailable: this.#fullscreen.available,
      httpAvailable: player.canPlayOverHttp,
    };
  }

  #handlePlaylist(signal: AbortSignal): void {
    const { playlist } = this;
    const root = this.#player.renderRoot;
    playlist.connect(signal);
    onRequest(root, 'nextrequest', () => playlist.go(1), signal);
    onRequest(root, 'previousrequest', () => playlist.goBack(), signal);
    onRequest(root, 'nextcancelrequest', () => playlist.cancel(), signal);
    onRequest(root, 'filestogglerequest', ({ open }) => void this.#showFiles(open), signal);
  }

  /** Who opened the list by keyboard goes on in it, and comes back where it was opened. */
  async #showFiles(open: boolean): Promise<void> {
    const player = this.#player;
    this.playlist.isOpen = open;
    await player.updateComplete;
    if (open) player.renderRoot.querySelector('torrent-player-file-list')?.focus();
    else player.renderRoot.querySelector<HTMLElement>('[part~=files-button]')?.focus();
  }

  #onKey(event: KeyboardEvent): void {
    const { playback } = this.#player.media.store.state;
    const request = hotkeyRequest(event, playback, this.#fullscreen.active);
    if (!request) return;
    event.preventDefault();
    this.#player.renderRoot.dispatchEvent(request);
  }

  #togglePlay(): void {
    const { media, renderRoot } = this.#player;
    renderRoot.dispatchEvent(media.paused ? new PlayRequest() : new PauseRequest());
  }
}

function adopt(root: ShadowRoot | null): void {
  for (const { styleSheet } of interfaceStyles) {
    if (root && styleSheet) root.adoptedStyleSheets.push(styleSheet);
  }
}

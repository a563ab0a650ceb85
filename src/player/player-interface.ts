import type { TorrentPlayer } from '../torrent-player.js';
import { defineParts } from '../ui/define-parts.js';
import { hotkeyRequest } from '../ui/hotkeys.js';
import { INTERFACE_PARTS } from '../ui/interface-parts.js';
import { interfaceStyles } from '../ui/interface-styles.js';
import { renderInterface, renderStage, type InterfaceView } from '../ui/interface-view.js';
import { stringsOf } from '../ui/languages.js';
import { en } from '../ui/locales/en.js';
import type { Overlay } from '../ui/overlay.js';
import { onRequest, PauseRequest, PlayRequest, SkipRequest } from '../ui/requests.js';
import { Activity } from './activity.js';
import { Fullscreen } from './fullscreen.js';
import { Gestures } from './gestures.js';
import { PictureInPicture } from './picture-in-picture.js';
import { PlaylistControl } from './playlist-control.js';
import { handleRequests } from './request-handling.js';
import { SkipLog } from './skip-log.js';
import { showInSystem } from './system-presence.js';

/**
 * The interface of one player but for what shows before the first play: what
 * it looks like, and what it does. It loads when play is near, and makes an
 * interface of whatever state it finds.
 */
export class PlayerInterface {
  readonly #player: TorrentPlayer;
  readonly #fullscreen: Fullscreen;
  readonly #pictureInPicture: PictureInPicture;
  readonly #activity: Activity;
  readonly #gestures: Gestures;
  readonly #skips: SkipLog;
  readonly playlist: PlaylistControl;

  constructor(player: TorrentPlayer) {
    const { media } = player;
    const changed = () => player.requestUpdate();
    this.#player = player;
    this.#fullscreen = new Fullscreen(player, media, changed);
    this.#pictureInPicture = new PictureInPicture(media, changed);
    this.playlist = new PlaylistControl(player, changed);
    this.#skips = new SkipLog(changed);
    this.#activity = new Activity(player, () => ({
      paused: player.paused,
      busy: this.#isMenuOpen || this.#isOverControls,
    }));
    this.#gestures = new Gestures(media, {
      togglePlay: () => this.#ask(media.paused ? new PlayRequest() : new PauseRequest()),
      toggleFullscreen: () => this.#fullscreen.set(!this.#fullscreen.active),
      hasControls: () => this.#activity.active,
      showControls: () => this.#activity.wake(),
      hideControls: () => this.#activity.rest(),
      skip: (seconds) => this.#ask(new SkipRequest(seconds)),
      isDismissal: () => this.#isMenuOpen,
    });
    defineParts(INTERFACE_PARTS);
    adopt(player.shadowRoot);
  }

  /** Takes what viewers do to the player, until the signal aborts. */
  connect(signal: AbortSignal): void {
    const player = this.#player;
    const root = player.renderRoot;
    handleRequests(player, signal);
    this.#handlePlaylist(signal);
    onRequest(root, 'fullscreenrequest', ({ on }) => this.#fullscreen.set(on), signal);
    onRequest(root, 'pictureinpicturerequest', ({ on }) => this.#pictureInPicture.set(on), signal);
    onRequest(root, 'skiprequest', ({ seconds }) => this.#skips.add(seconds), signal);
    for (const part of [this.#activity, this.#fullscreen, this.#pictureInPicture, this.#gestures]) {
      part.watch(signal);
    }
    showInSystem(player, (request) => this.#ask(request), signal);
    player.addEventListener('keydown', (event) => this.#onKey(event), { signal });
  }

  render(shown: Overlay): ReturnType<typeof renderInterface> {
    return renderInterface(this.#view(shown));
  }

  /** What shows instead of pictures. */
  renderStage(shown: Overlay): ReturnType<typeof renderStage> {
    return renderStage(this.#view(shown));
  }

  /** A click on the picture of a film that was started. */
  onPictureClick(): void {
    this.#gestures.click();
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
      pictureInPicture: this.#pictureInPicture.active,
      pictureInPictureAvailable: this.#pictureInPicture.available,
      hotkeys: !player.hasAttribute('nohotkeys'),
      skipped: this.#skips.recent,
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
    const player = this.#player;
    if (player.hasAttribute('nohotkeys')) return;
    const { playback, textTracks } = player.media.store.state;
    const request = hotkeyRequest(event, {
      playback,
      textTracks: textTracks.list,
      fullscreen: this.#fullscreen.active,
      pictureInPicture: this.#pictureInPicture.active,
      withheld: (player.getAttribute('hotkeys') ?? '').toLowerCase().split(/\s+/),
    });
    if (!request) return;
    event.preventDefault();
    this.#ask(request);
  }

  #ask(request: Event): void {
    this.#player.renderRoot.dispatchEvent(request);
  }

  get #isMenuOpen(): boolean {
    return this.#player.renderRoot.querySelector('torrent-player-settings-menu[open]') !== null;
  }

  /** Where a finger was, `:hover` stays. */
  get #isOverControls(): boolean {
    if (!matchMedia('(hover: hover)').matches) return false;
    return this.#player.renderRoot.querySelector('.controls > :hover') !== null;
  }
}

function adopt(root: ShadowRoot | null): void {
  for (const { styleSheet } of interfaceStyles) {
    if (root && styleSheet) root.adoptedStyleSheets.push(styleSheet);
  }
}

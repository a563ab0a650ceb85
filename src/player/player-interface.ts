import { lazyImport } from '../core/lazy-import.js';
import { nextTask } from '../core/next-task.js';
import type { ThumbnailAt } from '../core/thumbnail.js';
import { savingLimitBytes } from '../session/saving-limit.js';
import { readMemoryBudget } from '../session/session-attributes.js';
import type { TorrentSnapshot } from '../session/snapshot.js';
import type { TorrentPlayer } from '../torrent-player.js';
import { ControlBar } from '../ui/control-bar.js';
import { defineParts } from '../ui/define-parts.js';
import { formatCount } from '../ui/format.js';
import { hotkeyRequest } from '../ui/hotkeys.js';
import { INTERFACE_PARTS } from '../ui/interface-parts.js';
import { interfaceStyles } from '../ui/interface-styles.js';
import { renderInterface, renderStage, type InterfaceView } from '../ui/interface-view.js';
import { stringsOf } from '../ui/languages.js';
import { en } from '../ui/locales/en.js';
import type { Overlay } from '../ui/overlay.js';
import { withSample, type RateSample } from '../ui/rate-history.js';
import { onRequest, PauseRequest, PlayRequest, SkipRequest } from '../ui/requests.js';
import { hasVisibleFocus } from '../ui/visible-focus.js';
import { Activity } from './activity.js';
import { Fullscreen } from './fullscreen.js';
import { Gestures } from './gestures.js';
import { PictureInPicture } from './picture-in-picture.js';
import { PlaylistControl } from './playlist-control.js';
import { handleRequests } from './request-handling.js';
import { SkipLog } from './skip-log.js';

const loadSystemPresence = lazyImport(() => import('./system-presence.js'));

const CONTROLS = 'torrent-player-control-bar';
const STATS = 'torrent-player-peer-stats';
const FILES = 'torrent-player-file-list';

/** What opens a panel gets the focus back when that is closed. */
const OPENERS: Readonly<Record<string, string>> = {
  [STATS]: '[part~="stats-button"]',
  [FILES]: '[part~="files-button"]',
};

/** Where the focus goes when one of these shows. */
const PLACES: Readonly<Record<Exclude<Overlay, 'waiting'>, string>> = {
  error: 'torrent-player-error-panel',
  consent: 'torrent-player-consent-panel',
  poster: 'torrent-player-poster-button',
};

/**
 * Does ahead what the first rendering would do in one go with the rest, in
 * tasks that are short by themselves: a film may begin meanwhile.
 */
export async function prepareInterface(player: TorrentPlayer): Promise<void> {
  await nextTask(); // After that in which this module was evaluated.
  // The first number costs as much as all of the rendering: its language's data is loaded.
  formatCount(0, stringsOf(player, en).locale);
  await nextTask();
  defineParts(INTERFACE_PARTS);
  await nextTask();
}

/**
 * The interface of one player but for what shows before the first play: what
 * it looks like, and what it does. It loads when play is near, and makes an
 * interface of whatever state it finds. `prepareInterface` comes first.
 */
export class PlayerInterface {
  readonly #player: TorrentPlayer;
  readonly #fullscreen: Fullscreen;
  readonly #pictureInPicture: PictureInPicture;
  readonly #activity: Activity;
  readonly #gestures: Gestures;
  readonly #skips: SkipLog;
  readonly playlist: PlaylistControl;
  readonly #thumbnailAt: ThumbnailAt;
  #rates: readonly RateSample[] = [];
  /** The focus is on its way; null when it is not. */
  #focusMove: object | null = null;

  constructor(player: TorrentPlayer) {
    const { media } = player;
    const changed = () => player.requestUpdate();
    this.#player = player;
    this.#fullscreen = new Fullscreen(player, media, changed);
    this.#pictureInPicture = new PictureInPicture(media, changed);
    this.playlist = new PlaylistControl(player, changed);
    this.#skips = new SkipLog(changed);
    this.#thumbnailAt = (time, options) => player.thumbnailAt(time, options);
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
    adopt(player.shadowRoot);
  }

  /** Takes what viewers do to the player, until the signal aborts. */
  connect(signal: AbortSignal): void {
    const player = this.#player;
    const root = player.renderRoot;
    handleRequests(player, signal);
    this.#handlePlaylist(signal);
    const { media } = player;
    media.addEventListener('torrentstats', ({ detail }) => this.#sample(detail), { signal });
    media.addEventListener('emptied', () => (this.#rates = []), { signal });
    onRequest(root, 'statstogglerequest', ({ open }) => this.#openStats(open), signal);
    onRequest(root, 'fullscreenrequest', ({ on }) => this.#fullscreen.set(on), signal);
    onRequest(root, 'pictureinpicturerequest', ({ on }) => this.#pictureInPicture.set(on), signal);
    onRequest(root, 'skiprequest', ({ seconds }) => this.#skips.add(seconds), signal);
    for (const part of [this.#activity, this.#fullscreen, this.#pictureInPicture, this.#gestures]) {
      part.watch(signal);
    }
    void this.#showInSystem(signal);
    player.addEventListener('keydown', (event) => this.#onKey(event), { signal });
  }

  /** What it looks like now: `stage` lies under what the page slots in, `front` above it. */
  render(shown: Overlay) {
    const view = this.#view(shown);
    return { stage: renderStage(view), front: renderInterface(view) };
  }

  /** A click on the picture of a film that was started. */
  onPictureClick(): void {
    this.#gestures.click();
  }

  /**
   * Moves the focus to what shows now, when it was inside: to a panel that wants
   * an answer, else to the play button, quietly: there it does not keep the
   * controls from fading.
   *
   * @param from - what had the focus, and may be gone
   */
  moveFocus(shown: Overlay, from: Element | null): void {
    if (!from && !this.#focusMove) return;
    const place = shown === 'waiting' ? OPENERS[from?.localName ?? ''] : PLACES[shown];
    void this.#focusOn(place ?? CONTROLS);
  }

  /** Nothing that playing needs: a part that may come later, or not at all. */
  async #showInSystem(signal: AbortSignal): Promise<void> {
    const part = await loadSystemPresence().catch(() => null);
    if (!part || signal.aborted) return;
    part.showInSystem(this.#player, this.playlist, (request) => this.#ask(request), signal);
  }

  #sample({ downloadBytesPerSecond, uploadBytesPerSecond }: TorrentSnapshot): void {
    const sample = { download: downloadBytesPerSecond, upload: uploadBytesPerSecond };
    this.#rates = withSample(this.#rates, sample);
  }

  /** Whoever opens the statistics with the keyboard is in them. */
  #openStats(open: boolean): void {
    this.#player.stats = open;
    const root = this.#player.renderRoot as ShadowRoot;
    if (open && hasVisibleFocus(root)) void this.#focusOn(STATS);
  }

  /** Once it is there, its own contents included; the last call counts. */
  async #focusOn(selector: string): Promise<void> {
    const { renderRoot } = this.#player;
    const move = (this.#focusMove = {});
    await this.#player.updateComplete;
    const place = renderRoot.querySelector<HTMLElement>(selector);
    const target = place?.checkVisibility() ? place : renderRoot.querySelector(CONTROLS);
    if (target && 'updateComplete' in target) await target.updateComplete;
    if (this.#focusMove !== move) return;
    this.#focusMove = null;
    if (target instanceof ControlBar) target.focusPlay();
    else target?.focus();
  }

  #view(shown: Overlay): InterfaceView {
    const player = this.#player;
    const memoryBudgetBytes = readMemoryBudget((name) => player.getAttribute(name));
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
      thumbnailAt: this.#thumbnailAt,
      httpAvailable: player.canPlayOverHttp,
      magnet: player.magnet,
      savingLimitBytes: savingLimitBytes(memoryBudgetBytes),
      rates: this.#rates,
    };
  }

  #handlePlaylist(signal: AbortSignal): void {
    const { playlist } = this;
    const root = this.#player.renderRoot;
    playlist.connect(signal);
    onRequest(root, 'nextrequest', () => playlist.go(1), signal);
    onRequest(root, 'previousrequest', () => playlist.goBack(), signal);
    onRequest(root, 'nextcancelrequest', () => playlist.cancel(), signal);
    onRequest(root, 'filestogglerequest', ({ open }) => this.#showFiles(open), signal);
  }

  #showFiles(open: boolean): void {
    this.playlist.isOpen = open;
    if (open) void this.#focusOn(FILES);
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

/** Without them the player is fixed over the page, which a transform around it may prevent. */
const hasPopovers = (): boolean => 'popover' in HTMLElement.prototype;

/** What iPhones have instead: the video alone, with the system's controls. */
interface VideoOfIPhones {
  webkitSupportsFullscreen?: boolean;
  webkitEnterFullscreen?(): void;
  webkitExitFullscreen?(): void;
}

/**
 * As much of the screen as can be had: the whole player, its interface
 * included, fills it by the Fullscreen API; where there is none (iPhones), the
 * video alone does; where the page may not (an iframe without `allow`), the
 * player fills the window, in the top layer, and has the attribute `fills-window`.
 */
export class Fullscreen {
  readonly #player: HTMLElement;
  readonly #video: HTMLVideoElement & VideoOfIPhones;
  readonly #changed: () => void;
  #videoFills = false;

  /**
   * @param video - the native one
   * @param changed - called when `active` became another
   */
  constructor(player: HTMLElement, video: HTMLVideoElement, changed: () => void) {
    this.#player = player;
    this.#video = video;
    this.#changed = changed;
  }

  get active(): boolean {
    return this.#player.matches(':fullscreen') || this.#fillsWindow || this.#videoFills;
  }

  set(on: boolean): void {
    if (on) void this.#enter();
    else if (this.#fillsWindow) this.#fillWindow(false);
    else if (this.#videoFills) this.#video.webkitExitFullscreen?.();
    else document.exitFullscreen().catch(() => undefined); // The viewer was faster.
  }

  /** Tells of changes until the signal aborts, and then gives the window back. */
  watch(signal: AbortSignal): void {
    const report = (videoFills: boolean) => {
      this.#videoFills = videoFills;
      this.#changed();
    };
    this.#player.addEventListener('fullscreenchange', this.#changed, { signal });
    this.#video.addEventListener('webkitbeginfullscreen', () => report(true), { signal });
    this.#video.addEventListener('webkitendfullscreen', () => report(false), { signal });
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || !this.#fillsWindow) return;
      event.preventDefault();
      this.#fillWindow(false);
    };
    window.addEventListener('keydown', onKey, { signal });
    signal.addEventListener('abort', () => this.#fillWindow(false), { once: true });
  }

  async #enter(): Promise<void> {
    const { webkitSupportsFullscreen = false } = this.#video;
    try {
      if (document.fullscreenEnabled || !webkitSupportsFullscreen) {
        await this.#player.requestFullscreen({ navigationUI: 'hide' });
      } else {
        this.#video.webkitEnterFullscreen?.();
      }
    } catch {
      this.#fillWindow(true);
    }
  }

  get #fillsWindow(): boolean {
    return this.#player.hasAttribute('fills-window');
  }

  /** A popover is in the top layer, whatever clips or moves what is around the player. */
  #fillWindow(on: boolean): void {
    if (on === this.#fillsWindow) return;
    this.#player.toggleAttribute('fills-window', on);
    if (hasPopovers()) this.#player.popover = on ? 'manual' : null;
    if (hasPopovers() && on) this.#player.showPopover();
    this.#changed();
  }
}

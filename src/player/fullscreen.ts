/** The whole player, its interface included, fills the screen, or no more. */
export class Fullscreen {
  readonly #player: HTMLElement;
  readonly #changed: () => void;

  /** @param changed - called when `active` became another */
  constructor(player: HTMLElement, changed: () => void) {
    this.#player = player;
    this.#changed = changed;
  }

  get active(): boolean {
    return this.#player.matches(':fullscreen');
  }

  /** Whether the page may do it at all. */
  get available(): boolean {
    return document.fullscreenEnabled;
  }

  set(on: boolean): void {
    const change = on ? this.#player.requestFullscreen() : document.exitFullscreen();
    change.catch(() => undefined); // Refused by the page or the viewer: nothing changes.
  }

  /** Tells of changes until the signal aborts. */
  watch(signal: AbortSignal): void {
    this.#player.addEventListener('fullscreenchange', this.#changed, { signal });
  }
}

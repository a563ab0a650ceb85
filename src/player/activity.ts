import { hasVisibleFocus } from '../ui/visible-focus.js';

/** How long the pointer rests before the controls of a playing film fade. */
const INACTIVITY_MS = 2_500;

/** What the decision to let the controls fade depends on. */
export interface ActivityFacts {
  readonly paused: boolean;
  /** Whether the viewer is in the midst of something: a menu is open, say. */
  readonly busy: boolean;
}

/**
 * Whether somebody uses the player: while a film plays and nobody moves, the
 * player has the attribute `user-inactive`, and its controls fade.
 */
export class Activity {
  readonly #player: HTMLElement;
  readonly #facts: () => ActivityFacts;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(player: HTMLElement, facts: () => ActivityFacts) {
    this.#player = player;
    this.#facts = facts;
  }

  /** Watches for signs of life until the signal aborts. */
  watch(signal: AbortSignal): void {
    const on = (type: string, act: (event: Event) => void) =>
      this.#player.addEventListener(type, act, { signal });
    for (const type of ['keydown', 'focusin', 'play', 'pause']) on(type, () => this.wake());
    for (const type of ['pointermove', 'pointerdown']) on(type, (event) => this.#onPointer(event));
    on('pointerleave', (event) => {
      if (isMouse(event)) this.rest();
    });
    signal.addEventListener('abort', () => clearTimeout(this.#timer), { once: true });
    this.wake();
  }

  /** Whether the controls are there. */
  get active(): boolean {
    return !this.#player.hasAttribute('user-inactive');
  }

  /** Shows the controls, for a while. */
  wake(): void {
    clearTimeout(this.#timer);
    this.#player.removeAttribute('user-inactive');
    this.#timer = setTimeout(() => this.rest(), INACTIVITY_MS);
  }

  /** Lets the controls fade, unless they are needed. */
  rest(): void {
    clearTimeout(this.#timer);
    const { paused, busy } = this.#facts();
    const root = this.#player.shadowRoot;
    const isNeeded = paused || busy || (root !== null && hasVisibleFocus(root));
    this.#player.toggleAttribute('user-inactive', !isNeeded);
    if (isNeeded && !paused) this.#timer = setTimeout(() => this.rest(), INACTIVITY_MS);
  }

  /** A finger on the picture may mean the opposite: that is for gestures to decide. */
  #onPointer(event: Event): void {
    const isOnPicture = event.composedPath().some((at) => at instanceof HTMLVideoElement);
    if (isMouse(event) || !isOnPicture) this.wake();
  }
}

function isMouse(event: Event): boolean {
  return event instanceof PointerEvent && event.pointerType === 'mouse';
}

import { SINGLE_TAP_MS, TapSeries, tapSide } from './tap-series.js';

/** A finger that moves further, or stays longer, does not tap. */
const MOST_TAP_PIXELS = 12;
const LONGEST_TAP_MS = 500;

/** How far a double tap goes, and each tap after it. */
const SKIP_SECONDS = 10;

/** What gestures on the picture do. */
export interface GestureActions {
  togglePlay(): void;
  toggleFullscreen(): void;
  /** Whether the controls show. */
  hasControls(): boolean;
  showControls(): void;
  hideControls(): void;
  skip(seconds: number): void;
  /** Whether a press only ends something, such as an open menu. */
  isDismissal(): boolean;
}

/**
 * What presses on the picture mean. A mouse plays and pauses, and fills the
 * screen by a double click. A finger shows and hides the controls, and seeks
 * by a double tap on the left or right third; each further tap goes further.
 */
export class Gestures {
  readonly #picture: HTMLElement;
  readonly #actions: GestureActions;
  readonly #taps = new TapSeries();
  #down: PointerEvent | null = null;
  #dismissed = false;
  #hiding: ReturnType<typeof setTimeout> | undefined;

  constructor(picture: HTMLElement, actions: GestureActions) {
    this.#picture = picture;
    this.#actions = actions;
  }

  /** Listens until the signal aborts; for clicks, its owner calls `click()`. */
  watch(signal: AbortSignal): void {
    const on = <Type extends keyof HTMLElementEventMap>(
      type: Type,
      act: (event: HTMLElementEventMap[Type]) => void,
    ) => this.#picture.addEventListener(type, act, { signal });
    on('pointerdown', (event) => {
      this.#down = event;
      this.#dismissed = this.#actions.isDismissal();
    });
    on('pointerup', (event) => {
      if (this.#isTap(event)) this.#tap(event);
    });
    on('dblclick', () => {
      if (!this.#byFinger) this.#actions.toggleFullscreen();
    });
    signal.addEventListener('abort', () => clearTimeout(this.#hiding), { once: true });
  }

  /** A click on the picture of a film that was started. */
  click(): void {
    if (!this.#byFinger && !this.#dismissed) this.#actions.togglePlay();
  }

  /** Clicks do not say in every browser what made them. */
  get #byFinger(): boolean {
    return this.#down !== null && this.#down.pointerType !== 'mouse';
  }

  #isTap(up: PointerEvent): boolean {
    const down = this.#down;
    if (!down || down.pointerId !== up.pointerId || !this.#byFinger) return false;
    const pixels = Math.hypot(up.clientX - down.clientX, up.clientY - down.clientY);
    return pixels <= MOST_TAP_PIXELS && up.timeStamp - down.timeStamp <= LONGEST_TAP_MS;
  }

  #tap({ clientX, timeStamp }: PointerEvent): void {
    if (this.#dismissed) return;
    const { left, width } = this.#picture.getBoundingClientRect();
    const side = tapSide((clientX - left) / width);
    const count = this.#taps.tap(side, timeStamp);
    clearTimeout(this.#hiding);
    if (count > 1 && side !== 'middle') {
      this.#actions.skip(side === 'left' ? -SKIP_SECONDS : SKIP_SECONDS);
    } else if (this.#actions.hasControls()) {
      this.#hiding = setTimeout(() => this.#actions.hideControls(), SINGLE_TAP_MS);
    } else {
      this.#actions.showControls();
    }
  }
}

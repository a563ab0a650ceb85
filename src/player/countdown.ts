const TICK_MS = 1_000;

/** Counts whole seconds down, then does something, unless it is cancelled. */
export class Countdown {
  readonly #fromSeconds: number;
  readonly #changed: () => void;
  #seconds = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param changed - called when `seconds` became another */
  constructor(fromSeconds: number, changed: () => void) {
    this.#fromSeconds = fromSeconds;
    this.#changed = changed;
  }

  /** How many are left; 0 while it does not count. */
  get seconds(): number {
    return this.#seconds;
  }

  /** Begins, anew if it counts already. */
  start(then: () => void): void {
    clearInterval(this.#timer);
    this.#set(this.#fromSeconds);
    this.#timer = setInterval(() => {
      const left = this.#seconds - 1;
      if (left > 0) this.#set(left);
      else {
        this.cancel();
        then();
      }
    }, TICK_MS);
  }

  cancel(): void {
    clearInterval(this.#timer);
    if (this.#seconds > 0) this.#set(0);
  }

  #set(seconds: number): void {
    this.#seconds = seconds;
    this.#changed();
  }
}

/** How often something is looked at that no event announces: late blocks, deadlines, limits. */
const LATER_MS = 150;

/**
 * Calls back soon after something happened, once for many happenings, and
 * again a little later on demand. Messages run in hidden tabs too, where idle
 * callbacks and timers starve.
 */
export class Ticker {
  readonly #callback: () => void;
  readonly #channel = new MessageChannel();
  readonly #signal: AbortSignal;
  #isSoon = false;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(callback: () => void, signal: AbortSignal) {
    this.#callback = callback;
    this.#signal = signal;
    this.#channel.port1.onmessage = () => this.#run();
    signal.addEventListener('abort', () => this.#end(), { once: true });
  }

  /** In one of the next tasks. */
  soon(): void {
    if (this.#isSoon || this.#signal.aborted) return;
    this.#isSoon = true;
    this.#channel.port2.postMessage(null);
  }

  /** In a moment, unless something happens before. */
  later(): void {
    if (this.#timer !== null || this.#signal.aborted) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.soon();
    }, LATER_MS);
  }

  #run(): void {
    this.#isSoon = false;
    if (!this.#signal.aborted) this.#callback();
  }

  #end(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#channel.port1.close();
  }
}

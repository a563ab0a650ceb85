import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How often a wait that shows its seconds is rendered. */
const TICK_MS = 1000;

/**
 * Counts the seconds of a wait, and renders its host once a second while one
 * lasts. Nothing runs while there is no wait or the host is not connected.
 */
export class WaitClock implements ReactiveController {
  #startMs: number | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #now: () => number;

  /** @param now - a clock in milliseconds; by default the page's monotonic one */
  constructor(host: ReactiveControllerHost, now: () => number = () => performance.now()) {
    this.#host = host;
    this.#now = now;
    host.addController(this);
  }

  /** Seconds since the wait began; 0 while there is none. */
  get seconds(): number {
    return this.#startMs === null ? 0 : (this.#now() - this.#startMs) / 1000;
  }

  /** Begins a wait when none is under way. */
  start(): void {
    if (this.#startMs !== null) return;
    this.#startMs = this.#now();
    this.hostConnected();
  }

  /** Ends the wait, if any. */
  stop(): void {
    this.#startMs = null;
    this.hostDisconnected();
  }

  hostConnected(): void {
    this.hostDisconnected();
    if (this.#startMs !== null) {
      this.#timer = setInterval(() => this.#host.requestUpdate(), TICK_MS);
    }
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }
}

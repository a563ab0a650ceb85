import type { ReactiveController, ReactiveControllerHost } from 'lit';

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

/**
 * A part of the interface that its host renders once it is there. `want()`
 * begins to load it; a failure is tried again, after a second, then two, four,
 * up to half a minute, and at once when the network is back.
 */
export class LazyPart<Part> implements ReactiveController {
  #part: Part | null = null;
  #loading = false;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #connection: AbortController | null = null;
  readonly #host: ReactiveControllerHost;
  readonly #load: () => Promise<Part>;

  constructor(host: ReactiveControllerHost, load: () => Promise<Part>) {
    this.#host = host;
    this.#load = load;
    host.addController(this);
  }

  /** The part, or null until it has come. */
  get part(): Part | null {
    return this.#part;
  }

  /** Whether the last attempt failed; the next one follows by itself. */
  get failed(): boolean {
    return this.#failures > 0 && this.#part === null;
  }

  /** Loads the part, unless it is there, on its way, or waits for its next attempt. */
  want(): void {
    if (this.#part !== null || this.#loading || this.#retry !== undefined) return;
    this.#loading = true;
    void this.#load()
      .then(
        (part) => (this.#part = part),
        () => this.#failed(),
      )
      .finally(() => {
        this.#loading = false;
        this.#host.requestUpdate();
      });
  }

  hostConnected(): void {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    window.addEventListener('online', () => this.#tryAgain(), { signal });
    if (this.failed) this.#tryAgain();
  }

  hostDisconnected(): void {
    this.#connection?.abort();
    this.#connection = null;
    clearTimeout(this.#retry);
    this.#retry = undefined;
  }

  #failed(): void {
    const waitMs = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#failures);
    this.#failures += 1;
    if (this.#connection) this.#retry = setTimeout(() => this.#tryAgain(), waitMs);
  }

  #tryAgain(): void {
    if (!this.failed) return;
    clearTimeout(this.#retry);
    this.#retry = undefined;
    this.want();
  }
}

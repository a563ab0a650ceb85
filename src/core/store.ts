/**
 * Holds one immutable snapshot and tells subscribers when it was replaced: at
 * most once per microtask, however many patches came.
 */
export class Store<State extends object> {
  #state: State;
  #scheduled = false;
  readonly #subscribers = new Set<() => void>();

  constructor(initial: State) {
    this.#state = Object.freeze(initial);
  }

  /** The current snapshot: frozen, and a new object after every change. */
  get state(): State {
    return this.#state;
  }

  /** Replaces some members of one slice. A patch that changes nothing notifies nobody. */
  patch<Key extends keyof State>(slice: Key, patch: Partial<State[Key]>): void {
    const current = this.#state[slice];
    if (!changes(current, patch)) return;
    const next = Object.freeze({ ...current, ...patch });
    this.#state = Object.freeze({ ...this.#state, [slice]: next });
    this.#schedule();
  }

  /** Calls back after changes until the signal aborts. */
  subscribe(callback: () => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#subscribers.add(callback);
    signal.addEventListener('abort', () => this.#subscribers.delete(callback), { once: true });
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      for (const callback of [...this.#subscribers]) callback();
    });
  }
}

function changes<Slice>(current: Slice, patch: Partial<Slice>): boolean {
  for (const key in patch) {
    if (!Object.is(current[key], patch[key])) return true;
  }
  return false;
}

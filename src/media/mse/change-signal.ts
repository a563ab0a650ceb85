/** Wakes those who wait for a condition whenever something changed that it may depend on. */
export class ChangeSignal {
  readonly #waiting = new Set<() => void>();

  /** Lets everyone who waits check again. */
  notify(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of waiting) wake();
  }

  /**
   * Resolves when `condition` holds; checks now and after every `notify()`.
   *
   * @throws the signal's reason when aborted.
   */
  async until(condition: () => boolean, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    while (!condition()) {
      await this.next(signal);
      signal.throwIfAborted();
    }
  }

  /** Resolves at the next `notify()`, or when the signal aborts. */
  next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const settled = new AbortController();
      const settle = () => {
        this.#waiting.delete(settle);
        settled.abort();
        resolve();
      };
      this.#waiting.add(settle);
      signal.addEventListener('abort', settle, { signal: settled.signal });
    });
  }
}

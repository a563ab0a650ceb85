/** Wakes readers when the piece they wait for was verified. */
export class PieceArrivals {
  readonly #waiting = new Map<number, Set<() => void>>();

  /**
   * Resolves when the piece arrives next.
   *
   * @throws the signal's reason when aborted.
   */
  wait(index: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      const settled = new AbortController();
      const arrived = (): void => {
        settled.abort();
        resolve();
      };
      const waiting = this.#waiting.get(index) ?? new Set();
      this.#waiting.set(index, waiting.add(arrived));
      const giveUp = (): void => {
        waiting.delete(arrived);
        if (waiting.size === 0) this.#waiting.delete(index);
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the contract of AbortSignal
        reject(signal.reason);
      };
      signal.addEventListener('abort', giveUp, { once: true, signal: settled.signal });
    });
  }

  announce(index: number): void {
    const waiting = this.#waiting.get(index);
    this.#waiting.delete(index);
    for (const arrived of waiting ?? []) arrived();
  }
}

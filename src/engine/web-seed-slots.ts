/** The connections that several web seeds share; who finds none free is called back when one is. */
export class WebSeedSlots {
  #free: number;
  readonly #waiting = new Set<() => void>();

  constructor(count: number) {
    this.#free = count;
  }

  /** Takes a connection, or returns false and remembers whom to call. */
  take(onFree: () => void): boolean {
    this.#waiting.delete(onFree);
    if (this.#free > 0) {
      this.#free--;
      return true;
    }
    this.#waiting.add(onFree);
    return false;
  }

  /** Gives one back. Whoever waited longest may take it first. */
  release(): void {
    this.#free++;
    for (const onFree of [...this.#waiting]) {
      if (this.#free === 0) return;
      this.#waiting.delete(onFree);
      onFree();
    }
  }
}

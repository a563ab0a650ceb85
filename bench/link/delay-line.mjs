/**
 * Items on their way, each with the time at which it arrives; they never
 * overtake one another. Time is a parameter, as in TokenBucket.
 *
 * @template Item
 */
export class DelayLine {
  /** @type {{item: Item, dueMs: number}[]} */
  #entries = [];
  #head = 0;

  get length() {
    return this.#entries.length - this.#head;
  }

  /** When the next item arrives; `Infinity` when there is none. */
  get nextDueMs() {
    return this.#entries[this.#head]?.dueMs ?? Infinity;
  }

  /**
   * @param {Item} item
   * @param {number} dueMs put off to that of the item before, when it is earlier
   */
  push(item, dueMs) {
    const lastMs = this.length > 0 ? this.#entries[this.#entries.length - 1].dueMs : -Infinity;
    this.#entries.push({ item, dueMs: Math.max(dueMs, lastMs) });
  }

  /**
   * @param {number} nowMs
   * @returns {Item | undefined} the next item, if it has arrived by now; it is
   *   gone from the line.
   */
  takeDue(nowMs) {
    if (this.length === 0 || this.nextDueMs > nowMs) return undefined;
    const { item } = this.#entries[this.#head++];
    this.#compact();
    return item;
  }

  clear() {
    this.#entries = [];
    this.#head = 0;
  }

  /** Moving the rest forward costs its length: done when at least as many were taken. */
  #compact() {
    if (this.#head * 2 < this.#entries.length) return;
    this.#entries = this.#entries.slice(this.#head);
    this.#head = 0;
  }
}

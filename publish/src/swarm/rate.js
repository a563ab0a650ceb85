/** Rates are averages over so long: steady enough to read, and quick enough to believe. */
const WINDOW_MS = 5_000;

/** How fast a counter grows. */
export class Rate {
  /** @type {{atMs: number, total: number}[]} */
  #samples = [];

  /**
   * Takes the counter's value, and tells its growth.
   *
   * @param {number} total
   * @param {number} nowMs any steady clock
   * @returns {number} per second
   */
  sample(total, nowMs) {
    this.#samples.push({ atMs: nowMs, total });
    const isOld = (/** @type {{atMs: number}} */ { atMs }) => nowMs - atMs > WINDOW_MS;
    while (this.#samples.length > 2 && this.#samples[1] && isOld(this.#samples[1])) {
      this.#samples.shift();
    }
    const [first] = this.#samples;
    if (!first || first.atMs >= nowMs) return 0;
    return Math.max(0, ((total - first.total) * 1000) / (nowMs - first.atMs));
  }
}

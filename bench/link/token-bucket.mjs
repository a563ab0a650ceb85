/**
 * A rate, as arithmetic: tells when bytes that arrive now will have passed.
 * Nothing happens inside of it by itself; time is a parameter, in milliseconds
 * of any clock that does not run backwards.
 */
export class TokenBucket {
  #bytesPerMs;
  #burstMs;
  /** When everything booked so far will have passed, were there no tokens saved. */
  #busyUntilMs = -Infinity;

  /**
   * @param {object} options
   * @param {number} options.rateBitsPerSecond above 0; `Infinity` is no limit
   * @param {number} [options.burstBytes] what may pass at once after a pause; default 0
   * @throws RangeError when the rate is not above 0, or the burst is negative.
   */
  constructor({ rateBitsPerSecond, burstBytes = 0 }) {
    if (!(rateBitsPerSecond > 0)) throw new RangeError(`rate of ${rateBitsPerSecond} bit/s`);
    if (!(burstBytes >= 0)) throw new RangeError(`burst of ${burstBytes} bytes`);
    this.#bytesPerMs = rateBitsPerSecond / 8_000;
    this.#burstMs = burstBytes / this.#bytesPerMs;
  }

  /**
   * Books bytes behind those booked before.
   *
   * @param {number} bytes
   * @param {number} nowMs
   * @returns {number} when the last of them has passed: never before `nowMs`.
   */
  book(bytes, nowMs) {
    this.#busyUntilMs = Math.max(this.#busyUntilMs, nowMs) + bytes / this.#bytesPerMs;
    return Math.max(nowMs, this.#busyUntilMs - this.#burstMs);
  }

  /**
   * @param {number} nowMs
   * @returns {number} how long bytes that arrive now would wait for those before them.
   */
  backlogMs(nowMs) {
    return Math.max(0, this.#busyUntilMs - this.#burstMs - nowMs);
  }
}

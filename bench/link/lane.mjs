import { performance } from 'node:perf_hooks';
import { DelayLine } from './delay-line.mjs';
import { TokenBucket } from './token-bucket.mjs';

/** Timers count in whole milliseconds: what is due within half of one goes with them. */
const TIMER_GRAIN_MS = 0.5;
/**
 * After a late timer, no more than this at once: browsers give a UDP socket
 * 64 KiB of buffer, and what does not fit would be a loss that the link did
 * not cause.
 */
const BURST_BYTES = 24 * 1024;

/**
 * One direction of a link: a queue that empties at a rate, then a delay.
 * Several flows share it, in the order in which they come.
 */
export class Lane {
  #bucket;
  #line = new DelayLine();
  #delayMs;
  #queueMs;
  #timer = null;
  #stopped = false;
  /** Totals, headers included. */
  deliveredBytes = 0;
  droppedBytes = 0;

  /**
   * @param {object} options
   * @param {number} [options.rateBitsPerSecond] default no limit
   * @param {number} [options.delayMs] one way; default 0
   * @param {number} [options.queueMs] how much the queue holds, as time at the
   *   rate; default no limit
   */
  constructor({ rateBitsPerSecond = Infinity, delayMs = 0, queueMs = Infinity } = {}) {
    this.#bucket = new TokenBucket({ rateBitsPerSecond });
    this.#delayMs = delayMs;
    this.#queueMs = queueMs;
  }

  /** How long until the queue takes more; 0 when it does now. */
  fullForMs() {
    return Math.max(0, this.#bucket.backlogMs(performance.now()) - this.#queueMs);
  }

  /**
   * Sends a packet on its way.
   *
   * @param {number} wireBytes with its headers
   * @param {() => void} deliver called when it arrives
   * @param {object} [options]
   * @param {boolean} [options.droppable] false: put into a full queue all the
   *   same, by a sender that then waits (TCP). Default true
   * @returns {boolean} false when the queue was full and the packet is lost.
   */
  send(wireBytes, deliver, { droppable = true } = {}) {
    const now = performance.now();
    if (this.#stopped || (droppable && this.#bucket.backlogMs(now) > this.#queueMs)) {
      this.droppedBytes += wireBytes;
      return false;
    }
    const dueMs = this.#bucket.book(wireBytes, now) + this.#delayMs;
    this.#line.push({ wireBytes, deliver }, dueMs);
    // Nothing to wait for: without the timer's millisecond.
    if (dueMs <= now && this.#line.length === 1) this.#deliver();
    else this.#arm();
    return true;
  }

  /** Everything on its way is lost. Idempotent. */
  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#line.clear();
  }

  #arm() {
    if (this.#timer !== null || this.#line.length === 0) return;
    const waitMs = Math.round(this.#line.nextDueMs - performance.now());
    this.#timer = setTimeout(() => this.#deliver(), Math.max(0, waitMs));
  }

  #deliver() {
    this.#timer = null;
    const dueMs = performance.now() + TIMER_GRAIN_MS;
    let bytes = 0;
    while (bytes < BURST_BYTES) {
      const packet = this.#line.takeDue(dueMs);
      if (!packet) break;
      bytes += packet.wireBytes;
      packet.deliver();
    }
    this.deliveredBytes += bytes;
    if (!this.#stopped) this.#arm();
  }
}

/**
 * Sends a packet through lanes in a row; it is lost when any of them drops it.
 *
 * @param {readonly Lane[]} lanes
 * @param {number} wireBytes
 * @param {() => void} deliver
 */
export function sendThrough([first, ...rest], wireBytes, deliver) {
  if (!first) deliver();
  else first.send(wireBytes, () => sendThrough(rest, wireBytes, deliver));
}

/**
 * A fresh connection begins with this and doubles each round trip. Not more: a
 * sender that overruns a queue on the way loses many packets at once, and
 * Chromium's SCTP then needs ten seconds and more to recover (bench/README.md).
 */
const FIRST_WINDOW_BYTES = 32 * 1024;
const MIN_WINDOW_BYTES = 32 * 1024;
const MAX_WINDOW_BYTES = 8 * 1024 * 1024;

/** What the window grows by in a round trip, once it has filled the link: the larger of the two. */
const STEP_BYTES = 16 * 1024;
const STEP_SHARE = 0.125;

/** Until measured. */
const FIRST_ROUND_TRIP_MS = 100;

/**
 * How long what we ask for may wait in queues on the way: enough that the link
 * never runs dry; not more, because after a seek everything waits behind it.
 */
const TARGET_QUEUE_MS = 100;

/** In one round trip the window shrinks to no less than this share. */
const MIN_SHRINKING = 0.6;

/**
 * The shortest of the last answers is what the way took: single ones wait for
 * the page too. The last are so many bytes, or a window. A fresh connection has
 * to be looked at more closely, or it floods a slow link before it notices.
 */
const ANSWERS_BYTES = 80 * 1024;
const STARTING_SHARE = 0.25;

/** A fresh connection that makes a longer queue than this is filled. */
const FILLED_QUEUE_MS = 30;

/** What is urgent may make the queue this much longer; on a fresh connection, of which nothing is known, not at all. */
const OVERDRAFT_MS = 20;
const MAX_OVERDRAFT_BYTES = 32 * 1024;

/** A longer way is believed when no answer was faster in so many minutes (RFC 6817, base history). */
const REMEMBERED_MINUTES = 5;
const MINUTE_MS = 60_000;

/** The rate is that of the best two neighbours of the last few intervals of this length. */
const INTERVAL_MS = 100;
const INTERVALS = 20;

interface Answer {
  readonly lengthBytes: number;
  readonly tookMs: number;
}

/**
 * What one connection carries, from the moments at which blocks were asked for
 * and came: its rate, its shortest round trip, and how much to have in flight,
 * by the delay that this causes (as in LEDBAT, RFC 6817, with the faster start
 * and the multiplicative decrease of LEDBAT++). Time is a parameter.
 */
export class LinkEstimate {
  #intervals: number[] = [];
  #intervalStartMs = 0;
  #intervalBytes = 0;
  #bytesPerSecond = 0;
  /** The shortest answer of each of the last minutes. */
  #shortestMs: number[] = [];
  #minute = -1;
  #answers: readonly Answer[] = [];
  #windowBytes = FIRST_WINDOW_BYTES;
  #isStarting = true;
  #shrunkMs = -Infinity;

  /**
   * A block came that was asked for at `askedMs`.
   *
   * @param inFlightBytes what was in flight until then, this block included.
   */
  onBlock(lengthBytes: number, askedMs: number, nowMs: number, inFlightBytes: number): void {
    this.#roll(nowMs);
    this.#intervalBytes += lengthBytes;
    this.onRoundTrip(nowMs - askedMs, nowMs);
    const queueMs =
      this.#shortestOfLast({ lengthBytes, tookMs: nowMs - askedMs }) - this.roundTripMs;
    if (queueMs > TARGET_QUEUE_MS) this.#shrink(queueMs, nowMs);
    else if (inFlightBytes + STEP_BYTES > this.#windowBytes) this.#grow(lengthBytes, queueMs);
  }

  /** An answer came after so long that had to wait for nothing, or hardly anything. */
  onRoundTrip(answeredAfterMs: number, nowMs: number): void {
    const tookMs = Math.max(1, answeredAfterMs);
    const minute = Math.floor(nowMs / MINUTE_MS);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#shortestMs = [tookMs, ...this.#shortestMs].slice(0, REMEMBERED_MINUTES);
    } else if (tookMs < this.roundTripMs) this.#shortestMs[0] = tookMs;
  }

  /** 0 until measured. */
  bytesPerSecond(nowMs: number): number {
    this.#roll(nowMs);
    return this.#bytesPerSecond;
  }

  /** The shortest in the last minutes. */
  get roundTripMs(): number {
    return this.#shortestMs.length > 0 ? Math.min(...this.#shortestMs) : FIRST_ROUND_TRIP_MS;
  }

  /** How many bytes to have in flight. */
  get windowBytes(): number {
    return this.#windowBytes;
  }

  /** How many bytes more when they are urgent. */
  overdraftBytes(nowMs: number): number {
    return Math.min(MAX_OVERDRAFT_BYTES, (this.bytesPerSecond(nowMs) * OVERDRAFT_MS) / 1000);
  }

  /** When a block asked for now behind `inFlightBytes` will be here, in ms from now. */
  expectedMs(lengthBytes: number, inFlightBytes: number, nowMs: number): number {
    const rate = this.bytesPerSecond(nowMs) || (FIRST_WINDOW_BYTES * 1000) / FIRST_ROUND_TRIP_MS;
    return this.roundTripMs + ((inFlightBytes + lengthBytes) * 1000) / rate;
  }

  #shortestOfLast(answer: Answer): number {
    const share = this.#isStarting ? STARTING_SHARE : 1;
    let leftBytes = Math.min(ANSWERS_BYTES, share * this.#windowBytes) - answer.lengthBytes;
    const former = this.#answers.filter(({ lengthBytes }) => (leftBytes -= lengthBytes) >= 0);
    this.#answers = [answer, ...former];
    return Math.min(...this.#answers.map(({ tookMs }) => tookMs));
  }

  #grow(lengthBytes: number, queueMs: number): void {
    this.#isStarting &&= queueMs < FILLED_QUEUE_MS;
    const room = 1 - Math.max(0, queueMs) / TARGET_QUEUE_MS;
    const step = this.#isStarting
      ? lengthBytes
      : lengthBytes * room * Math.max(STEP_SHARE, STEP_BYTES / this.#windowBytes);
    this.#windowBytes = Math.min(MAX_WINDOW_BYTES, this.#windowBytes + step);
  }

  #shrink(queueMs: number, nowMs: number): void {
    this.#isStarting = false;
    if (nowMs - this.#shrunkMs < this.roundTripMs + queueMs) return;
    this.#shrunkMs = nowMs;
    const excess = queueMs / TARGET_QUEUE_MS - 1;
    const share = Math.max(MIN_SHRINKING, 1 - excess / 2);
    this.#windowBytes = Math.max(MIN_WINDOW_BYTES, this.#windowBytes * share);
  }

  #roll(nowMs: number): void {
    const passed = Math.floor((nowMs - this.#intervalStartMs) / INTERVAL_MS);
    if (passed <= 0) return;
    this.#intervals.push(this.#intervalBytes);
    // Intervals without a block only count while others came: an idle link keeps its estimate.
    this.#intervals = this.#intervals.filter((bytes) => bytes > 0).slice(-INTERVALS);
    this.#intervalBytes = 0;
    this.#intervalStartMs += passed * INTERVAL_MS;
    this.#bytesPerSecond = (bestOf(this.#intervals) * 1000) / INTERVAL_MS;
  }
}

/** The best mean of two neighbours: one interval alone may hold the blocks of two. */
function bestOf(intervals: readonly number[]): number {
  let best = intervals.length === 1 ? (intervals[0] ?? 0) : 0;
  for (let at = 1; at < intervals.length; at++) {
    best = Math.max(best, ((intervals[at - 1] ?? 0) + (intervals[at] ?? 0)) / 2);
  }
  return best;
}

/**
 * A fresh connection begins with this and grows with what comes. Not more: a
 * sender that overruns a queue on the way loses many packets at once, and
 * Chromium's SCTP then needs ten seconds and more to recover (bench/README.md).
 */
const FIRST_WINDOW_BYTES = 64 * 1024;
const MIN_WINDOW_BYTES = 32 * 1024;
const MAX_WINDOW_BYTES = 8 * 1024 * 1024;

/** Until measured. */
const FIRST_ROUND_TRIP_MS = 100;

/**
 * Kept in flight beyond the round trip: as much again (BBR's gain of two), and at
 * least so many ms, that the link never runs dry; not more, because after a seek
 * everything waits behind it.
 */
const MIN_QUEUE_MS = 40;
const MAX_QUEUE_MS = 200;

/** The rate is that of the best two neighbours of the last few intervals of this length. */
const INTERVAL_MS = 100;
const INTERVALS = 20;

/** A smaller round trip is believed at once, a larger one only after this long without a smaller. */
const ROUND_TRIP_MEMORY_MS = 10_000;

/**
 * What one connection carries: its rate and its shortest round trip, from the
 * moments at which blocks were asked for and came. Time is a parameter.
 */
export class LinkEstimate {
  #intervals: number[] = [];
  #intervalStartMs = 0;
  #intervalBytes = 0;
  #roundTripMs: number | null = null;
  #roundTripSinceMs = 0;

  /** A block came that was asked for at `askedMs`. */
  onBlock(lengthBytes: number, askedMs: number, nowMs: number): void {
    this.#roll(nowMs);
    this.#intervalBytes += lengthBytes;
    const tookMs = Math.max(1, nowMs - askedMs);
    const isForgotten = nowMs - this.#roundTripSinceMs > ROUND_TRIP_MEMORY_MS;
    if (this.#roundTripMs === null || tookMs <= this.#roundTripMs || isForgotten) {
      this.#roundTripMs = tookMs;
      this.#roundTripSinceMs = nowMs;
    }
  }

  /** 0 until measured. */
  bytesPerSecond(nowMs: number): number {
    this.#roll(nowMs);
    const [first = 0] = this.#intervals;
    const pairs = this.#intervals.map((bytes, at, all) => (bytes + (all[at + 1] ?? bytes)) / 2);
    const best = this.#intervals.length > 1 ? Math.max(...pairs.slice(0, -1)) : first;
    return (best * 1000) / INTERVAL_MS;
  }

  get roundTripMs(): number {
    return this.#roundTripMs ?? FIRST_ROUND_TRIP_MS;
  }

  /** How many bytes to have in flight. */
  windowBytes(nowMs: number): number {
    const rate = this.bytesPerSecond(nowMs);
    if (rate === 0) return FIRST_WINDOW_BYTES;
    const queueMs = Math.min(MAX_QUEUE_MS, Math.max(MIN_QUEUE_MS, this.roundTripMs));
    const wanted = (rate * (this.roundTripMs + queueMs)) / 1000;
    return Math.min(MAX_WINDOW_BYTES, Math.max(MIN_WINDOW_BYTES, wanted));
  }

  /** When a block asked for now behind `inFlightBytes` will be here, in ms from now. */
  expectedMs(lengthBytes: number, inFlightBytes: number, nowMs: number): number {
    const rate = this.bytesPerSecond(nowMs) || (FIRST_WINDOW_BYTES * 1000) / FIRST_ROUND_TRIP_MS;
    return this.roundTripMs + ((inFlightBytes + lengthBytes) * 1000) / rate;
  }

  #roll(nowMs: number): void {
    const passed = Math.floor((nowMs - this.#intervalStartMs) / INTERVAL_MS);
    if (passed <= 0) return;
    this.#intervals.push(this.#intervalBytes);
    // Intervals without a block only count while others came: an idle link keeps its estimate.
    this.#intervals = this.#intervals.filter((bytes) => bytes > 0).slice(-INTERVALS);
    this.#intervalBytes = 0;
    this.#intervalStartMs += passed * INTERVAL_MS;
  }
}

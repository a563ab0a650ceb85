import { RateMeter } from './rate-meter.js';
import type { Pace } from './web-seed-plan.js';

/** Until it was measured: a server on another continent. */
const INITIAL_LATENCY_MS = 300;
/** Weight of the newest of the latencies measured. */
const NEWEST = 0.3;

/** Measures how fast a server answers, and how fast it delivers while it is delivering. */
export class WebSeedMeter {
  readonly #rate = new RateMeter();
  #latencyMs: number | null = null;
  #bytes = 0;
  #delivering = 0;
  /** Time spent delivering, up to `#countedMs`: the clock of the rate, which idle time leaves alone. */
  #busyMs = 0;
  #countedMs = 0;

  /** All bytes received, wanted or not. */
  get bytes(): number {
    return this.#bytes;
  }

  pace(nowMs: number): Pace {
    return {
      bytesPerSecond: this.#rate.bytesPerSecond(this.#busyAt(nowMs)),
      latencyMs: this.#latencyMs ?? INITIAL_LATENCY_MS,
    };
  }

  /** A body begins. */
  onFirstByte(latencyMs: number, nowMs: number): void {
    const known = this.#latencyMs ?? latencyMs;
    this.#latencyMs = known + NEWEST * (latencyMs - known);
    this.#busyAt(nowMs);
    this.#delivering++;
  }

  onBytes(bytes: number, nowMs: number): void {
    this.#bytes += bytes;
    this.#rate.add(bytes, this.#busyAt(nowMs));
  }

  /** A body that began ends. */
  onEnd(nowMs: number): void {
    this.#busyAt(nowMs);
    this.#delivering--;
  }

  /** A request was withdrawn before it was answered: the latency is at least this. */
  onUnanswered(waitedMs: number): void {
    if (waitedMs > (this.#latencyMs ?? INITIAL_LATENCY_MS)) this.#latencyMs = waitedMs;
  }

  #busyAt(nowMs: number): number {
    if (this.#delivering > 0) this.#busyMs += Math.max(0, nowMs - this.#countedMs);
    this.#countedMs = nowMs;
    return this.#busyMs;
  }
}

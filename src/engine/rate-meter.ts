const SLOT_MS = 500;
/** Four seconds: long enough to be steady, short enough to show a stall. */
const SLOTS = 8;

/** Bytes per second over the last four seconds. Time is a parameter: any steady clock. */
export class RateMeter {
  readonly #slots = new Float64Array(SLOTS);
  #slot = -1;
  #startMs: number | null = null;

  add(bytes: number, nowMs: number): void {
    this.#advance(nowMs);
    this.#startMs ??= nowMs;
    const index = this.#slot % SLOTS;
    this.#slots[index] = (this.#slots[index] ?? 0) + bytes;
  }

  bytesPerSecond(nowMs: number): number {
    if (this.#startMs === null) return 0;
    this.#advance(nowMs);
    const sum = this.#slots.reduce((total, bytes) => total + bytes, 0);
    const windowStartMs = (this.#slot - SLOTS + 1) * SLOT_MS;
    const spanMs = nowMs - Math.max(windowStartMs, this.#startMs);
    return Math.round((sum * 1000) / Math.max(spanMs, SLOT_MS));
  }

  #advance(nowMs: number): void {
    const slot = Math.floor(nowMs / SLOT_MS);
    if (this.#slot < 0) this.#slot = slot;
    const steps = Math.min(slot - this.#slot, SLOTS);
    for (let step = 0; step < steps; step++) this.#slots[(slot - step) % SLOTS] = 0;
    this.#slot = Math.max(this.#slot, slot);
  }
}

/**
 * When a piece that another viewer was to bring does not come, we fetch it
 * ourselves: but one at a time. If everybody did so at once for everything that
 * is late, the seeder would be asked for all by all, and the crowd collapse.
 */

/** So long a piece is left to the viewer responsible for it, even when it is needed at once. */
export const TRUST_MS = 1_200;

/** Less than this to the deadline, and a missing piece may be rescued. */
export const RESCUE_MS = 1_000;

const RESCUE_INTERVAL_MS = 700;

/** After so many rescues in a row one viewer is left out of the division for a while. */
const MAX_FAILURES = 3;
const DISTRUST_MS = 10_000;

export class Rescue {
  readonly #pieces = new Set<number>();
  readonly #failures = new Map<string, number>();
  readonly #distrustedUntilMs = new Map<string, number>();
  #lastMs = -Infinity;

  /** True when the piece may be asked of anybody. */
  has(piece: number): boolean {
    return this.#pieces.has(piece);
  }

  /** True when the viewer has let us down lately. */
  isDistrusted(viewerId: string, nowMs: number): boolean {
    return nowMs < (this.#distrustedUntilMs.get(viewerId) ?? -Infinity);
  }

  /**
   * Takes over a piece that `viewerId` was to bring, if it is needed, has been
   * waited for, and no other was taken over just before.
   */
  consider(
    want: { readonly piece: number; readonly deadlineMs: number; readonly sinceMs: number },
    viewerId: string | null,
    nowMs: number,
  ): void {
    if (want.deadlineMs - nowMs > RESCUE_MS || nowMs - want.sinceMs < TRUST_MS) return;
    if (nowMs - this.#lastMs < RESCUE_INTERVAL_MS || this.#pieces.has(want.piece)) return;
    this.#lastMs = nowMs;
    this.#pieces.add(want.piece);
    if (viewerId === null) return;
    const failures = (this.#failures.get(viewerId) ?? 0) + 1;
    this.#failures.set(viewerId, failures);
    if (failures >= MAX_FAILURES) this.#distrustedUntilMs.set(viewerId, nowMs + DISTRUST_MS);
  }

  /** A piece came from the viewer: it does its part. */
  onDelivered(viewerId: string): void {
    this.#failures.delete(viewerId);
  }

  onVerified(piece: number): void {
    this.#pieces.delete(piece);
  }
}

/** What a connection was good for lately. Times are of one monotonic clock, in ms. */
export interface WireFacts {
  readonly connectedAtMs: number;
  /** When it last delivered a block; null when never. */
  readonly deliveredAtMs: number | null;
  /** When it was last sent a block; null when never. */
  readonly servedAtMs: number | null;
  /** Whether it has a piece that is missing here. */
  readonly hasNeeded: boolean;
}

/** Long enough for metadata, bitfields and a turn at being unchoked. */
const TRIAL_MS = 30_000;
/** A pause in playback or a full window stops requests without any fault of the peer. */
const IDLE_MS = 60_000;

/**
 * The connection that is given up for a new one, when there are as many as
 * there may be: of those that for a minute neither delivered nor were served,
 * one without a piece that is missing here, else the longest idle. Null when
 * each is good for something.
 *
 * @returns an index in `wires`
 */
export function leastUsefulWire(wires: readonly WireFacts[], nowMs: number): number | null {
  let worst: { index: number; idleMs: number; hasNeeded: boolean } | null = null;
  for (const [index, wire] of wires.entries()) {
    if (nowMs - wire.connectedAtMs < TRIAL_MS) continue;
    const idleMs = nowMs - lastUseMs(wire);
    if (idleMs < IDLE_MS) continue;
    const { hasNeeded } = wire;
    const isWorse =
      !worst || (hasNeeded === worst.hasNeeded ? idleMs > worst.idleMs : worst.hasNeeded);
    if (isWorse) worst = { index, idleMs, hasNeeded };
  }
  return worst?.index ?? null;
}

/** Without a use, it is idle since it was there. */
function lastUseMs({ connectedAtMs, deliveredAtMs, servedAtMs }: WireFacts): number {
  return Math.max(connectedAtMs, deliveredAtMs ?? 0, servedAtMs ?? 0);
}

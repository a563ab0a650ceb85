/** How much of what playback needs was here, and where that is. */
export interface WaitProgress {
  /** Of playback, in seconds. */
  readonly position: number;
  /** 0 to 1. */
  readonly share: number;
}

/** Playback creeps on by less than this while it waits. */
const SAME_PLACE_SECONDS = 1;

/**
 * A share that only rises while the place is the same: how it is counted
 * changes on the way, and what has come does not go again.
 */
export function risingProgress(
  former: WaitProgress | null,
  position: number,
  share: number,
): WaitProgress {
  const isSamePlace = former && Math.abs(position - former.position) < SAME_PLACE_SECONDS;
  return isSamePlace ? { ...former, share: Math.max(former.share, share) } : { position, share };
}

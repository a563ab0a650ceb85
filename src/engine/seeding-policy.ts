import type { SeedingState } from '../core/player-state.js';

/** What viewer, host and network say about uploading. */
export interface SeedingFacts {
  /** What the viewers want: off as soon as one of them does. */
  readonly isWanted: boolean;
  /** Null for no limit; 0 is as if the ratio were reached. */
  readonly uploadLimitBytesPerSecond: number | null;
  /** Uploading ends at so many bytes up for each byte down; null for no end. */
  readonly ratioLimit: number | null;
  readonly uploadedBytes: number;
  readonly receivedBytes: number;
  /** Data is paid for, or the viewer asked to save it. */
  readonly isMetered: boolean;
  /** Whether to ease off when it is. */
  readonly ease: boolean;
}

/** What still goes out over a connection where data is dear: enough to stay a peer of use. */
export const EASED_BYTES_PER_SECOND = 16 * 1024;

/** What the uploader does, given the facts. */
export function seedingState(facts: SeedingFacts): SeedingState {
  const { ratioLimit, uploadedBytes, receivedBytes } = facts;
  if (!facts.isWanted) return 'off';
  // Choked, a peer asks others; unchoked, it would wait for us in vain.
  if (facts.uploadLimitBytesPerSecond === 0 || ratioLimit === 0) return 'capped';
  if (ratioLimit !== null && uploadedBytes > 0 && uploadedBytes >= ratioLimit * receivedBytes) {
    return 'capped';
  }
  return facts.ease && facts.isMetered ? 'eased' : 'on';
}

/** The upload limit that holds in a state: the viewers' or the eased one. Null for none. */
export function uploadRate(state: SeedingState, limitBytesPerSecond: number | null): number | null {
  if (state !== 'eased') return limitBytesPerSecond;
  return Math.min(EASED_BYTES_PER_SECOND, limitBytesPerSecond ?? Infinity);
}

/** The smallest of several limits, where null is none. */
export function smallestLimit(limits: readonly (number | null)[]): number | null {
  const numbers = limits.filter((limit) => limit !== null);
  return numbers.length > 0 ? Math.min(...numbers) : null;
}

import { smallestLimit } from './seeding-policy.js';
import type { UploadTerms } from './uploader.js';

/** Limits of one player; null is none. They hold at once, also when changed. */
export interface TransferLimits {
  readonly uploadLimitBytesPerSecond: number | null;
  readonly downloadLimitBytesPerSecond: number | null;
  /** Uploading ends at so many payload bytes up for each byte down. */
  readonly ratioLimit: number | null;
  /** Whether to upload next to nothing where data is dear. */
  readonly ease: boolean;
}

export const NO_LIMITS: TransferLimits = Object.freeze({
  uploadLimitBytesPerSecond: null,
  downloadLimitBytesPerSecond: null,
  ratioLimit: null,
  ease: false,
});

/** What one player wants of a torrent that it may share with others. */
export interface Participation {
  readonly seeding: boolean;
  readonly memoryBudgetBytes: number;
  readonly limits: TransferLimits;
}

/** What may be uploaded when all players of a torrent are asked: each can only restrict. */
export function uploadTermsOf(players: readonly Participation[]): UploadTerms {
  const limits = players.map((one) => one.limits);
  return {
    // One viewer's "off" counts for the whole page: the upload is theirs too.
    isWanted: players.length > 0 && players.every(({ seeding }) => seeding),
    uploadLimitBytesPerSecond: smallestLimit(limits.map((one) => one.uploadLimitBytesPerSecond)),
    ratioLimit: smallestLimit(limits.map((one) => one.ratioLimit)),
    ease: limits.some(({ ease }) => ease),
  };
}

/** The smallest limit of all players; null for none. */
export function downloadLimitOf(players: readonly Participation[]): number | null {
  return smallestLimit(players.map(({ limits }) => limits.downloadLimitBytesPerSecond));
}

/** The largest budget that a player allows. */
export function memoryBudgetOf(players: readonly Participation[]): number {
  return Math.max(0, ...players.map(({ memoryBudgetBytes }) => memoryBudgetBytes));
}

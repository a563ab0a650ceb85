import type { TransferLimits } from '../engine/index.js';
import {
  DEFAULT_MEMORY_BUDGET_BYTES,
  parseByteCount,
  parseByteRate,
  parseIceServers,
  parseMetered,
  parseRatio,
  parseSeeding,
  parseTokens,
} from './attribute-values.js';
import type { SessionOptions } from './player-session.js';

/** Reads an attribute: null when it is absent. */
export type AttributeReader = (name: string) => string | null;

/** Attributes that hold at once when they change. */
export const LIMIT_ATTRIBUTES: readonly string[] = [
  'upload-limit',
  'download-limit',
  'ratio-limit',
  'metered',
];

/** Attributes that name the source: setting one begins anew (HTML §4.8.11.2). */
export const SOURCE_ATTRIBUTES: readonly string[] = ['magnet', 'src'];
/** Attributes of ours that belong to the source, and are read when it is selected. */
export const SOURCE_DETAILS: readonly string[] = ['file', 'trackers', 'web-seeds', 'ice-servers'];
/** Attributes that say how viewers are asked. */
export const CONSENT_ATTRIBUTES: readonly string[] = ['consent', 'consent-memory'];
/** Every attribute that `<video>` does not have. */
export const OWN_ATTRIBUTES: readonly string[] = [
  ...SOURCE_ATTRIBUTES,
  ...SOURCE_DETAILS,
  ...LIMIT_ATTRIBUTES,
  'memory-budget',
  'seeding',
  'fallback-after',
  ...CONSENT_ATTRIBUTES,
];

/** What the attributes of an element say of its session, but for the source. Never throws. */
export function readSessionOptions(read: AttributeReader): Omit<SessionOptions, 'source'> {
  return {
    file: read('file'),
    trackers: parseTokens(read('trackers')),
    webSeeds: parseTokens(read('web-seeds')),
    iceServers: parseIceServers(read('ice-servers')),
    seeding: parseSeeding(read('seeding')),
    memoryBudgetBytes: readMemoryBudget(read),
    limits: readLimits(read),
  };
}

/** Bytes of the torrent that may be held in memory. */
export function readMemoryBudget(read: AttributeReader): number {
  return parseByteCount(read('memory-budget')) ?? DEFAULT_MEMORY_BUDGET_BYTES;
}

/** What LIMIT_ATTRIBUTES say; what makes no sense is no limit. */
export function readLimits(read: AttributeReader): TransferLimits {
  return {
    uploadLimitBytesPerSecond: parseByteRate(read('upload-limit')),
    downloadLimitBytesPerSecond: parseByteRate(read('download-limit')),
    ratioLimit: parseRatio(read('ratio-limit')),
    ease: parseMetered(read('metered')),
  };
}

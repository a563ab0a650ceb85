import type { ConsentMode } from '../core/player-state.js';

/**
 * Reads attribute values the lenient way of HTML: what makes no sense is as if
 * it were absent, and setting an attribute never throws.
 */

/** Space-separated tokens, as in `class`. */
export function parseTokens(value: string | null): string[] {
  return (value ?? '').split(/\s+/).filter((token) => token !== '');
}

/** `on` or `off`; anything else is `on`. */
export function parseSeeding(value: string | null): boolean {
  return value?.trim().toLowerCase() !== 'off';
}

/**
 * STUN servers used when the page names none: needed to reach peers behind
 * NAT, contacted only after play.
 */
export const DEFAULT_ICE_SERVERS: readonly RTCIceServer[] = Object.freeze([
  { urls: 'stun:stun.l.google.com:19302' },
  { urls: 'stun:global.stun.twilio.com:3478' },
]);

/** A JSON array of RTCIceServer (WebRTC §4.2.4); `[]` contacts no server at all. */
export function parseIceServers(value: string | null): readonly RTCIceServer[] {
  if (value === null) return DEFAULT_ICE_SERVERS;
  try {
    const servers: unknown = JSON.parse(value);
    return Array.isArray(servers) && servers.every(isIceServer) ? servers : DEFAULT_ICE_SERVERS;
  } catch {
    return DEFAULT_ICE_SERVERS;
  }
}

function isIceServer(value: unknown): value is RTCIceServer {
  if (typeof value !== 'object' || value === null || !('urls' in value)) return false;
  const urls: unknown[] = Array.isArray(value.urls) ? value.urls : [value.urls];
  return urls.every((url) => typeof url === 'string' && /^(stun|turn)s?:/i.test(url));
}

const UNIT_BYTES: Readonly<Record<string, number>> = {
  '': 1,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
};

/** `256MiB`, `1GiB`, or a plain number of bytes; null when it is none of these. */
export function parseByteCount(value: string | null): number | null {
  const match = /^\s*(\d+(?:\.\d+)?)\s*([kmg]ib)?\s*$/i.exec(value ?? '');
  if (!match) return null;
  const bytes = Math.round(Number(match[1]) * (UNIT_BYTES[(match[2] ?? '').toLowerCase()] ?? NaN));
  return Number.isSafeInteger(bytes) ? bytes : null;
}

/** A byte count per second, `/s` written or not: `100KiB`, `1MiB/s`; null when it is none. */
export function parseByteRate(value: string | null): number | null {
  return parseByteCount(value?.replace(/\/s\s*$/i, '') ?? null);
}

/** A number such as `1.5`; null when it is negative or none. */
export function parseRatio(value: string | null): number | null {
  return /^\s*\d*\.?\d+\s*$/.test(value ?? '') ? Number(value) : null;
}

/** Whether to upload next to nothing where data is dear: unless it says `ignore`. */
export function parseMetered(value: string | null): boolean {
  return value?.trim().toLowerCase() !== 'ignore';
}

/** How viewers are asked: `notice` when nothing is said, and `ask` when what is said makes no sense. */
export function parseConsent(value: string | null): ConsentMode {
  const keyword = value?.trim().toLowerCase() ?? 'notice';
  return keyword === 'notice' || keyword === 'granted' ? keyword : 'ask';
}

/** Most bytes of a torrent held when the page says nothing. */
export const DEFAULT_MEMORY_BUDGET_BYTES = 256 * 2 ** 20;

/** The values of `preload` (HTML §4.8.11.7); ours is `none` when absent or unknown. */
export type Preload = 'none' | 'metadata' | 'auto';

export function parsePreload(value: string | null): Preload {
  const keyword = value?.trim().toLowerCase();
  if (keyword === 'metadata') return keyword;
  return keyword === 'auto' || keyword === '' ? 'auto' : 'none';
}

/** The values of `playlist`; `auto` when absent or unknown. */
export type PlaylistMode = 'auto' | 'manual' | 'none';

export function parsePlaylist(value: string | null): PlaylistMode {
  const keyword = value?.trim().toLowerCase();
  return keyword === 'manual' || keyword === 'none' ? keyword : 'auto';
}

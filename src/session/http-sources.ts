import type { PlayerErrorCode } from '../core/player-error.js';
import type { TorrentSource } from '../engine/torrent-source.js';
import { acceptUrl } from '../engine/url-policy.js';

/**
 * Why a film plays over HTTP: a failure, a wait that led nowhere, because it
 * was asked for, or because the viewer wants no peers.
 */
export type FallbackReason =
  PlayerErrorCode | 'nobody-there' | 'blocked-by-policy' | 'requested' | 'server-only';

/**
 * Failures that plain HTTP gets round. Not those that say the page names the
 * wrong thing, nor a broken integrity lock: another film must not hide them.
 */
const AVOIDABLE: ReadonlySet<PlayerErrorCode> = new Set<PlayerErrorCode>([
  'unsupported-torrent',
  'torrent-unreachable',
  'no-playable-file',
  'webrtc-unavailable',
  'no-web-seed',
  'mse-unavailable',
  'media-unsupported',
  'engine-failed',
  'load-failed',
]);

/** Whether a failure makes the player fall back unasked. */
export function isAvoidable(code: PlayerErrorCode): boolean {
  return AVOIDABLE.has(code);
}

/**
 * Whether web seeds may do without peers: the metadata is on a server, and so
 * are the bytes, as far as it is known before anybody is asked. (A `.torrent`
 * may name web seeds of its own.)
 *
 * @param webSeeds those of the page
 */
export function mayPlayWithoutPeers(
  source: TorrentSource | Blob,
  webSeeds: readonly string[],
): boolean {
  if (source instanceof Blob || source.kind !== 'magnet') return true;
  return source.torrentUrls.length > 0 && source.webSeeds.length + webSeeds.length > 0;
}

/** What a `<source>` says (HTML §4.8.2). */
export interface HttpCandidate {
  /** Absolute, or '' without one. */
  readonly src: string;
  /** Media type, '' when it is not said. */
  readonly type: string;
}

/**
 * The URLs among `<source>` children that may be tried, in their order: http
 * and https only, without credentials, and of no type that cannot be played.
 */
export function httpUrls(
  candidates: Iterable<HttpCandidate>,
  canPlayType: (type: string) => string,
  pageUrl: string,
): readonly string[] {
  return [...candidates]
    .filter(({ type }) => type === '' || canPlayType(type) !== '')
    .map(({ src }) => acceptUrl(src, ['http:', 'https:'], pageUrl))
    .filter((url) => url !== null);
}

/** How long nothing may come from the swarm before HTTP takes over, when the page says nothing. */
export const DEFAULT_FALLBACK_AFTER_SECONDS = 20;

/** The `fallback-after` attribute in milliseconds; what is no number of seconds is the default. */
export function parseFallbackAfterMs(value: string | null): number {
  const isNumber = /^\s*\d*\.?\d+\s*$/.test(value ?? '');
  return (isNumber ? Number(value) : DEFAULT_FALLBACK_AFTER_SECONDS) * 1000;
}

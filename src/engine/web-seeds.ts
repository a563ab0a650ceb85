import type { TorrentMetadata } from './torrent-metadata.js';
import { acceptUrl } from './url-policy.js';
import { WebSeed } from './web-seed.js';
import type { WebSeedListener } from './web-seed.js';
import { webSeedLayout } from './web-seed-layout.js';
import { WebSeedSlots } from './web-seed-slots.js';

export interface WebSeedsOptions {
  /** Local hosts count only if this URL is of one. Default: `location.href`. */
  readonly pageUrl?: string;
  /** Most connections over all web seeds. Default 4. */
  readonly maxConnections?: number;
  /** See `WebSeedOptions`. */
  readonly nowMs?: () => number;
  readonly stallMs?: number;
  readonly backOffMs?: readonly number[];
}

const MAX_WEB_SEEDS = 10;
/** A browser opens six to one host (HTTP/1.1); the page wants some of them too. */
const MAX_CONNECTIONS = 4;

/**
 * The web seeds of a torrent. The first ten of the URLs count that are http(s)
 * and not of a local host; a private torrent (BEP 27) must be given its own
 * only. Nobody is contacted before a block is asked for.
 *
 * @param signal aborting it ends every request and timer
 */
export function createWebSeeds(
  metadata: TorrentMetadata,
  urls: readonly string[],
  listener: WebSeedListener,
  signal: AbortSignal,
  options: WebSeedsOptions = {},
): WebSeed[] {
  const { pageUrl = globalThis.location.href, maxConnections = MAX_CONNECTIONS, ...rest } = options;
  const accepted = acceptedUrls(urls, pageUrl);
  if (accepted.length === 0) return [];
  const { pieceLengthBytes, pieceCount, totalBytes } = metadata;
  const layout = webSeedLayout(metadata);
  const torrent = { layout, pieceLengthBytes, pieceCount, totalBytes };
  const slots = new WebSeedSlots(maxConnections);
  return accepted.map((url) => new WebSeed(url, { torrent, listener, slots, signal, ...rest }));
}

function acceptedUrls(urls: readonly string[], pageUrl: string): string[] {
  const accepted = urls.map((url) => acceptUrl(url, ['https:', 'http:'], pageUrl));
  const known = accepted.filter((url) => url !== null).map(withoutFragment);
  return [...new Set(known)].slice(0, MAX_WEB_SEEDS);
}

function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? url;
}

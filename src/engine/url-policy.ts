/** Hosts of the local machine and network, by name or literal address (RFC 1918, 4193, 6598 …). */
const PRIVATE_HOSTS = [
  /^localhost$|\.localhost$|\.local$|\.internal$/,
  /^(0|10|127)\.\d+\.\d+\.\d+$/,
  /^(169\.254|192\.168)\.\d+\.\d+$/,
  /^172\.(1[6-9]|2\d|3[01])\.\d+\.\d+$/,
  /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.\d+\.\d+$/,
  /^\[(::1?|::ffff:.*|f[cd].*|fe[89ab].*)\]$/,
];

/** True for a host that only this machine or its local network reaches. */
export function isPrivateHost(hostname: string): boolean {
  return PRIVATE_HOSTS.some((pattern) => pattern.test(hostname.toLowerCase()));
}

/** True when a page at `pageUrl` is itself local, so that local hosts are no news to it. */
export function isLocalPage(pageUrl: string): boolean {
  const url = parseUrl(pageUrl);
  return url !== null && (url.protocol === 'file:' || isPrivateHost(url.hostname));
}

/**
 * Normalises a URL that came with a torrent, or returns null: it must have one
 * of the protocols (with the colon), carry no credentials, and name no private
 * host unless the page at `pageUrl` is on one.
 */
export function acceptUrl(
  text: string,
  protocols: readonly string[],
  pageUrl: string,
): string | null {
  const url = parseUrl(text);
  if (!url || !protocols.includes(url.protocol)) return null;
  if (url.username !== '' || url.password !== '' || url.hostname === '') return null;
  if (isPrivateHost(url.hostname) && !isLocalPage(pageUrl)) return null;
  return url.href;
}

/** `new URL` that answers null instead of throwing. */
export function parseUrl(text: string, baseUrl?: string): URL | null {
  try {
    return new URL(text, baseUrl);
  } catch {
    return null;
  }
}

/** The members of a SecurityPolicyViolationEvent (CSP 3 §5.1) that count here. */
export interface PolicyViolation {
  readonly effectiveDirective: string;
  /** A URL without its path when it is of another origin that redirected. */
  readonly blockedURI: string;
  readonly disposition: string;
}

/**
 * Whether a violation was of one of our connections, and not of the page's
 * own: it goes to a host of `urls`, or, when they name no tracker because the
 * torrent does, to any WebSocket.
 */
export function isOurViolation(
  { effectiveDirective, blockedURI, disposition }: PolicyViolation,
  urls: readonly string[],
): boolean {
  if (disposition !== 'enforce' || effectiveDirective !== 'connect-src') return false;
  const blocked = parse(blockedURI);
  if (!blocked) return false;
  const known = urls.flatMap((url) => parse(url) ?? []);
  if (known.some(({ protocol, host }) => protocol === blocked.protocol && host === blocked.host)) {
    return true;
  }
  return isWebSocket(blocked) && !known.some(isWebSocket);
}

/** Not `URL.parse`, which Chrome has since 126 only. */
function parse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function isWebSocket({ protocol }: URL): boolean {
  return protocol === 'wss:' || protocol === 'ws:';
}

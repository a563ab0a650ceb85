/** ICE candidates in session descriptions (RFC 8839 §5.1), rewritten for a relay. */

const LOOPBACK = '127.0.0.1';
const UDP_HOST = /^a=candidate:\S+ 1 udp \d+ (\d+\.\d+\.\d+\.\d+) (\d+) typ host\b.*$/i;

/**
 * Where the author of a description listens: its UDP host candidate (IPv4),
 * that on loopback before others.
 *
 * @param {string} sdp
 * @returns {{address: string, port: number}}
 * @throws Error when there is none, as when browsers hide addresses behind mDNS.
 */
export function udpEndpointOf(sdp) {
  const found = sdp
    .split('\r\n')
    .map((line) => UDP_HOST.exec(line))
    .filter((match) => match !== null)
    .map(([, address, port]) => ({ address, port: Number(port) }));
  const chosen = found.find(({ address }) => address === LOOPBACK) ?? found[0];
  if (chosen) return chosen;
  const candidates = sdp.split('\r\n').filter((line) => line.startsWith('a=candidate:'));
  throw new Error(`no UDP host candidate with an IPv4 address among: ${candidates.join(' | ')}`);
}

/**
 * The description with one candidate left in it, at another place.
 *
 * @param {string} sdp
 * @param {{address: string, port: number}} endpoint
 */
export function withUdpEndpoint(sdp, { address, port }) {
  const candidate = `a=candidate:1 1 udp 2122260223 ${address} ${port} typ host generation 0`;
  const lines = [];
  let replaced = false;
  for (const line of sdp.split('\r\n')) {
    if (!line.startsWith('a=candidate:')) {
      lines.push(line.replace(/^c=IN .*$/, `c=IN IP4 ${address}`));
    } else if (!replaced) {
      lines.push(candidate);
      replaced = true;
    }
  }
  return lines.join('\r\n').replace(/^m=application \d+ /m, `m=application ${port} `);
}

/** What the demo page says, as pure functions. */

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** Decimal units, as networks count: `1.5 MB`. */
export function formatBytes(bytes) {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : 1;
  return `${value.toFixed(digits)} ${UNITS[unit]}`;
}

/** 0 to 1; 1 while nothing came from anywhere. */
export function shareOfPeers(bytesFromPeers, bytesFromServers) {
  const total = bytesFromPeers + bytesFromServers;
  return total === 0 ? 1 : bytesFromPeers / total;
}

/**
 * One sentence on where the bytes come from.
 *
 * @param {object | null} snapshot a TorrentSnapshot
 */
export function describeOrigin(snapshot) {
  if (snapshot === null || snapshot.phase === 'idle') return 'Press play to join the swarm.';
  if (snapshot.diagnosis) return snapshot.diagnosis.message;
  const { bytesFromPeers, bytesFromServers, peers } = snapshot;
  if (bytesFromPeers + bytesFromServers === 0) {
    return peers === 0 ? 'Looking for peers…' : `Met ${countPeers(peers)}; asking for pieces…`;
  }
  if (bytesFromServers === 0) {
    return `Every byte came from peers: ${countPeers(peers)} connected now.`;
  }
  const percent = Math.round(shareOfPeers(bytesFromPeers, bytesFromServers) * 100);
  return `${percent} % came from peers, ${100 - percent} % from a server.`;
}

function countPeers(peers) {
  return peers === 1 ? '1 peer' : `${peers} peers`;
}

/** The HTML that plays the same torrent elsewhere. */
export function snippetFor(attribute, torrent) {
  return [
    '<script type="module" src="torrent-player.js"></script>',
    `<torrent-player ${attribute}="${escapeAttribute(torrent)}"></torrent-player>`,
  ].join('\n');
}

function escapeAttribute(text) {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}

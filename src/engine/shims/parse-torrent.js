/**
 * Takes torrents as `torrent-source.ts` and `torrent-metadata.ts` made them,
 * validated. The stock parser assigns any key of a magnet URI onto the Torrent
 * object and believes inconsistent metadata, so nothing may reach it.
 */
export default async function parseTorrent(torrent) {
  if (typeof torrent?.infoHash !== 'string') throw new TypeError('Expected a parsed torrent');
  return torrent;
}

export function remote(torrent, callback) {
  callback(new TypeError('Expected a parsed torrent'));
}

export const toMagnetURI = () => '';

/** The metadata sent to peers: the bytes as they came, never encoded anew. */
export const toTorrentFile = (torrent) => torrent.infoBytes ?? null;

/**
 * @typedef {object} MagnetParts
 * @property {string} infoHash 40 hex digits
 * @property {string} name
 * @property {readonly string[]} [trackers] announce URLs (`tr`)
 * @property {readonly string[]} [webSeeds] URLs of web seeds (`ws`, BEP 19)
 * @property {readonly string[]} [torrentUrls] URLs of the `.torrent` (`xs`): it saves the
 *   exchange of the metadata
 */

/**
 * Writes a magnet URI (BEP 9).
 *
 * @param {MagnetParts} parts
 */
export function writeMagnet({ infoHash, name, trackers = [], webSeeds = [], torrentUrls = [] }) {
  const parts = [`xt=urn:btih:${infoHash}`, `dn=${encodeURIComponent(name)}`];
  for (const url of trackers) parts.push(`tr=${encodeURIComponent(url)}`);
  for (const url of webSeeds) parts.push(`ws=${encodeURIComponent(url)}`);
  for (const url of torrentUrls) parts.push(`xs=${encodeURIComponent(url)}`);
  return `magnet:?${parts.join('&')}`;
}

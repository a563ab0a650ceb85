import { createHash } from 'node:crypto';
import { readAcross } from './content.mjs';

/**
 * Publishes contents as a torrent (BEP 3; web seeds BEP 19; private BEP 27).
 * The same input gives the same infohash: nothing of time or chance goes in.
 *
 * @param {readonly import('./content.mjs').Content[]} contents
 * @param {object} options
 * @param {number} options.pieceLengthBytes
 * @param {readonly string[]} [options.trackers] announce URLs
 * @param {readonly string[]} [options.webSeeds] URLs
 * @param {string} [options.name] name of the torrent; default the name of its
 *   only file, or `torrent`
 * @param {'file' | 'folder'} [options.layout] `file` is possible for one
 *   content only, and its default
 * @param {boolean} [options.isPrivate] default false
 * @returns {Promise<{infoHash: string, magnet: string, bytes: Buffer}>}
 */
export async function makeTorrent(contents, options) {
  const { trackers = [], webSeeds = [] } = options;
  const info = await makeInfo(contents, options);
  const infoHash = createHash('sha1').update(bencode(info)).digest('hex');
  const bytes = bencode({
    ...(trackers.length > 0 && { announce: trackers[0], 'announce-list': [[...trackers]] }),
    info,
    ...(webSeeds.length > 0 && { 'url-list': [...webSeeds] }),
  });
  return { infoHash, magnet: makeMagnet(infoHash, info.name, trackers, webSeeds), bytes };
}

async function makeInfo(contents, { pieceLengthBytes, name, isPrivate = false, layout }) {
  const asFolder = (layout ?? (contents.length === 1 ? 'file' : 'folder')) === 'folder';
  const info = {
    name: name ?? (contents.length === 1 ? contents[0].name : 'torrent'),
    'piece length': pieceLengthBytes,
    pieces: await hashPieces(contents, pieceLengthBytes),
    ...(isPrivate && { private: 1 }),
  };
  if (!asFolder) return { ...info, length: contents[0].lengthBytes };
  const files = contents.map((content) => ({
    length: content.lengthBytes,
    path: content.name.split('/'),
  }));
  return { ...info, files };
}

async function hashPieces(contents, pieceLengthBytes) {
  const totalBytes = contents.reduce((sum, { lengthBytes }) => sum + lengthBytes, 0);
  const hashes = [];
  for (let start = 0; start < totalBytes; start += pieceLengthBytes) {
    const end = Math.min(start + pieceLengthBytes, totalBytes);
    const piece = await readAcross(contents, { start, end });
    hashes.push(createHash('sha1').update(piece).digest());
  }
  return Buffer.concat(hashes);
}

function makeMagnet(infoHash, name, trackers, webSeeds) {
  const parts = [`xt=urn:btih:${infoHash}`, `dn=${encodeURIComponent(name)}`];
  for (const url of trackers) parts.push(`tr=${encodeURIComponent(url)}`);
  for (const url of webSeeds) parts.push(`ws=${encodeURIComponent(url)}`);
  return `magnet:?${parts.join('&')}`;
}

/**
 * Bencoding (BEP 3) of integers, strings, bytes, lists and dictionaries.
 *
 * @returns {Buffer}
 */
export function bencode(value) {
  if (typeof value === 'number') return Buffer.from(`i${value}e`);
  if (typeof value === 'string') return bencode(Buffer.from(value));
  if (value instanceof Uint8Array) return Buffer.concat([Buffer.from(`${value.length}:`), value]);
  if (Array.isArray(value)) return Buffer.concat([Buffer.from('l'), ...value.map(bencode), END]);
  const keys = Object.keys(value).sort();
  const members = keys.flatMap((key) => [bencode(key), bencode(value[key])]);
  return Buffer.concat([Buffer.from('d'), ...members, END]);
}

const END = Buffer.from('e');

import { once } from 'node:events';
import { openContent } from './content.mjs';
import { loadWebTorrent } from './load-webtorrent.mjs';
import { pieceStoreOf } from './piece-store.mjs';
import { makeTorrent } from './torrent-file.mjs';

const UNUSED_PORT = 1;

/**
 * @typedef {object} SeederOptions
 * @property {import('./content.mjs').ContentSpec[]} files
 * @property {number} pieceLengthBytes
 * @property {string[]} trackers announce URLs, `ws:` or `wss:`
 * @property {string[]} [webSeeds]
 * @property {string} [name]
 * @property {'file' | 'folder'} [layout]
 * @property {boolean} [isPrivate]
 * @property {boolean} [seeding] false: joins, but serves nobody. Default true
 * @property {number} [uploadBytesPerSecond] default unlimited
 * @property {'all' | 'none' | number[]} [have] the pieces held from the
 *   start; what is missing is downloaded from others. Default `all`
 * @property {number} [delayMs] waits before answering each request
 * @property {number[]} [corruptPieces] pieces served with wrong bytes
 */

/**
 * Joins the swarm of the given files over WebRTC, and serves them.
 *
 * @param {SeederOptions} options
 */
export async function startSeeder(options) {
  const contents = await Promise.all(options.files.map(openContent));
  const published = await makeTorrent(contents, options);
  const WebTorrent = await loadWebTorrent();
  const client = new WebTorrent({
    dht: false,
    lsd: false,
    utPex: false,
    webSeeds: false,
    natUpnp: false,
    natPmp: false,
    // Announced because Node's discovery insists; nothing listens there.
    torrentPort: UNUSED_PORT,
    uploadLimit: options.uploadBytesPerSecond ?? -1,
    // Host candidates do; nobody outside is asked for others.
    tracker: { rtcConfig: { iceServers: [] } },
  });
  const torrent = client.add(published.bytes, storeOptions(contents, options));
  const payload = { uploadedBytes: 0, downloadedBytes: 0 };
  torrent.on('wire', (wire) => {
    countPayload(wire, payload);
    shapeWire(wire, options);
  });
  await once(torrent, 'ready');

  return {
    infoHash: published.infoHash,
    magnet: published.magnet,
    torrentBase64: published.bytes.toString('base64'),
    stats: () => ({ ...payload, peers: torrent.wires.length, done: torrent.done }),
    async stop() {
      await new Promise((resolve) => client.destroy(resolve));
      await Promise.all(contents.map((content) => content.close()));
    },
  };
}

function storeOptions(contents, { have = 'all' }) {
  if (have === 'all') return { store: pieceStoreOf(contents), skipVerify: true };
  const held = new Set(have === 'none' ? [] : have);
  return { store: pieceStoreOf(contents, { holds: (index) => held.has(index) }) };
}

/** Blocks alone: WebTorrent's own counters include the protocol's overhead. */
function countPayload(wire, payload) {
  wire.on('upload', (bytes) => (payload.uploadedBytes += bytes));
  wire.on('download', (bytes) => (payload.downloadedBytes += bytes));
}

/** Makes one wire behave as the options ask. */
function shapeWire(wire, { seeding = true, delayMs = 0, corruptPieces = [] }) {
  if (!seeding) wire.unchoke = () => {};
  if (delayMs === 0 && corruptPieces.length === 0) return;
  const corrupt = new Set(corruptPieces);
  const sendPiece = wire.piece.bind(wire);
  wire.piece = (index, offset, bytes) => {
    const sent = corrupt.has(index) ? bytes.map((byte) => byte ^ 0xff) : bytes;
    setTimeout(() => {
      if (!wire.destroyed) sendPiece(index, offset, sent);
    }, delayMs);
  };
}

/** Stock WebTorrent alone, to be attacked: what it reports as an error is one that was caught. */
import WebTorrent from '/stock/webtorrent.min.js';
import { memoryStoreOf } from './memory-store.js';
import { accepted, calm, fromBase64, observed, pause } from './victim.js';

const client = new WebTorrent({ tracker: { rtcConfig: { iceServers: [] } } });
const events = { metadata: 0, ready: 0, done: 0 };
const payload = { bytesFromPeers: 0, bytesUploaded: 0 };
const reported = [];
let torrent = null;

const report = (error) => reported.push(String(error?.message ?? error));
client.on('error', report);

async function start({ text, base64, trackers = [] }) {
  const id = base64 === undefined ? text : await fromBase64(base64);
  torrent = client.add(id, { announce: trackers, store: memoryStoreOf(), deselect: true });
  torrent.on('error', report);
  for (const name of Object.keys(events)) torrent.on(name, () => events[name]++);
  torrent.on('wire', (wire) => {
    wire.on('download', (bytes) => (payload.bytesFromPeers += bytes));
    wire.on('upload', (bytes) => (payload.bytesUploaded += bytes));
  });
}

/** What becomes of a source: looked at until something has. */
async function outcome(isMagnet, limitMs) {
  const endMs = performance.now() + limitMs;
  while (performance.now() < endMs) {
    if (reported.length > 0) return `rejected: ${reported[0]}`;
    if (events.ready > 0) {
      const paths = torrent.files.map(({ path }) => path);
      return accepted(paths, torrent.length);
    }
    await pause(20);
  }
  if (isMagnet && torrent.infoHash) return 'accepted: looks for peers';
  return `neither accepted nor rejected in ${limitMs} ms`;
}

window.bench = {
  calm,
  observed,

  /** Gives a source to the client; tells what becomes of it. */
  async attempt({ limitMs, ...source }) {
    try {
      await start(source);
    } catch (error) {
      return `threw: ${error.message}`;
    }
    return outcome(source.text !== undefined, limitMs);
  },

  /** Joins a swarm, without waiting for anything. */
  join: start,

  /** Resolves once the metadata is known, and a little later, with how often it said so. */
  async ready() {
    while (events.ready === 0) await pause(20);
    await pause(200);
    return events.ready === 1 ? 'ready once' : `ready ${events.ready} times`;
  },

  /** Reads a range; returns the milliseconds. */
  async read({ start, end }) {
    const startedMs = performance.now();
    while (events.ready === 0) await pause(20);
    const bytes = await torrent.files[0].arrayBuffer({ start, end: end - 1 });
    if (bytes.byteLength !== end - start) throw new Error(`read ${bytes.byteLength} bytes`);
    return performance.now() - startedMs;
  },

  status: () => ({
    ...payload,
    bytesWasted: null,
    peers: torrent.wires.length,
    isDone: events.done > 0,
  }),
};

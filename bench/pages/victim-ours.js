/** Our engine alone, to be attacked. */
import { joinTorrent, parseTorrentSource } from '/engine/engine-entry.js';
import { accepted, calm, fromBase64, observed, pause } from './victim.js';

const BUDGET_BYTES = 64 * 2 ** 20;

let handle = null;
let file = null;

async function start({ text, base64, trackers = [] }) {
  const source =
    base64 === undefined
      ? parseTorrentSource(text, location.href)
      : { kind: 'bytes', bytes: await fromBase64(base64) };
  handle = joinTorrent(source, {
    trackers,
    iceServers: [],
    seeding: true,
    memoryBudgetBytes: BUDGET_BYTES,
  });
  // A test may not wait for it.
  handle.metadata.catch(() => {});
}

const metadataText = ({ files }) =>
  accepted(
    files.map(({ path }) => path),
    files.reduce((sum, { lengthBytes }) => sum + lengthBytes, 0),
  );

window.bench = {
  calm,
  observed,

  /** Gives a source to the engine; tells what becomes of it. */
  async attempt({ limitMs, ...source }) {
    try {
      await start(source);
      const late = pause(limitMs).then(() => 'accepted: looks for peers');
      return await Promise.race([handle.metadata.then(metadataText), late]);
    } catch (error) {
      return `rejected: ${error.code ?? error}`;
    }
  },

  /** Joins a swarm, without waiting for anything. */
  join: start,

  /** Resolves once the metadata is known. */
  async ready() {
    await handle.metadata;
    file ??= handle.openFile(0);
    return 'ready once';
  },

  /** Reads a range; returns the milliseconds. */
  async read(range) {
    const startedMs = performance.now();
    await this.ready();
    await file.read(range);
    return performance.now() - startedMs;
  },

  status() {
    const { bytesFromPeers, bytesUploaded, bytesWasted, peers } = handle.sample(0);
    return { bytesFromPeers, bytesUploaded, bytesWasted, peers, isDone: false };
  },
};

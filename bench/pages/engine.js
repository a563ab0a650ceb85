/** A peer that is our engine alone: reads, and serves what it has read. */
import { joinTorrent, parseTorrentSource } from '/engine/engine-entry.js';

const BUDGET_BYTES = 2 ** 30;
/** How often it is looked at how much memory holds. */
const WATCH_MS = 5;
/** What playback says of itself when it reads ahead; nothing here depends on the numbers. */
const PLAYBACK = { bufferedSeconds: 10, bytesPerSecond: 4 * 2 ** 20 };

let handle = null;
let file = null;
let mostMemoryBytes = 0;

function watchMemory() {
  mostMemoryBytes = Math.max(mostMemoryBytes, handle.sample(0).memoryBytes);
}

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

window.bench = {
  async join({ magnet, memoryBudgetBytes = BUDGET_BYTES }) {
    handle = joinTorrent(parseTorrentSource(magnet, location.href), {
      trackers: [],
      iceServers: [],
      seeding: true,
      memoryBudgetBytes,
    });
    await handle.metadata;
    file = handle.openFile(0);
  },

  /** Reads a range; returns the milliseconds. */
  async read(range) {
    const startedMs = performance.now();
    const bytes = await file.read(range);
    if (bytes.length !== range.end - range.start) throw new Error(`read ${bytes.length} bytes`);
    return performance.now() - startedMs;
  },

  /** Gets the whole file, to serve it to others. */
  async fill() {
    await file.read({ start: 0, end: file.lengthBytes });
  },

  /** Tells playback's place: what follows it is fetched as far as memory has room. */
  readAhead({ start }) {
    file.readAhead({ range: { start, end: file.lengthBytes }, ...PLAYBACK });
  },

  /** Reads a range step by step as playback does; returns the SHA-256 of each step. */
  async digests({ start, end, stepBytes }) {
    const digests = [];
    for (let at = start; at < end; at += stepBytes) {
      this.readAhead({ start: at });
      const bytes = await file.read({ start: at, end: Math.min(at + stepBytes, end) });
      watchMemory();
      digests.push(await sha256(bytes));
    }
    return digests;
  },

  /** From now on `status` tells the most bytes that memory ever held. */
  watchMemory() {
    setInterval(watchMemory, WATCH_MS);
  },

  status() {
    const sample = handle.sample(0);
    const { bytesFromPeers, bytesUploaded, bytesWasted, peers, memoryBytes } = sample;
    const atMs = performance.now();
    return {
      atMs,
      bytesFromPeers,
      bytesUploaded,
      bytesWasted,
      peers,
      memoryBytes,
      mostMemoryBytes,
    };
  },
};

/** A peer that is our engine alone: reads, and serves what it has read. */
import { joinTorrent, parseTorrentSource } from '/engine/engine-entry.js';

const BUDGET_BYTES = 2 ** 30;

let handle = null;
let file = null;

window.bench = {
  async join({ magnet }) {
    handle = joinTorrent(parseTorrentSource(magnet, location.href), {
      trackers: [],
      iceServers: [],
      seeding: true,
      memoryBudgetBytes: BUDGET_BYTES,
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

  status() {
    const { bytesFromPeers, bytesUploaded, bytesWasted, peers } = handle.sample(0);
    const atMs = performance.now();
    return { atMs, bytesFromPeers, bytesUploaded, bytesWasted, peers };
  },
};

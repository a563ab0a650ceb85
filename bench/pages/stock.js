/**
 * A peer with stock WebTorrent, as its users would build it today: service
 * worker and `streamTo`, with a store in memory.
 */
import WebTorrent from '/stock/webtorrent.min.js';
import { memoryStoreOf } from './memory-store.js';
import { StallClock, advance, frameAt, missingPieces, seekToMissing } from './video-probe.js';

const WORKER_SCOPE = '/pages/';

const video = document.querySelector('video');
const stalls = new StallClock(video);
const client = new WebTorrent({ tracker: { rtcConfig: { iceServers: [] } } });
/** Shows up in what the bench tells of a run that failed. */
const report = (error) => reportError(error);
client.on('error', report);
const payload = { bytesFromPeers: 0, bytesUploaded: 0 };
let torrent = null;

function follow(added) {
  torrent = added;
  torrent.on('error', report);
  torrent.on('wire', (wire) => {
    wire.on('download', (bytes) => (payload.bytesFromPeers += bytes));
    wire.on('upload', (bytes) => (payload.bytesUploaded += bytes));
  });
  return new Promise((resolve) => torrent.once('ready', () => resolve(torrent)));
}

async function startServer() {
  const registration = await navigator.serviceWorker.register('/pages/sw.min.js', {
    scope: WORKER_SCOPE,
  });
  await navigator.serviceWorker.ready;
  if (!navigator.serviceWorker.controller) {
    await new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    );
  }
  client.createServer({ controller: registration });
}

const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

window.bench = {
  /** Seeds a whole torrent from memory. */
  async seed({ torrentBase64, announce, contentUrl }) {
    const content = new Uint8Array(await (await fetch(contentUrl)).arrayBuffer());
    const options = { announce, store: memoryStoreOf(content), skipVerify: true };
    await follow(client.add(fromBase64(torrentBase64), options));
  },

  /** What a page does before anybody clicks. */
  prepare: startServer,

  /** Joins without playing or downloading anything by itself. */
  async join({ magnet }) {
    await follow(client.add(magnet, { store: memoryStoreOf(), deselect: true }));
  },

  /** Reads a range as a user of WebTorrent can; returns the milliseconds. */
  async read({ start, end }) {
    const startedMs = performance.now();
    const bytes = await torrent.files[0].arrayBuffer({ start, end: end - 1 });
    if (bytes.byteLength !== end - start) throw new Error(`read ${bytes.byteLength} bytes`);
    return performance.now() - startedMs;
  },

  /** From the click to a frame. */
  async play({ magnet, fromSec = 0, timeoutMs }) {
    const startedMs = performance.now();
    const frame = frameAt(video, fromSec, timeoutMs);
    const ready = follow(client.add(magnet, { store: memoryStoreOf() }));
    ready.then(() => {
      if (fromSec > 0) video.currentTime = fromSec;
      torrent.files[0].streamTo(video);
      video.play().catch(report);
    });
    const shownMs = await frame;
    stalls.start();
    return shownMs - startedMs;
  },

  advance: ({ bySec, timeoutMs }) => advance(video, bySec, timeoutMs),

  seekToMissing({ placesSec, timeoutMs }) {
    const { bitfield, pieces } = torrent;
    const missing = (fromSec, toSec) =>
      missingPieces(fromSec, toSec, video.duration, pieces.length, (index) => bitfield.get(index));
    return seekToMissing(video, placesSec, missing, timeoutMs);
  },

  status: () => ({
    ...payload,
    atMs: performance.now(),
    peers: torrent?.wires.length ?? 0,
    currentTime: video.currentTime,
    stalledSec: stalls.stalledSec,
    stoodMs: stalls.stoodMs,
  }),
};

/** A viewer with our player: nothing but the element's public surface. */
import { StallClock, advance, frameAt, missingPieces, seekToMissing } from './video-probe.js';

const BUDGET = '1GiB';

await customElements.whenDefined('torrent-player');
const player = document.createElement('torrent-player');
const stalls = new StallClock(player);
/** Shows up in what the bench tells of a run that failed. */
const report = (error) => reportError(error);
player.addEventListener('torrenterror', ({ detail }) => reportError(new Error(detail.message)));
for (const [name, value] of Object.entries({
  muted: '',
  'ice-servers': '[]',
  'memory-budget': BUDGET,
  consent: 'granted',
})) {
  player.setAttribute(name, value);
}
document.body.append(player);

window.bench = {
  /** What a page does before anybody clicks. */
  prepare: () => {},

  /** From the click to a frame. */
  async play({ magnet, fromSec = 0, timeoutMs }) {
    player.setAttribute('magnet', magnet);
    // The source is taken over in a microtask, as in a page that was written with it.
    await new Promise((resolve) => setTimeout(resolve, 0));
    const startedMs = performance.now();
    const frame = frameAt(player, fromSec, timeoutMs);
    if (fromSec > 0) player.currentTime = fromSec;
    player.play().catch(report);
    const shownMs = await frame;
    stalls.start();
    return shownMs - startedMs;
  },

  advance: ({ bySec, timeoutMs }) => advance(player, bySec, timeoutMs),

  seekToMissing({ placesSec, timeoutMs }) {
    const { count, have } = player.torrent.pieces;
    const missing = (fromSec, toSec) =>
      missingPieces(fromSec, toSec, player.duration, count, (index) => have[index] === 1);
    return seekToMissing(player, placesSec, missing, timeoutMs);
  },

  /** As of the next sample, which takes up to a second; `atMs` is its time. */
  async status() {
    const { stalledSec, stoodMs } = stalls;
    const { detail } = await new Promise((resolve) =>
      player.addEventListener('torrentstats', resolve, { once: true }),
    );
    const { bytesFromPeers, bytesUploaded, bytesWasted, peers } = detail;
    return {
      atMs: performance.now(),
      bytesFromPeers,
      bytesUploaded,
      bytesWasted,
      peers,
      currentTime: player.currentTime,
      stalledSec,
      stoodMs,
    };
  },
};

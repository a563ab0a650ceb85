/** A viewer without peers: `<video src>` over HTTP with ranges. */
import { StallClock, advance, frameAt, seek, seekToMissing } from './video-probe.js';

const video = document.querySelector('video');
const stalls = new StallClock(video);

function missing(fromSec, toSec) {
  let held = 0;
  for (let index = 0; index < video.buffered.length; index++) {
    const start = Math.max(fromSec, video.buffered.start(index));
    held += Math.max(0, Math.min(toSec, video.buffered.end(index)) - start);
  }
  return 1 - held / (toSec - fromSec);
}

window.bench = {
  /** What a page does before anybody clicks. */
  prepare: () => {},

  /** From the click to a frame. */
  async play({ url, fromSec = 0, timeoutMs }) {
    video.src = url;
    const startedMs = performance.now();
    const frame = frameAt(video, fromSec, timeoutMs);
    if (fromSec > 0) video.currentTime = fromSec;
    video.play().catch(() => {});
    const shownMs = await frame;
    stalls.start();
    return shownMs - startedMs;
  },

  seek: ({ placeSec, timeoutMs }) => seek(video, placeSec, timeoutMs),

  advance: ({ bySec, timeoutMs }) => advance(video, bySec, timeoutMs),

  seekToMissing: ({ placesSec, timeoutMs }) => seekToMissing(video, placesSec, missing, timeoutMs),

  status: () => ({
    atMs: performance.now(),
    currentTime: video.currentTime,
    stalledSec: stalls.stalledSec,
    stoodMs: stalls.stoodMs,
  }),
};

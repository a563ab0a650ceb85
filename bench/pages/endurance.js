/** The media pipeline as it was built, on a long film, with SourceBuffers that hold what they are said to. */
import { attachMediaSource } from './attach-media-source.js';
import { FetchedByteSource } from './fetched-byte-source.js';

const video = document.querySelector('video');
let source;
let failure = null;
let quotaErrors = 0;
/** Seconds that a SourceBuffer takes. */
let quotaSec = Infinity;

const secondsIn = ({ buffered }) =>
  Array.from({ length: buffered.length }, (_, at) => buffered.end(at) - buffered.start(at)).reduce(
    (sum, seconds) => sum + seconds,
    0,
  );

const append = SourceBuffer.prototype.appendBuffer;
SourceBuffer.prototype.appendBuffer = function (segment) {
  if (secondsIn(this) >= quotaSec) {
    quotaErrors++;
    throw new DOMException('no room, says the measurement', 'QuotaExceededError');
  }
  append.call(this, segment);
};

const attachment = attachMediaSource(video);
const mediaSource = await attachment.opened;

window.bench = {
  async play({ chunkUrl, contentUrl, lengthBytes, rate }) {
    const { openMedia } = await import(chunkUrl);
    source = new FetchedByteSource(contentUrl, lengthBytes);
    const { signal } = new AbortController();
    const pipeline = await openMedia({ video, attachment, source, signal });
    pipeline.onFailure((error) => (failure = error.message), signal);
    await video.play();
    video.playbackRate = rate;
  },

  /** @param {{seconds: number | null}} options null for no limit but the browser's */
  limit({ seconds }) {
    quotaSec = seconds ?? Infinity;
  },

  async seek({ placeSec }) {
    const sought = new Promise((resolve) =>
      video.addEventListener('seeked', resolve, { once: true }),
    );
    video.currentTime = placeSec;
    await sought;
  },

  /** @throws Error when the pipeline failed. */
  state() {
    if (failure) throw new Error(failure);
    const { currentTime } = video;
    const seconds = Array.from(mediaSource.sourceBuffers, secondsIn);
    const { pendingReads } = source;
    return { currentTime, bufferedSec: Math.max(...seconds), quotaErrors, pendingReads };
  },
};

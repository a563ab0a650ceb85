/**
 * What a viewer sees of a media element: `<video>` and ours alike, by the
 * members of HTMLVideoElement. Times are in milliseconds, places in seconds.
 */

/** How far the frame that is shown may be from the place that was asked for. */
const FRAME_TOLERANCE_SEC = 0.5;

/**
 * Resolves when a frame of about this place is on the screen.
 *
 * @returns {Promise<number>} `performance.now()` at that moment.
 * @throws Error when it is not there in time, or the element fails.
 */
export function frameAt(video, placeSec, timeoutMs) {
  return new Promise((resolve, reject) => {
    const lifetime = new AbortController();
    const settle = (action, value) => {
      clearTimeout(timer);
      lifetime.abort();
      action(value);
    };
    const timer = setTimeout(
      () => settle(reject, new Error(`no frame of ${placeSec} s in ${timeoutMs} ms`)),
      timeoutMs,
    );
    video.addEventListener(
      'error',
      () => settle(reject, new Error(`media error: ${video.error?.message}`)),
      { signal: lifetime.signal },
    );
    const look = (_, { mediaTime }) => {
      if (lifetime.signal.aborted) return;
      if (Math.abs(mediaTime - placeSec) <= FRAME_TOLERANCE_SEC) {
        settle(resolve, performance.now());
      } else video.requestVideoFrameCallback(look);
    };
    video.requestVideoFrameCallback(look);
  });
}

/** Seeks, and tells how long it took until `seeked` had come and the frame was shown. */
export async function seek(video, placeSec, timeoutMs) {
  const startedMs = performance.now();
  const seeked = new Promise((resolve) =>
    video.addEventListener('seeked', () => resolve(performance.now()), { once: true }),
  );
  const frame = frameAt(video, placeSec, timeoutMs);
  video.currentTime = placeSec;
  return Math.max(await frame, await seeked) - startedMs;
}

/** Resolves when playback has advanced by so much, or at the end of the film. */
export function advance(video, bySec, timeoutMs) {
  const from = video.currentTime;
  const arrived = () => video.ended || video.currentTime >= from + bySec;
  return new Promise((resolve, reject) => {
    const deadlineMs = performance.now() + timeoutMs;
    const look = () => {
      if (arrived()) resolve();
      else if (performance.now() > deadlineMs) {
        reject(new Error(`stuck at ${video.currentTime} s for ${timeoutMs} ms`));
      } else setTimeout(look, 20);
    };
    look();
  });
}

/**
 * Seeks to the first of the places around which nothing is there yet, or else
 * to the one around which least is.
 *
 * @param {object} video
 * @param {readonly number[]} placesSec
 * @param {(fromSec: number, toSec: number) => number} missing share of a span
 *   that was not downloaded
 */
export async function seekToMissing(video, placesSec, missing, timeoutMs) {
  const shares = placesSec.map((place) => missing(place - 1, place + 8));
  const index = shares.indexOf(Math.max(...shares));
  const placeSec = placesSec[index];
  return { placeSec, missing: shares[index], ms: await seek(video, placeSec, timeoutMs) };
}

/** Share of the pieces that hold a span of a film with an even bit rate that is not there. */
export function missingPieces(fromSec, toSec, durationSec, pieceCount, isHeld) {
  const pieceAt = (sec) => Math.floor((Math.max(0, sec) / durationSec) * pieceCount);
  const first = pieceAt(fromSec);
  const end = Math.min(pieceCount, pieceAt(toSec) + 1);
  let missing = 0;
  for (let index = first; index < end; index++) if (!isHeld(index)) missing++;
  return missing / Math.max(1, end - first);
}

/** How often it is looked whether playback has begun to move; nothing announces it exactly. */
const LOOK_MS = 10;

/** Total of the time in which playback should have advanced and did not, once it moved. */
export class StallClock {
  #video;
  #firstFrameMs = null;
  #movedMs = null;
  #movedSec = 0;

  constructor(video) {
    this.#video = video;
  }

  /** At the first frame: what follows until playback moves belongs to the start. */
  start() {
    const [startedMs, startedSec] = [performance.now(), this.#video.currentTime];
    this.#firstFrameMs = startedMs;
    const looking = setInterval(() => {
      const { currentTime } = this.#video;
      if (currentTime === startedSec) return;
      clearInterval(looking);
      this.#movedMs = performance.now();
      this.#movedSec = currentTime;
    }, LOOK_MS);
  }

  /** Milliseconds from the first frame until playback moved; null while it does not. */
  get stoodMs() {
    return this.#movedMs === null ? null : this.#movedMs - this.#firstFrameMs;
  }

  /** All of the time since the first frame, when playback never moved. */
  get stalledSec() {
    if (this.#firstFrameMs === null) return null;
    if (this.#movedMs === null) return (performance.now() - this.#firstFrameMs) / 1000;
    const wallSec = (performance.now() - this.#movedMs) / 1000;
    return Math.max(0, wallSec - (this.#video.currentTime - this.#movedSec));
  }
}

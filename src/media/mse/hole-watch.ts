import { holeEnd, nearbyEnd, stepOver } from '../seek-plan.js';
import type { FeedState } from '../seek-plan.js';

/** Browsers play over many a hole by themselves: Chromium over any at the start within a second. */
const PATIENCE_MS = 300;

/** A slow decoder is not to be taken for one that has nothing more to decode. */
const END_PATIENCE_MS = 3_000;

/** The same for one that comes to nothing in the midst of data. */
const STEP_PATIENCE_MS = 4_000;

/** Firefox may tell that it waits before it has noticed that it does. */
const LOOK_MS = 1_000;

/** Into the data behind the hole, so that rounding does not leave playback just before it. */
const NUDGE_SECONDS = 0.01;

interface WayOut {
  /** Where to. */
  readonly seconds: number;
  /** How long playback has to be stuck before. */
  readonly patienceMs: number;
}

/** Moves playback on when it is stuck: in a hole that no data will fill, or in damaged data. */
export class HoleWatch {
  readonly #video: HTMLVideoElement;
  readonly #tracks: readonly FeedState[];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Stops when `signal` aborts. */
  constructor(video: HTMLVideoElement, tracks: readonly FeedState[], signal: AbortSignal) {
    this.#video = video;
    this.#tracks = tracks;
    const looking = setInterval(() => this.check(), LOOK_MS);
    const stop = () => {
      clearInterval(looking);
      clearTimeout(this.#timer);
    };
    signal.addEventListener('abort', stop, { once: true });
  }

  /** Call when playback waits, and when data came while it does. */
  check(): void {
    if (this.#timer !== undefined) return;
    const found = this.#wayOut();
    if (!found) return;
    const { currentTime } = this.#video;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const wayOut = this.#wayOut();
      if (wayOut && this.#video.currentTime === currentTime) {
        this.#video.currentTime = wayOut.seconds;
      } else if (wayOut) this.check();
    }, found.patienceMs);
  }

  #wayOut(): WayOut | null {
    const { readyState, currentTime, playbackRate, paused, seeking, ended } = this.#video;
    if (readyState >= HTMLMediaElement.HAVE_FUTURE_DATA || ended) return null;
    const hole = holeEnd(currentTime, this.#tracks, playbackRate);
    if (hole !== null) return { seconds: hole + NUDGE_SECONDS, patienceMs: PATIENCE_MS };
    if (paused) return null;
    const end = nearbyEnd(currentTime, this.#tracks);
    if (end !== null) return { seconds: end, patienceMs: END_PATIENCE_MS };
    const step = seeking ? null : stepOver(currentTime, this.#tracks);
    return step === null ? null : { seconds: step, patienceMs: STEP_PATIENCE_MS };
  }
}

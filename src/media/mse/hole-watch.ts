import { holeEnd } from '../seek-plan.js';
import type { FeedState } from '../seek-plan.js';

/** `HTMLMediaElement.readyState` from which playback can advance. */
const HAVE_FUTURE_DATA = 3;

/** Browsers play over many a hole by themselves: Chromium over any at the start within a second. */
const PATIENCE_MS = 300;

/** Into the data behind the hole, so that rounding does not leave playback just before it. */
const NUDGE_SECONDS = 0.01;

/** Moves playback on when it is stuck in a hole that no data will fill. */
export class HoleWatch {
  readonly #video: HTMLVideoElement;
  readonly #tracks: readonly FeedState[];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Stops when `signal` aborts. */
  constructor(video: HTMLVideoElement, tracks: readonly FeedState[], signal: AbortSignal) {
    this.#video = video;
    this.#tracks = tracks;
    const stop = () => clearTimeout(this.#timer);
    signal.addEventListener('abort', stop, { once: true });
  }

  /** Call when playback waits, and when data came while it does. */
  check(): void {
    if (this.#timer !== undefined || this.#wayOut() === null) return;
    const { currentTime } = this.#video;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const end = this.#wayOut();
      if (end !== null && this.#video.currentTime === currentTime) {
        this.#video.currentTime = end + NUDGE_SECONDS;
      }
    }, PATIENCE_MS);
  }

  #wayOut(): number | null {
    if (this.#video.readyState >= HAVE_FUTURE_DATA) return null;
    const { currentTime, playbackRate } = this.#video;
    return holeEnd(currentTime, this.#tracks, playbackRate);
  }
}

/** What to do with a decoded block so that the frames given on follow each other without a gap. */
export interface Placement {
  /** Frames of silence to give on before the block. */
  readonly silenceFrames: number;
  /** Frames to leave out from the front of the block; at most its length. */
  readonly skippedFrames: number;
}

/** Timestamps are rounded, by containers to milliseconds: less than this is no gap. */
const TOLERATED_SECONDS = 0.003;

/**
 * Places decoded blocks on the time axis of one run: what lies before the
 * start is cut, gaps are filled, overlaps left out. An encoder counts frames
 * and knows no timestamps, so the sound would else move against the picture.
 */
export class PcmTimeline {
  /** Frames per second. */
  readonly sampleRate: number;
  readonly #startSeconds: number;
  #originSeconds: number | null = null;
  #frames = 0;

  constructor(sampleRate: number, startSeconds: number) {
    this.sampleRate = sampleRate;
    this.#startSeconds = startSeconds;
  }

  /**
   * When the first frame is presented, in seconds: the start, or the first
   * block's time when that is later; null before it is known.
   */
  get originSeconds(): number | null {
    return this.#originSeconds;
  }

  /** When the last frame that was placed ends, in seconds. */
  get endSeconds(): number {
    return (this.#originSeconds ?? this.#startSeconds) + this.#frames / this.sampleRate;
  }

  /** Places a block of `frames` frames that is presented at `timestamp` seconds. */
  place(timestamp: number, frames: number): Placement {
    if (this.#originSeconds === null) {
      if (timestamp + frames / this.sampleRate <= this.#startSeconds) {
        return { silenceFrames: 0, skippedFrames: frames };
      }
      this.#originSeconds = Math.max(this.#startSeconds, timestamp);
    }
    const gapSeconds = timestamp - this.endSeconds;
    const gapFrames =
      Math.abs(gapSeconds) < TOLERATED_SECONDS ? 0 : Math.round(gapSeconds * this.sampleRate);
    const silenceFrames = Math.max(0, gapFrames);
    const skippedFrames = Math.min(frames, Math.max(0, -gapFrames));
    this.#frames += silenceFrames + frames - skippedFrames;
    return { silenceFrames, skippedFrames };
  }
}

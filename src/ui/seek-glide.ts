import type { PlaybackSlice } from '../core/player-state.js';
import { isAdvancing } from './looks-other.js';
import { runSlider } from './slider-value.js';

/**
 * In a longer film a second is less than a hundredth of the bar. To move between
 * seconds costs a frame for each refresh of the screen, which films have fewer of.
 */
export const LONGEST_GLIDE_SEC = 100;

/** How far the bar may be from what was reported before it is moved there, in seconds. */
const BEHIND_SEC = 0.05;
/** More, as a report is as old as the last `timeupdate`, which come every 250 ms (HTML §4.8.11.8). */
const AHEAD_SEC = 0.4;

/** Whether the seek bar is to move between two drawings, too, which are a second apart. */
export function glides(playback: PlaybackSlice, isMotionReduced: boolean): boolean {
  const { duration, ended } = playback;
  // Not NaN either.
  const isShort = duration > 0 && duration <= LONGEST_GLIDE_SEC;
  return isShort && isAdvancing(playback) && !ended && !isMotionReduced;
}

/** Whether a bar that shows one time of a film is wrong about it, by a report of another. */
export function isOff(shownSec: number, reportedSec: number, playbackRate: number): boolean {
  const aheadSec = (shownSec - reportedSec) / playbackRate;
  return aheadSec < -BEHIND_SEC || aheadSec > AHEAD_SEC;
}

/** Moves a slider in the time of a short film that plays: an animation as long as the film, at the same place and speed. */
export class SeekGlide {
  #animations: readonly Animation[] = [];
  #durationSec = 0;

  /** @param root - what has the slider (slider-value.ts) */
  follow(root: ParentNode, playback: PlaybackSlice): void {
    if (!glides(playback, matchMedia('(prefers-reduced-motion: reduce)').matches)) {
      this.stop();
      return;
    }
    const { currentTime, duration, playbackRate } = playback;
    if (duration !== this.#durationSec) this.#begin(root, duration);
    for (const animation of this.#animations) {
      if (animation.playbackRate !== playbackRate) animation.playbackRate = playbackRate;
      const shownSec = Number(animation.currentTime) / 1000;
      if (isOff(shownSec, currentTime, playbackRate)) animation.currentTime = currentTime * 1000;
    }
  }

  /** The slider shows its value again. */
  stop(): void {
    for (const animation of this.#animations) animation.cancel();
    this.#animations = [];
    this.#durationSec = 0;
  }

  #begin(root: ParentNode, durationSec: number): void {
    this.stop();
    this.#durationSec = durationSec;
    this.#animations = runSlider(root, durationSec * 1000);
  }
}

import type { PlaybackSlice, PlayerState } from '../core/player-state.js';
import { differsIn } from './slice-changes.js';

/**
 * Whether a player in one state looks different from one in another. While a
 * film plays, where it is and what is buffered become others several times a
 * second; it is enough to show them once. Every drawing costs the page some
 * milliseconds, whatever is drawn.
 */
export const looksOther = differsIn<PlayerState>(({ playback, ...slices }) => [
  ...Object.values<unknown>(slices),
  ...shownOf(playback),
]);

function shownOf(playback: PlaybackSlice): readonly unknown[] {
  if (!isAdvancing(playback)) return Object.values(playback);
  const currentTime = Math.floor(playback.currentTime);
  return Object.values({ ...playback, currentTime, buffered: null, bufferingProgress: null });
}

function isAdvancing({ paused, waiting, seeking }: PlaybackSlice): boolean {
  return !paused && !waiting && !seeking;
}

import type { PlaybackSlice, PlayerState } from '../core/player-state.js';
import { differsIn } from './slice-changes.js';

/**
 * Whether a player in one state looks different from one in another. While a
 * film plays, where it is and what is buffered become others several times a
 * second, and the swarm once: it is enough to show all of it with each second of
 * the film. Every drawing costs the page some milliseconds, whatever is drawn.
 */
export const looksOther = differsIn<PlayerState>(({ playback, swarm, ...slices }) => [
  ...Object.values<unknown>(slices),
  // What the viewer has switched shows at once.
  ticks(playback) ? swarm.seeding : swarm,
  ...shownOf(playback),
]);

function shownOf(playback: PlaybackSlice): readonly unknown[] {
  if (!isAdvancing(playback)) return Object.values(playback);
  const currentTime = Math.floor(playback.currentTime);
  return Object.values({ ...playback, currentTime, buffered: null, bufferingProgress: null });
}

/** Whether another second of it comes soon. */
function ticks(playback: PlaybackSlice): boolean {
  return isAdvancing(playback) && playback.playbackRate >= 1;
}

/** Whether the film moves on by itself. */
export function isAdvancing({ paused, waiting, seeking }: PlaybackSlice): boolean {
  return !paused && !waiting && !seeking;
}

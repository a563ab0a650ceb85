import type { TimeSpan } from '../core/player-state.js';

/** Seeks of a drag under way are at least this far apart: each may fetch from the swarm. */
export const DRAG_SEEK_INTERVAL_MS = 250;

/** True when a duration is known and a position on a timeline makes sense. */
export function isSeekable(duration: number): boolean {
  return Number.isFinite(duration) && duration > 0;
}

/** Where a time lies on the timeline: 0 to 1, and 0 while the duration is unknown. */
export function shareOf(time: number, duration: number): number {
  if (!isSeekable(duration) || !(time > 0)) return 0;
  return Math.min(1, time / duration);
}

/**
 * The buffered ranges as a CSS image to lay over a track: `color` where media
 * is buffered, transparent elsewhere. Expects sorted, disjoint spans, as
 * HTMLMediaElement.buffered has them.
 */
export function bufferedImage(spans: readonly TimeSpan[], duration: number, color: string): string {
  const stops = spans
    .map((span) => [percentOf(span.start, duration), percentOf(span.end, duration)] as const)
    .filter(([start, end]) => start !== end)
    .map(([start, end]) => `transparent ${start},${color} ${start} ${end},transparent ${end}`);
  return stops.length > 0 ? `linear-gradient(90deg,${stops.join()})` : 'none';
}

function percentOf(time: number, duration: number): string {
  return `${Number((shareOf(time, duration) * 100).toFixed(3))}%`;
}

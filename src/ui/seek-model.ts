import type { TimeSpan } from '../core/player-state.js';
import type { PieceBand, PieceBandKind } from './piece-bands.js';

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
  return stripes(
    spans.map(({ start, end }) => ({
      start: shareOf(start, duration),
      end: shareOf(end, duration),
      color,
    })),
  );
}

/** What shows a condition of pieces; null shows none. */
const BAND_COLORS: Readonly<Record<PieceBandKind, string | null>> = {
  here: 'var(--_here-color)',
  coming: 'var(--_coming-color)',
  held: null,
  missing: 'var(--_missing-color)',
};

/** The pieces as a CSS image, as above; what is missing is marked when that means something. */
export function pieceImage(bands: readonly PieceBand[], tellsMissing: boolean): string {
  return stripes(
    bands.flatMap(({ kind, start, end }) => {
      const color = kind === 'missing' && !tellsMissing ? null : BAND_COLORS[kind];
      return color === null ? [] : [{ start, end, color }];
    }),
  );
}

interface Stripe {
  /** Shares of the timeline, 0 to 1. */
  readonly start: number;
  readonly end: number;
  readonly color: string;
}

function stripes(all: readonly Stripe[]): string {
  const stops = all
    .map(({ start, end, color }) => ({ from: percent(start), until: percent(end), color }))
    .filter(({ from, until }) => from !== until)
    .map(
      ({ from, until, color }) =>
        `transparent ${from},${color} ${from} ${until},transparent ${until}`,
    );
  return stops.length > 0 ? `linear-gradient(90deg,${stops.join()})` : 'none';
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(3))}%`;
}

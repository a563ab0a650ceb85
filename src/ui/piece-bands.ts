import type { PieceMap } from '../core/player-state.js';

/**
 * What is known of a stretch of the film, from bad to good.
 * - `missing`: no connected peer has all of it
 * - `coming`: being requested now
 * - `held`: some connected peer has it
 * - `here`: held and verified, playback can go there without waiting
 */
const KINDS = ['missing', 'coming', 'held', 'here'] as const;

export type PieceBandKind = (typeof KINDS)[number];

/** A stretch of the film in one condition: shares of it, 0 to 1, half-open. */
export interface PieceBand {
  readonly kind: PieceBandKind;
  readonly start: number;
  readonly end: number;
}

/** How much of the film is in which condition: shares of it, which add up to 1. */
export type PieceShares = Readonly<Record<PieceBandKind, number>>;

/** No more columns than a seek bar has pixels to tell apart, however many pieces there are. */
const MOST_COLUMNS = 240;

/** What there is to know of the pieces of a file. */
export interface PieceSurvey {
  readonly bands: readonly PieceBand[];
  readonly shares: PieceShares;
}

/**
 * Looks at the pieces of the file that plays. `bands` are few stretches, from
 * its beginning to its end: where a piece lies in bytes stands for where it is in
 * time, which is near enough to see. A condition shows however narrow it is,
 * before any better one. `shares` go by the number of pieces.
 */
export function surveyPieces(pieces: PieceMap): PieceSurvey {
  const { first, end } = pieces.file;
  const length = end - first;
  const columns = Math.min(MOST_COLUMNS, length);
  const bands: { kind: PieceBandKind; start: number; end: number }[] = [];
  const sums = { here: 0, held: 0, coming: 0, missing: 0 };
  for (let column = 0; column < columns; column++) {
    const from = Math.floor((column * length) / columns);
    const until = Math.floor(((column + 1) * length) / columns);
    const counts = countKinds(pieces, first + from, first + until);
    for (const kind of KINDS) sums[kind] += counts[kind];
    const kind = KINDS.find((kind) => counts[kind] > 0) ?? 'held';
    const last = bands.at(-1);
    if (last?.kind === kind) last.end = until / length;
    else bands.push({ kind, start: from / length, end: until / length });
  }
  const share = (kind: PieceBandKind) => sums[kind] / Math.max(1, length);
  const shares = {
    here: share('here'),
    held: share('held'),
    coming: share('coming'),
    missing: share('missing'),
  };
  return { bands, shares };
}

/** Every piece is looked at, once a second: plainly, for there may be 100,000. */
function countKinds({ have, requested, availability }: PieceMap, from: number, until: number) {
  let here = 0;
  let coming = 0;
  let missing = 0;
  for (let piece = from; piece < until; piece++) {
    if (have[piece]) here++;
    else if (requested[piece]) coming++;
    else if (!availability[piece]) missing++;
  }
  return { here, coming, missing, held: until - from - here - coming - missing };
}

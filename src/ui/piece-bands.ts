import type { PieceMap } from '../core/player-state.js';

/**
 * What is known of a stretch of the film, from good to bad.
 * - `here`: held and verified, playback can go there without waiting
 * - `held`: some connected peer has it
 * - `coming`: being requested now
 * - `missing`: no connected peer has all of it
 */
const KINDS = ['here', 'held', 'coming', 'missing'] as const;

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

/** Places in `KINDS`. Numbers, for this is done for every piece, once a second. */
const HERE = 0;
const HELD = 1;
const COMING = 2;
const MISSING = 3;

/**
 * The pieces of the file that plays as few stretches, from its beginning to its
 * end. Where a piece lies in bytes stands for where it is in time, which is near
 * enough to see. A condition shows however narrow it is, before any better one.
 */
export function pieceBands(pieces: PieceMap): readonly PieceBand[] {
  const { first, end } = pieces.file;
  const length = end - first;
  const columns = Math.min(MOST_COLUMNS, length);
  const bands: { kind: PieceBandKind; start: number; end: number }[] = [];
  for (let column = 0; column < columns; column++) {
    const from = Math.floor((column * length) / columns);
    const until = Math.floor(((column + 1) * length) / columns);
    const kind = KINDS[worstOf(pieces, first + from, first + until)] ?? 'held';
    const last = bands.at(-1);
    if (last?.kind === kind) last.end = until / length;
    else bands.push({ kind, start: from / length, end: until / length });
  }
  return bands;
}

/** How much of the file that plays is in which condition, by the number of its pieces. */
export function pieceShares(pieces: PieceMap): PieceShares {
  const { first, end } = pieces.file;
  const counts = new Uint32Array(KINDS.length);
  for (let piece = first; piece < end; piece++) {
    const kind = kindOf(pieces, piece);
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  const share = (kind: number) => (counts[kind] ?? 0) / Math.max(1, end - first);
  return { here: share(HERE), held: share(HELD), coming: share(COMING), missing: share(MISSING) };
}

function worstOf(pieces: PieceMap, from: number, until: number): number {
  let worst = HERE;
  for (let piece = from; piece < until && worst < MISSING; piece++) {
    const kind = kindOf(pieces, piece);
    if (kind > worst) worst = kind;
  }
  return worst;
}

function kindOf({ have, requested, availability }: PieceMap, piece: number): number {
  if (have[piece]) return HERE;
  if (requested[piece]) return COMING;
  return availability[piece] ? HELD : MISSING;
}

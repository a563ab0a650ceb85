import type { PieceSpan } from '../core/byte-range.js';
import type { WantedPiece } from './seeder-turns.js';

/** What one reader wants of the torrent. */
export interface Demand {
  readonly span: PieceSpan;
  /**
   * - `read`: somebody waits for these bytes
   * - `ahead`: playback will want them, in this order
   * - `rest`: to be kept and given to others, in any order
   */
  readonly urgency: 'read' | 'ahead' | 'rest';
  /** When playback stops without the first of the pieces; Infinity when it never does. */
  readonly deadlineMs: number;
  /** How much later each following piece is needed, in ms. */
  readonly msPerPiece: number;
  readonly sinceMs: number;
}

/** Playback order counts for so long ahead; beyond it the rarest piece comes first. */
const IN_ORDER_MS = 8_000;

/** And for at least so many pieces, whatever their duration. */
const IN_ORDER_PIECES = 4;

/** Among how many missing pieces the rarest is sought, so that a tick costs the same in any torrent. */
const SAMPLE_PIECES = 128;

export interface DemandFacts {
  readonly nowMs: number;
  /** Verified, or being verified. */
  isHeld(piece: number): boolean;
  /** In how many peers it is. */
  availability(piece: number): number;
}

/**
 * All that is wanted, in the order in which it should be asked for: reads
 * first, then what playback needs soon in its order, then the rarest.
 */
export function* wantedPieces(
  demands: Iterable<Demand>,
  facts: DemandFacts,
): Generator<WantedPiece, void, void> {
  const sorted = [...demands].sort(
    (a, b) => RANK[a.urgency] - RANK[b.urgency] || a.deadlineMs - b.deadlineMs,
  );
  for (const demand of sorted) {
    if (demand.urgency === 'read') yield* inOrder(demand, demand.span, facts);
    else yield* soonThenRarest(demand, facts);
  }
}

const RANK = { read: 0, ahead: 1, rest: 2 } as const;

function* inOrder(demand: Demand, { first, end }: PieceSpan, facts: DemandFacts) {
  for (let piece = first; piece < end; piece++) {
    if (!facts.isHeld(piece)) yield want(demand, piece);
  }
}

function* soonThenRarest(demand: Demand, facts: DemandFacts) {
  const { first, end } = demand.span;
  const soonEnd = demand.urgency === 'ahead' ? Math.min(end, first + piecesInOrder(demand)) : first;
  yield* inOrder(demand, { first, end: soonEnd }, facts);
  let next = soonEnd;
  while (next < end) {
    const sample: number[] = [];
    for (; next < end && sample.length < SAMPLE_PIECES; next++) {
      if (facts.isHeld(next)) continue;
      // What no peer has is not waited for, unless playback needs it (a web seed may have it).
      if (demand.urgency === 'rest' && facts.availability(next) === 0) continue;
      sample.push(next);
    }
    yield* rarestFirst(sample, facts).map((piece) => want(demand, piece));
  }
}

function piecesInOrder({ msPerPiece }: Demand): number {
  return Math.max(IN_ORDER_PIECES, Math.ceil(IN_ORDER_MS / msPerPiece));
}

/** Of equally rare ones the first: whoever is furthest ahead of us in the film needs it soonest. */
function rarestFirst(pieces: readonly number[], facts: DemandFacts): number[] {
  return pieces
    .map((piece) => ({ piece, rank: facts.availability(piece) || Infinity }))
    .sort((a, b) => compare(a.rank, b.rank) || a.piece - b.piece)
    .map(({ piece }) => piece);
}

/** Unlike a difference, right for two infinities. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

function want(demand: Demand, piece: number): WantedPiece {
  const deadlineMs = demand.deadlineMs + (piece - demand.span.first) * demand.msPerPiece;
  return { piece, deadlineMs, sinceMs: demand.sinceMs };
}

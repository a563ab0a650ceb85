import type { PieceSpan } from '../core/byte-range.js';

export interface EvictionQuestion {
  /** Pieces held, in any order. */
  readonly held: Iterable<number>;
  /** How many bytes to free, at least. */
  readonly excessBytes: number;
  /** What readers want, whether or not there is room for all of it. */
  readonly windows: readonly PieceSpan[];
  lengthOf(piece: number): number;
  /** Pieces that must stay: pinned, or dealt to a reader. */
  isKept(piece: number): boolean;
}

/**
 * Which pieces to drop, in order. What no window contains goes first: of that
 * the farthest behind all windows, then the farthest ahead. Next, from within a
 * window that is larger than its reader's share, the farthest ahead.
 *
 * Frees as much as asked for unless too little may go.
 */
export function planEviction(question: EvictionQuestion): number[] {
  const candidates: Candidate[] = [];
  for (const piece of question.held) {
    if (!question.isKept(piece)) candidates.push(rank(piece, question.windows));
  }
  candidates.sort((a, b) => a.turn - b.turn || b.distance - a.distance);
  const dropped: number[] = [];
  let leftBytes = question.excessBytes;
  for (const { piece } of candidates) {
    if (leftBytes <= 0) break;
    leftBytes -= question.lengthOf(piece);
    dropped.push(piece);
  }
  return dropped;
}

interface Candidate {
  readonly piece: number;
  /** The lower goes first. */
  readonly turn: number;
  /** In pieces; among the same turn, the farther goes first. */
  readonly distance: number;
}

const BEHIND = 0;
const AHEAD = 1;
const WITHIN = 2;

function rank(piece: number, windows: readonly PieceSpan[]): Candidate {
  let behind = Infinity;
  let ahead = Infinity;
  let within = -1;
  for (const { first, end } of windows) {
    if (first >= end) continue;
    if (piece < first) behind = Math.min(behind, first - piece);
    else if (piece >= end) ahead = Math.min(ahead, piece - end + 1);
    else within = Math.max(within, piece - first);
  }
  if (within >= 0) return { piece, turn: WITHIN, distance: within };
  // A reader that is behind the piece will come to it; one that is past it will not.
  if (ahead < Infinity) return { piece, turn: AHEAD, distance: ahead };
  return { piece, turn: BEHIND, distance: behind };
}

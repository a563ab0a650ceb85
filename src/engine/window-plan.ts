import type { PieceSpan } from '../core/byte-range.js';

export interface WindowQuestion {
  /** For each reader, what it wants, the most urgent first. Spans may overlap. */
  readonly readers: readonly (readonly PieceSpan[])[];
  /** Bytes to share out. */
  readonly capacityBytes: number;
  lengthOf(piece: number): number;
  /** Pieces that cost nothing, because they are held anyway. */
  isPinned(piece: number): boolean;
}

/**
 * Which of the wanted pieces memory has room for: dealt like cards, one piece
 * to each reader in turn, so that the room is split fairly and what one reader
 * does not need goes to the others. A piece that two want is paid once. A
 * reader for whose next piece there is no room gets no further piece: what it
 * is dealt is a prefix of what it wants.
 */
export function dealWindows(question: WindowQuestion): Set<number> {
  const dealt = new Set<number>();
  let leftBytes = question.capacityBytes;
  let hands = question.readers.map((spans) => piecesOf(spans));
  const deal = (hand: Iterator<number, undefined>): boolean => {
    const piece = hand.next().value;
    if (piece === undefined) return false;
    if (dealt.has(piece)) return true;
    const costBytes = question.isPinned(piece) ? 0 : question.lengthOf(piece);
    if (costBytes > leftBytes) return false;
    leftBytes -= costBytes;
    dealt.add(piece);
    return true;
  };
  while (hands.length > 0) hands = hands.filter(deal);
  return dealt;
}

function* piecesOf(spans: readonly PieceSpan[]): Generator<number, undefined> {
  for (const { first, end } of spans) {
    for (let piece = first; piece < end; piece++) yield piece;
  }
  return undefined;
}

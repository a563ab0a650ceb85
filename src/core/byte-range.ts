/**
 * Half-open ranges of byte positions, `[start, end)`, the only form used
 * inside this project. Other forms (HTTP's inclusive ranges, piece indexes)
 * are converted here and nowhere else.
 */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Pieces `[first, end)` of a torrent, and nothing about bytes. */
export interface PieceSpan {
  readonly first: number;
  readonly end: number;
}

export function rangeLength(range: ByteRange): number {
  return range.end - range.start;
}

/** True when both ends are safe integers and `0 <= start <= end <= lengthBytes`. */
export function isRangeWithin(range: ByteRange, lengthBytes: number): boolean {
  return (
    Number.isSafeInteger(range.start) &&
    Number.isSafeInteger(range.end) &&
    range.start >= 0 &&
    range.start <= range.end &&
    range.end <= lengthBytes
  );
}

/** The common part of two ranges, or null when they share no byte. */
export function intersect(a: ByteRange, b: ByteRange): ByteRange | null {
  const start = Math.max(a.start, b.start);
  const end = Math.min(a.end, b.end);
  return start < end ? { start, end } : null;
}

/** The pieces that a range of torrent bytes touches. An empty range touches none. */
export function pieceSpan(range: ByteRange, pieceLengthBytes: number): PieceSpan {
  const first = Math.floor(range.start / pieceLengthBytes);
  if (range.start >= range.end) return { first, end: first };
  return { first, end: Math.floor((range.end - 1) / pieceLengthBytes) + 1 };
}

/** The bytes of the torrent that one piece covers; the last piece may be shorter. */
export function pieceRange(index: number, pieceLengthBytes: number, totalBytes: number): ByteRange {
  const start = index * pieceLengthBytes;
  return { start, end: Math.min(start + pieceLengthBytes, totalBytes) };
}

/** The value of a `Range` request header (RFC 9110 §14.1.2), whose last position is inclusive. */
export function toHttpRange(range: ByteRange): string {
  return `bytes=${String(range.start)}-${String(range.end - 1)}`;
}

/** Sorts ranges and joins those that touch or overlap. */
export function mergeRanges(ranges: readonly ByteRange[]): ByteRange[] {
  const merged: ByteRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && range.start <= last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    } else if (range.start < range.end) {
      merged.push(range);
    }
  }
  return merged;
}

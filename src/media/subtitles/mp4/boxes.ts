import type { ByteRange } from '../../../core/byte-range.js';
import type { ByteWindow } from '../byte-window.js';

/** A box of ISO/IEC 14496-12 §4.2, by the place of its data. */
export interface Mp4Box extends ByteRange {
  /** Four letters. */
  readonly type: string;
}

const HEADER_BYTES = 16;

/** Boxes of one level that are looked at; damaged files go on for ever. */
const MAX_BOXES = 1_000;

/**
 * The boxes in a range of the file, reading their headers alone. Ends at the first damaged one.
 *
 * @param last ends after the first box of this type, too. Default: none.
 */
export async function boxesIn(
  range: ByteRange,
  window: ByteWindow,
  signal: AbortSignal,
  last?: string,
): Promise<Mp4Box[]> {
  const boxes: Mp4Box[] = [];
  let position = range.start;
  while (position + 8 <= range.end && boxes.length < MAX_BOXES) {
    const bytes = await window.get({ start: position, end: position + HEADER_BYTES }, signal);
    const box = boxAt(bytes, position, range.end);
    if (!box) break;
    boxes.push(box);
    if (box.type === last) break;
    position = box.end;
  }
  return boxes;
}

/** The boxes in bytes that are in memory. */
export function boxesOf(bytes: Uint8Array): Mp4Box[] {
  const boxes: Mp4Box[] = [];
  let position = 0;
  while (position + 8 <= bytes.length && boxes.length < MAX_BOXES) {
    const box = boxAt(bytes.subarray(position, position + HEADER_BYTES), position, bytes.length);
    if (!box) break;
    boxes.push(box);
    position = box.end;
  }
  return boxes;
}

function boxAt(bytes: Uint8Array, position: number, limit: number): Mp4Box | null {
  if (bytes.length < 8) return null;
  const view = viewOf(bytes);
  const type = fourLetters(bytes.subarray(4, 8));
  const size32 = view.getUint32(0);
  if (size32 === 1 && bytes.length < HEADER_BYTES) return null;
  const size = size32 === 1 ? Number(view.getBigUint64(8)) : size32 || limit - position;
  const start = position + (size32 === 1 ? 16 : 8);
  const end = position + size;
  return end >= start && end <= limit ? { type, start, end } : null;
}

export function fourLetters(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 4));
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

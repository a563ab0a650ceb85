import { children, readUint, readVint } from './ebml.js';
import { ID } from './element-ids.js';

/** A Block or SimpleBlock (RFC 9559 §10): one frame, or several of one track. */
export interface Block {
  readonly trackNumber: number;
  /** Units of the file, relative to the cluster. */
  readonly relativeTime: number;
  /** Units of the file, of all frames together; null when it does not say. */
  readonly duration: number | null;
  /** Whether its frames depend on no others. */
  readonly isKey: boolean;
  readonly frames: readonly Uint8Array[];
}

/** What stands before the frames of a block (RFC 9559 §10.1). */
export interface BlockHead {
  readonly trackNumber: number;
  /** Units of the file, relative to the cluster. */
  readonly relativeTime: number;
  readonly isKey: boolean;
  /** How its frames are put together: 0 when it is one alone. */
  readonly lacing: number;
  /** Where in the data the frames begin. */
  readonly end: number;
}

const TIME_BYTES = 2;
const FLAGS_BYTES = 1;
const KEY_FLAG = 0x80;
const NO_FRAMES: readonly Uint8Array[] = [];

/** The track that a block is of, from the beginning of its data; null when that is damaged. */
export function trackNumberOf(block: Uint8Array): number | null {
  return readVint(block, 0, 8, false)?.value ?? null;
}

/** The head of a Block or SimpleBlock, from its data; null when it is damaged. */
export function readBlockHead(data: Uint8Array): BlockHead | null {
  const track = readVint(data, 0, 8, false);
  const end = (track?.length ?? 0) + TIME_BYTES + FLAGS_BYTES;
  if (track?.value == null || data.byteLength < end) return null;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const flags = view.getUint8(end - FLAGS_BYTES);
  return {
    trackNumber: track.value,
    relativeTime: view.getInt16(track.length),
    isKey: (flags & KEY_FLAG) !== 0,
    lacing: (flags >> 1) & 3,
    end,
  };
}

/** The data of a SimpleBlock; null when it is damaged. */
export function readSimpleBlock(data: Uint8Array): Block | null {
  const head = readBlockHead(data);
  if (!head) return null;
  const { trackNumber, relativeTime, isKey, lacing, end } = head;
  const frames = unlace(lacing, data.subarray(end));
  return { trackNumber, relativeTime, duration: null, isKey, frames };
}

/** The data of a BlockGroup; null when it is damaged. */
export function readBlockGroup(group: Uint8Array): Block | null {
  let block: Block | null = null;
  let duration: number | null = null;
  let isKey = true;
  for (const { id, data } of children(group)) {
    if (id === ID.Block) block = readSimpleBlock(data);
    if (id === ID.BlockDuration) duration = readUint(data);
    if (id === ID.ReferenceBlock) isKey = false;
  }
  return block && { ...block, duration, isKey };
}

/** Ways to put several frames into a block (RFC 9559 §10.3). */
const LACING = { none: 0, xiph: 1, fixed: 2, ebml: 3 };

/** The frames of a block; none when their sizes make no sense. */
function unlace(lacing: number, data: Uint8Array): readonly Uint8Array[] {
  if (lacing === LACING.none) return [data];
  const count = (data[0] ?? 0) + 1;
  if (lacing === LACING.fixed) {
    const size = Math.floor((data.byteLength - 1) / count);
    return split(data.subarray(1), Array<number>(count).fill(size));
  }
  const read = lacing === LACING.xiph ? xiphSizes : ebmlSizes;
  const sizes = read(data, count - 1);
  if (!sizes) return NO_FRAMES;
  const rest = data.subarray(sizes.end);
  const told = sizes.values.reduce((sum, size) => sum + size, 0);
  return split(rest, [...sizes.values, rest.byteLength - told]);
}

interface Sizes {
  readonly values: readonly number[];
  /** Where the frames begin. */
  readonly end: number;
}

/** Sums of bytes, the last of each below 255. */
function xiphSizes(data: Uint8Array, count: number): Sizes | null {
  const values: number[] = [];
  let end = 1;
  while (values.length < count) {
    let size = 0;
    let byte: number | undefined;
    do {
      byte = data[end++];
      if (byte === undefined) return null;
      size += byte;
    } while (byte === 255);
    values.push(size);
  }
  return { values, end };
}

/** A size, and of each other the difference from the one before (§10.3.3). */
function ebmlSizes(data: Uint8Array, count: number): Sizes | null {
  const values: number[] = [];
  let end = 1;
  let size = 0;
  while (values.length < count) {
    const field = readVint(data, end, 8, false);
    if (field?.value == null) return null;
    const bias = values.length === 0 ? 0 : 2 ** (7 * field.length - 1) - 1;
    size += field.value - bias;
    values.push(size);
    end += field.length;
  }
  return { values, end };
}

function split(data: Uint8Array, sizes: readonly number[]): readonly Uint8Array[] {
  let start = 0;
  const frames = sizes.map((size) => data.subarray(start, (start += size)));
  const isWhole = sizes.every((size) => size >= 0) && start <= data.byteLength;
  return isWhole ? frames : NO_FRAMES;
}

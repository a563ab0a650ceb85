import { readSome } from './readable.js';

/** @import {Readable} from './readable.js' */

/** No file has so many boxes or elements before its media; a crafted one might. */
const MAX_STEPS = 1000;
const BOX_HEADER_BYTES = 16;
const ELEMENT_HEADER_BYTES = 12;

const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
const CUES = 0x1c53bb6b;

/**
 * Whether the index of an MP4 or MOV comes after the media (ISO/IEC 14496-12:
 * `moov` after `mdat`).
 *
 * @param {Readable} file
 */
export async function isMovieIndexLast(file) {
  let start = 0;
  for (let step = 0; step < MAX_STEPS && start < file.lengthBytes; step++) {
    const box = readBox(await readSome(file, start, BOX_HEADER_BYTES));
    if (!box || box.type === 'moov') return false;
    if (box.type === 'mdat') return true;
    start += box.lengthBytes;
  }
  return false;
}

/**
 * Whether the index of a Matroska or WebM comes after the media (RFC 9559:
 * `Cues` after the first `Cluster`), or is missing.
 *
 * @param {Readable} file
 */
export async function areCuesLast(file) {
  let start = 0;
  for (let step = 0; step < MAX_STEPS && start < file.lengthBytes; step++) {
    const element = readElement(await readSome(file, start, ELEMENT_HEADER_BYTES));
    if (!element || element.id === CUES) return false;
    if (element.id === CLUSTER) return true;
    // What a segment holds comes next, anything else is passed over.
    start += element.headerBytes + (element.id === SEGMENT ? 0 : element.contentBytes);
  }
  return false;
}

/** @param {Uint8Array} bytes */
function readBox(bytes) {
  if (bytes.length < 8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const type = String.fromCharCode(...bytes.subarray(4, 8));
  const short = view.getUint32(0);
  if (short === 0) return { type, lengthBytes: Infinity };
  if (short !== 1) return short < 8 ? null : { type, lengthBytes: short };
  return bytes.length < BOX_HEADER_BYTES
    ? null
    : { type, lengthBytes: Number(view.getBigUint64(8)) };
}

/** @param {Uint8Array} bytes */
function readElement(bytes) {
  const idBytes = Math.clz32(bytes[0] ?? 0) - 23;
  const sizeBytes = Math.clz32(bytes[idBytes] ?? 0) - 23;
  const headerBytes = idBytes + sizeBytes;
  if (idBytes > 4 || sizeBytes > 8 || headerBytes > bytes.length) return null;
  const id = bytes.subarray(0, idBytes).reduce((value, byte) => value * 256 + byte, 0);
  const [first = 0, ...rest] = bytes.subarray(idBytes, headerBytes);
  const contentBytes = rest.reduce(
    (value, byte) => value * 256 + byte,
    first & (0xff >> sizeBytes),
  );
  return { id, headerBytes, contentBytes };
}

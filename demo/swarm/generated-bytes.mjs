/**
 * Bytes that look random but follow from a seed and their position alone, so
 * that a file of any size needs no storage, and a test can tell what any range
 * of it must hold. Runs in Node and in browsers.
 */

const GOLDEN = 0x9e3779b9;

/**
 * The bytes of the half-open range `[start, end)` of the endless file `seed`.
 *
 * @param {number} seed any 32-bit integer
 * @param {{start: number, end: number}} range
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function generateBytes(seed, { start, end }) {
  const firstWord = Math.floor(start / 4);
  const words = new Uint32Array(Math.ceil(end / 4) - firstWord);
  for (let i = 0; i < words.length; i++) words[i] = wordAt(seed, firstWord + i);
  const offset = start - firstWord * 4;
  return new Uint8Array(words.buffer).slice(offset, offset + end - start);
}

/** The 32-bit word at an index: MurmurHash3's finalizer over a counter. */
function wordAt(seed, index) {
  let word = (seed + Math.imul(index, GOLDEN) + Math.floor(index / 2 ** 32)) | 0;
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return (word ^ (word >>> 16)) >>> 0;
}

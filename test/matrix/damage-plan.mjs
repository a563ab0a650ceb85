import { randomOf } from '../../bench/statistics.mjs';

/** Where containers say what they hold; damage there tells more than in a picture. */
const HEADER_BYTES = 4096;

/** Damages. Each takes bytes it may change, and returns the damaged ones and a word for it. */
const DAMAGES = [
  function truncated(bytes, random) {
    const end = Math.max(1, Math.floor(random() * bytes.length));
    return { bytes: bytes.subarray(0, end), what: `ends after ${end} of ${bytes.length} bytes` };
  },
  function flipped(bytes, random) {
    return flip(bytes, random, bytes.length, 1 + Math.floor(random() * 40));
  },
  function flippedHeader(bytes, random) {
    return flip(bytes, random, Math.min(HEADER_BYTES, bytes.length), 1 + Math.floor(random() * 4));
  },
  function zeroed(bytes, random) {
    const start = Math.floor(random() * bytes.length);
    const end = Math.min(bytes.length, start + 1 + Math.floor(random() * 8192));
    bytes.fill(0, start, end);
    return { bytes, what: `zeros in [${start}, ${end})` };
  },
];

function flip(bytes, random, withinBytes, count) {
  const places = Array.from({ length: count }, () => Math.floor(random() * withinBytes));
  for (const place of places) bytes[place] ^= 1 + Math.floor(random() * 255);
  return {
    bytes,
    what: `bytes changed at ${places.slice(0, 6).join(', ')}${count > 6 ? ' …' : ''}`,
  };
}

/**
 * Damages a copy of a file.
 *
 * @param {Uint8Array} original
 * @param {number} seed decides all of it
 * @returns {{bytes: Uint8Array, what: string}} never empty
 */
export function damage(original, seed) {
  const random = randomOf(seed);
  const choose = DAMAGES[Math.floor(random() * DAMAGES.length)];
  return choose(new Uint8Array(original), random);
}

/** Arithmetic of measurements, and chance that repeats. */

/**
 * The value below which a share of the values lies, by the nearest rank.
 *
 * @param {readonly number[]} values may hold `Infinity`: what never came
 * @param {number} share above 0, at most 1
 * @returns {number} NaN without values.
 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
}

/**
 * The middle value; of an even number of values the mean of the middle two.
 *
 * @param {readonly number[]} values
 * @returns {number} NaN without values.
 */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle];
  return sorted.length === 0 ? NaN : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * The order in which a round measures its cases: to and fro, so that neither a
 * machine that becomes slower nor a warm cache favours one of them.
 *
 * @template Case
 * @param {readonly Case[]} cases
 * @param {number} round from 0
 */
export function orderOf(cases, round) {
  return round % 2 === 0 ? [...cases] : [...cases].reverse();
}

/**
 * Numbers in [0, 1) that follow from a seed (mulberry32).
 *
 * @param {number} seed any 32-bit integer
 * @returns {() => number}
 */
export function randomOf(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The items in another order (Fisher and Yates).
 *
 * @template Item
 * @param {readonly Item[]} items
 * @param {() => number} random numbers in [0, 1)
 */
export function shuffled(items, random) {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other], result[last]];
  }
  return result;
}

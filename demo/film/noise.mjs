/** Repeatable chance: the film is the same every time it is made. */

/** A number in [0, 1) that belongs to the integers given. */
export function hash(a, b = 0, c = 0) {
  let h =
    (Math.imul(a | 0, 0x27d4eb2f) ^ Math.imul(b | 0, 0x165667b1)) + Math.imul(c | 0, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}

const TABLE = Float32Array.from({ length: 1 << 16 }, (_, index) => hash(index, 1234));

/** A quicker, coarser hash, for the corners of the noises below. */
function corner(i, j, seed) {
  const mixed = Math.imul(i, 0x27d4eb2f) ^ Math.imul(j + 57, 0x165667b1);
  return TABLE[(Math.imul(mixed ^ (mixed >>> 13), 0x85ebca6b) + seed * 7919) & 0xffff];
}

/** Smooth noise in [0, 1] along a line. */
export function noise1(x, seed = 0) {
  const i = Math.floor(x);
  return mix(corner(i, 0, seed), corner(i + 1, 0, seed), smooth(x - i));
}

/** Smooth noise in [0, 1] over a plane. */
export function noise2(x, y, seed = 0) {
  const i = Math.floor(x);
  const j = Math.floor(y);
  const u = smooth(x - i);
  const top = mix(corner(i, j, seed), corner(i + 1, j, seed), u);
  const bottom = mix(corner(i, j + 1, seed), corner(i + 1, j + 1, seed), u);
  return mix(top, bottom, smooth(y - j));
}

/** Several octaves of noise1, in [0, 1]. */
export function fractal1(x, octaves, seed = 0) {
  let sum = 0;
  let weight = 0.5;
  for (let octave = 0; octave < octaves; octave++) {
    sum += weight * noise1(x * 2 ** octave, seed + octave * 101);
    weight /= 2;
  }
  return sum / (1 - 2 * weight);
}

export function mix(a, b, t) {
  return a + (b - a) * t;
}

export function clamp01(x) {
  return x < 0 ? 0 : x > 1 ? 1 : x;
}

function smooth(x) {
  return x * x * (3 - 2 * x);
}

/** 0 before `from`, 1 after `to`, smooth between. */
export function ramp(x, from, to) {
  const t = clamp01((x - from) / (to - from));
  return t * t * t * (t * (t * 6 - 15) + 10);
}

/** Rises from `from`, stays, and has fallen at `to`; each flank takes `fade`. */
export function window(x, from, to, fade) {
  return ramp(x, from, from + fade) * (1 - ramp(x, to - fade, to));
}

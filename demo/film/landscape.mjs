import { HEIGHT, WIDTH } from './frame.mjs';
import { clamp01, fractal1, hash, mix, noise2 } from './noise.mjs';

/**
 * Light of an hour: colours of the sky from zenith to horizon, of the mist,
 * and of the nearest ground.
 */
export const DUSK = {
  zenith: [0.006, 0.008, 0.042],
  middle: [0.04, 0.017, 0.095],
  horizon: [0.62, 0.15, 0.095],
  mist: [0.16, 0.05, 0.085],
  ground: [0.0018, 0.0018, 0.006],
};
export const NIGHT = {
  zenith: [0.0012, 0.002, 0.009],
  middle: [0.0025, 0.0042, 0.018],
  horizon: [0.007, 0.012, 0.042],
  mist: [0.004, 0.007, 0.022],
  ground: [0.001, 0.0014, 0.004],
};
export const DAWN = {
  zenith: [0.018, 0.06, 0.2],
  middle: [0.12, 0.085, 0.21],
  horizon: [0.78, 0.25, 0.085],
  mist: [0.34, 0.12, 0.1],
  ground: [0.008, 0.008, 0.022],
};

/** The hour between two. */
export function blend(a, b, t) {
  return Object.fromEntries(
    Object.keys(a).map((key) => [key, a[key].map((value, i) => mix(value, b[key][i], t))]),
  );
}

/**
 * Colours the sky at a height.
 *
 * @param {object} hour
 * @param {number} up 0 at the horizon, 1 at the zenith
 */
export function skyColor(hour, up, out) {
  const low = Math.exp(-up * 5.2);
  const high = clamp01(up * 1.15) ** 0.8;
  for (let i = 0; i < 3; i++) {
    out[i] = mix(mix(hour.middle[i], hour.zenith[i], high), hour.horizon[i], low);
  }
}

/** Long thin clouds, lit from the horizon. Adds to `out`. */
export function addClouds(hour, x, y, up, t, out) {
  const bands = noise2(x * 0.0022 + t * 0.012, y * 0.017, 41);
  const wisps = noise2(x * 0.007 + t * 0.02, y * 0.045, 42);
  const cover = clamp01((bands * 0.7 + wisps * 0.3 - 0.5) * 2.6) * Math.exp(-up * 2.6);
  for (let i = 0; i < 3; i++) out[i] += hour.horizon[i] * cover * 0.3;
}

const STARS = Array.from({ length: 260 }, (_, index) => ({
  x: hash(index, 51) * WIDTH,
  y: hash(index, 52) * HEIGHT,
  bright: 0.03 + 0.3 * hash(index, 53) ** 6,
}));

/** Stars that stand still. */
export function drawStars(frame, intensity, lowest = HEIGHT) {
  if (intensity <= 0.01) return;
  for (const { x, y, bright } of STARS) {
    if (y < lowest) frame.light(x, y, 0.75, [0.8, 0.85, 1], bright * intensity);
  }
}

/**
 * Ranges of hills, one behind the other, with mist between them.
 *
 * @param {object} layers `{count, top, step, pan, sink}`: ranges; where the
 *   farthest stands and by how much each is lower (share of the height); how
 *   far the camera moved (pixels of the nearest); how far it looks up (0 to 1)
 */
export function drawHills(frame, hour, { count, top, step, pan, sink }) {
  const outlines = [];
  for (let range = 0; range < count; range++) {
    outlines.push(outlineOf(range, count, { top, step, pan, sink }));
  }
  outlines.forEach((outline, range) => {
    const near = (range + 1) / count;
    fillRange(frame, hour, outline, outlines[range + 1], near);
  });
}

function outlineOf(range, count, { top, step, pan, sink }) {
  const near = (range + 1) / count;
  const shift = pan * near ** 1.7;
  const base = HEIGHT * (top + step * range + sink * (0.25 + 0.9 * near));
  const height = 46 + 74 * near;
  const wide = 0.0042 - 0.0016 * near;
  return Float32Array.from({ length: WIDTH }, (_, x) => {
    const place = (x + shift) * wide + range * 19.7;
    const hills = fractal1(place, 3, range * 13) - 0.5;
    const trees = near > 0.55 ? (fractal1((x + shift) * 0.11, 2, 90 + range) - 0.5) * 9 * near : 0;
    return base - hills * height * 2 + trees;
  });
}

function fillRange(frame, hour, outline, next, near) {
  const { sharp } = frame;
  const color = [0, 0, 0];
  const air = (1 - near) ** 1.15 * 0.62;
  const deep = 0.42 - 0.2 * near;
  const top = Math.max(0, Math.floor(Math.min(...outline)));
  const end = next ? Math.min(HEIGHT, Math.ceil(Math.max(...next)) + 1) : HEIGHT;
  for (let y = top; y < end; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const below = y - outline[x];
      // What the next range hides needs no paint.
      if (below <= -1 || (next && y > next[x] + 1)) continue;
      hillColor(hour, { air, deep }, below, color);
      const covered = clamp01(below + 1);
      const at = (y * WIDTH + x) * 3;
      sharp[at] = mix(sharp[at], color[0], covered);
      sharp[at + 1] = mix(sharp[at + 1], color[1], covered);
      sharp[at + 2] = mix(sharp[at + 2], color[2], covered);
    }
  }
}

/** Dark at the crest, misty below. */
function hillColor({ ground, mist }, { air, deep }, below, out) {
  const misty = clamp01(air + clamp01(below / 210) * deep);
  out[0] = mix(ground[0], mist[0], misty);
  out[1] = mix(ground[1], mist[1], misty);
  out[2] = mix(ground[2], mist[2], misty);
}

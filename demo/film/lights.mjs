import { HEIGHT, WIDTH } from './frame.mjs';
import { hash, mix, noise2, ramp } from './noise.mjs';
import { pointsOf } from './strokes.mjs';
import { constellationAt } from './constellation.mjs';
import { TIMES } from './times.mjs';

/** The lights that travel through the whole film: one for each piece of the picture. */
export const COLUMNS = 32;
export const ROWS = 18;
export const COUNT = COLUMNS * ROWS;
export const PIECE = WIDTH / COLUMNS;

const WORD = pointsOf('torrent-player', COUNT);
const TITLE_SCALE = 66;
const CLOSING_SCALE = 44;

/** Order in which things happen to the lights, shuffled: index → [0, 1). */
const chance = (index, salt) => hash(index, salt, 9);

/** Which letter point, and which piece, a light is for. */
const WORD_OF = shuffle(COUNT, 31);
export const PIECE_OF = shuffle(COUNT, 57);

/** When the piece of a light is in its place, in seconds. */
export const ARRIVAL = Array.from({ length: COUNT }, (_, index) =>
  mix(TIMES.pieces + 2.2, TIMES.whole - 1.2, chance(index, 5) ** 0.85),
);

/** Far ones move slower and are smaller: 0.35 to 1. */
const nearness = (index) => 0.35 + 0.65 * chance(index, 3) ** 2;

function scattered(index, t) {
  const x = chance(index, 1) * (WIDTH + 200) - 100;
  const y = chance(index, 2) * (HEIGHT + 100) - 50;
  const near = nearness(index);
  return {
    x: x + 60 * near * (noise2(index * 3.7, t * 0.09, 1) - 0.5) + t * 5 * near,
    y: y + 60 * near * (noise2(index * 3.7, t * 0.09, 2) - 0.5) - t * 2 * near,
    size: 0.7 + near,
    bright: 0.35 * near,
  };
}

function titled(index, t) {
  const { x, y } = WORD[WORD_OF[index]];
  const zoom = TITLE_SCALE * (1 + 0.006 * (t - TIMES.title));
  const shimmer = noise2(x * 1.4 - t * 1.1, y * 2, 4);
  return {
    x: WIDTH / 2 + x * zoom,
    y: HEIGHT * 0.46 + y * zoom,
    size: 1.5,
    bright: 0.32 + 0.5 * shimmer * shimmer,
  };
}

const DRIFT_SPAN = WIDTH + 500;

function drifting(index, t) {
  const near = nearness(index);
  const travelled = chance(index, 6) * DRIFT_SPAN + t * (26 + 62 * near);
  const x = (travelled % DRIFT_SPAN) - 250;
  const sway = noise2(x * 0.004 + t * 0.05, index * 7.3, 5) - 0.5;
  const gust = Math.sin(x * 0.0042 - t * 0.55) * 26;
  return {
    x,
    y: HEIGHT * (0.1 + 0.68 * chance(index, 7)) + (gust + sway * 170) * near,
    size: 0.8 + 1.5 * near * near,
    bright: 0.2 + 0.55 * near * near,
  };
}

function pieced(index) {
  const piece = PIECE_OF[index];
  return {
    x: ((piece % COLUMNS) + 0.5) * PIECE,
    y: (Math.floor(piece / COLUMNS) + 0.5) * PIECE,
    size: 1.6,
    bright: 0.9,
  };
}

function closing(index, t) {
  const { x, y } = WORD[WORD_OF[index]];
  const shimmer = noise2(x * 1.2 - t * 0.9, y * 2, 6);
  return {
    x: WIDTH / 2 + x * CLOSING_SCALE,
    y: HEIGHT * 0.245 + y * CLOSING_SCALE,
    size: 1.25,
    bright: 0.5 + 0.5 * shimmer,
  };
}

/**
 * Where a light is, how large (pixels) and how bright.
 *
 * @param {number} index below COUNT
 * @param {number} t seconds
 */
export function lightAt(index, t) {
  const late = chance(index, 8);
  const across = WORD[WORD_OF[index]].x / 16 + 0.5;
  const blown = TIMES.wind + across * 1.6 + late * 0.9;
  const risen = TIMES.rise + late * 2.2;
  if (t < blown) {
    const start = TIMES.gather + late * 1.2;
    return travel(index, t, scattered, titled, start, start + 3.1, 90);
  }
  if (t < risen) return travel(index, t, titled, drifting, blown, blown + 4.2, 120);
  const leaves = ARRIVAL[index] - 2.2;
  if (t < leaves) return travel(index, t, drifting, constellationAt, risen, risen + 4.6, 60);
  const lifts = TIMES.closing + late * 1.4;
  if (t < lifts) return travel(index, t, constellationAt, pieced, leaves, ARRIVAL[index], 60);
  return travel(index, t, pieced, closing, lifts, lifts + 3, 70);
}

/** On the way from one place to the next, by a curved path. */
function travel(index, t, from, to, start, end, curve) {
  const done = ramp(t, start, end);
  if (done <= 0) return from(index, t);
  if (done >= 1) return to(index, t);
  const a = from(index, t);
  const b = to(index, t);
  const swing = Math.sin(done * Math.PI) * curve;
  const angle = noise2(index * 0.37, t * 0.35, 11) * Math.PI * 4;
  return {
    x: mix(a.x, b.x, done) + Math.cos(angle) * swing,
    y: mix(a.y, b.y, done) + Math.sin(angle) * swing,
    size: mix(a.size, b.size, done),
    bright: mix(a.bright, b.bright, done),
  };
}

function shuffle(count, seed) {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(hash(i, seed) * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

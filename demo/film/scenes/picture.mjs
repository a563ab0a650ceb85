import { HEIGHT, WIDTH } from '../frame.mjs';
import { addClouds, DAWN, drawHills, skyColor } from '../landscape.mjs';
import { ARRIVAL, COLUMNS, COUNT, PIECE, PIECE_OF } from '../lights.mjs';
import { clamp01, mix, noise2, ramp } from '../noise.mjs';
import { TIMES } from '../times.mjs';

const HORIZON = HEIGHT * 0.6;
const SUN_X = 338;

/** Sunrise over the water: the picture that the pieces make. */
export function drawDawn(frame, t) {
  const sunY = HORIZON + 40 - 120 * ramp(t, TIMES.pieces, TIMES.dark + 8);
  frame.fillSoft((x, y, out) => {
    const up = (HORIZON - y) / HEIGHT;
    skyColor(DAWN, Math.abs(up), out);
    if (up >= 0) addClouds(DAWN, x, y, up, t, out);
    addSun(out, x, up >= 0 ? y : 2 * HORIZON - y, sunY);
    if (up < 0) darken(out, -up);
  });
  drawDisc(frame, sunY);
  drawHills(frame, DAWN, { count: 2, top: 0.55, step: 0.045, pan: 640 + t * 3, sink: 0 });
  drawWater(frame, t, sunY);
}

function addSun(out, x, y, sunY) {
  const distance = Math.hypot(x - SUN_X, (y - sunY) * 1.15);
  const glow = 0.7 * Math.exp(-distance / 60) + 0.26 * Math.exp(-distance / 260);
  out[0] += 1.2 * glow;
  out[1] += 0.5 * glow;
  out[2] += 0.17 * glow;
}

function darken(out, depth) {
  const keep = mix(0.62, 0.3, clamp01(depth * 2.4));
  out[0] *= keep * 0.8;
  out[1] *= keep * 0.9;
  out[2] *= keep;
}

function drawDisc(frame, sunY) {
  const radius = 44;
  const { sharp } = frame;
  for (let y = Math.floor(sunY - radius); y < Math.min(HORIZON, sunY + radius + 1); y++) {
    for (let x = SUN_X - radius - 1; x < SUN_X + radius + 1; x++) {
      const covered = clamp01(radius + 0.5 - Math.hypot(x - SUN_X, y - sunY));
      const at = (y * WIDTH + x) * 3;
      sharp[at] = mix(sharp[at], 4.2, covered);
      sharp[at + 1] = mix(sharp[at + 1], 2.7, covered);
      sharp[at + 2] = mix(sharp[at + 2], 1.25, covered);
    }
  }
}

/** Ripples, and the sun's road on them. */
function drawWater(frame, t, sunY) {
  const hour = [0, 0, 0];
  const risen = clamp01((HORIZON + 30 - sunY) / 60);
  for (let y = Math.ceil(HORIZON); y < HEIGHT; y++) {
    const depth = (y - HORIZON + 1.5) / (HEIGHT - HORIZON);
    skyColor(DAWN, depth * 0.42, hour);
    drawWaterRow(frame.sharp, y, { depth, hour, risen, t });
  }
}

/** Two pixels at a time: ripples are wider than high. */
function drawWaterRow(sharp, y, { depth, hour, risen, t }) {
  // Waves shrink with distance, as on a real sea.
  const away = 11 * Math.log(4 + 26 * depth);
  const keep = mix(0.6, 0.22, clamp01(depth * 0.9));
  const road = 22 + 190 * depth;
  for (let x = 0; x < WIDTH; x += 2) {
    const wave = ripple((x - SUN_X) / (7 + 44 * depth), away, t);
    const sun = Math.exp(-(((x - SUN_X) / road) ** 2)) * risen;
    const glitter = clamp01((wave - 0.5) * 4) * sun;
    const shade = keep * (0.7 + 0.6 * wave);
    const red = hour[0] * shade * 0.7 + 2.1 * glitter + 0.16 * sun;
    const green = hour[1] * shade * 0.9 + 0.95 * glitter + 0.06 * sun;
    const blue = hour[2] * shade + 0.34 * glitter + 0.022 * sun;
    for (let at = (y * WIDTH + x) * 3, end = at + 6; at < end; at += 3) {
      sharp[at] = red;
      sharp[at + 1] = green;
      sharp[at + 2] = blue;
    }
  }
}

function ripple(across, away, t) {
  const long = noise2(across * 0.7 + t * 0.1, away * 1.1 - t * 0.75, 81);
  const short = noise2(across * 1.6 - t * 0.16, away * 2.4 - t * 1.1, 82);
  return 0.55 * long + 0.45 * short;
}

/**
 * Lays the pieces that have arrived over the night.
 *
 * @param {import('../frame.mjs').Frame} night changed
 * @param {import('../frame.mjs').Frame} dawn
 * @param {number} t seconds
 */
export function layPieces(night, dawn, t) {
  const seam = 1.5 * (1 - ramp(t, TIMES.whole - 0.5, TIMES.whole + 1.6));
  for (let index = 0; index < COUNT; index++) {
    const open = ramp(t, ARRIVAL[index] - 0.15, ARRIVAL[index] + 0.7);
    if (open <= 0) continue;
    const flash = Math.exp(-Math.max(0, t - ARRIVAL[index]) * 2.6);
    layPiece(night, dawn, PIECE_OF[index], (PIECE / 2) * open - seam, flash);
  }
}

function layPiece(night, dawn, piece, half, flash) {
  if (half <= 0) return;
  const x = ((piece % COLUMNS) + 0.5) * PIECE;
  const y = (Math.floor(piece / COLUMNS) + 0.5) * PIECE;
  const light = [0.9 * flash, 0.5 * flash, 0.24 * flash];
  for (let j = Math.floor(y - half); j < y + half; j++) {
    const rows = clamp01(j + 1 - (y - half)) * clamp01(y + half - j);
    for (let i = Math.floor(x - half); i < x + half; i++) {
      const covered = rows * clamp01(i + 1 - (x - half)) * clamp01(x + half - i);
      const at = (j * WIDTH + i) * 3;
      for (let c = 0; c < 3; c++) {
        const target = dawn.sharp[at + c] + light[c];
        night.sharp[at + c] = mix(night.sharp[at + c], target, covered);
      }
    }
  }
}

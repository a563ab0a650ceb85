import { hash, noise2 } from '../noise.mjs';

const FILAMENTS = 17;
const HEROES = 9;

/**
 * A few seeds that fly close by, with their parachutes: thin hairs fanning out
 * above a stem.
 *
 * @param {import('../frame.mjs').Frame} frame
 * @param {number} t seconds
 * @param {number} visible 0 to 1
 */
export function drawParachutes(frame, t, visible) {
  if (visible <= 0.01) return;
  for (let index = 0; index < HEROES; index++) {
    const near = 0.5 + 0.5 * hash(index, 61);
    const x = ((hash(index, 62) * 2100 + t * (55 + 70 * near)) % 2100) - 400;
    const sway = noise2(t * 0.16, index * 5.1, 63) - 0.5;
    const y = 130 + 330 * hash(index, 64) + sway * 150 + Math.sin(x * 0.004 + index) * 30;
    const tilt = 0.35 + (noise2(t * 0.22, index * 9.3, 65) - 0.5) * 0.9;
    drawParachute(frame, { x, y, length: 78 * near, tilt, bright: visible * near });
  }
}

function drawParachute(frame, { x, y, length, tilt, bright }) {
  const [dx, dy] = [Math.sin(tilt), -Math.cos(tilt)];
  const [crownX, crownY] = [x + dx * length, y + dy * length];
  frame.line(x, y, crownX, crownY, [1, 0.7, 0.5], 0.5 * bright);
  for (let i = 0; i < FILAMENTS; i++) {
    const spread = (i / (FILAMENTS - 1) - 0.5) * 2.5;
    const reach = length * (0.62 + 0.1 * Math.cos(spread * 2));
    const [hairX, hairY] = [Math.sin(tilt + spread), -Math.cos(tilt + spread)];
    const [tipX, tipY] = [crownX + hairX * reach, crownY + hairY * reach];
    frame.line(crownX, crownY, tipX, tipY, [1, 0.8, 0.68], 0.26 * bright);
    frame.light(tipX, tipY, 1, [1, 0.85, 0.7], 0.3 * bright);
  }
  frame.light(x, y, 2.4, [1, 0.6, 0.25], 1.5 * bright);
  frame.softLight(x, y, 26, [1, 0.45, 0.2], 0.03 * bright);
}

import { Frame } from './frame.mjs';
import { ARRIVAL, COUNT, lightAt } from './lights.mjs';
import { ramp, window } from './noise.mjs';
import { drawDawn, layPieces } from './scenes/picture.mjs';
import { drawParachutes } from './scenes/seed-shape.mjs';
import { drawSky } from './scenes/sky.mjs';
import { arrivalFlash, drawConnections, lightColor } from './scenes/swarm.mjs';
import { DURATION, TIMES } from './times.mjs';

/** How much of a light spreads around it. */
const GLOW = 0.0085;

const night = new Frame();
const dawn = new Frame();

/**
 * Draws the film at a moment.
 *
 * @param {number} t seconds
 * @param {Uint8Array} bytes receives 8-bit RGB
 */
export function drawFilm(t, bytes) {
  if (t < TIMES.whole + 2) drawSky(night, t);
  if (t > TIMES.pieces) drawDawn(dawn, t);
  const frame = t < TIMES.whole + 2 ? night : dawn;
  if (frame === night) {
    drawParachutes(frame, t, window(t, TIMES.hills - 0.5, TIMES.rise + 3.5, 3));
    drawConnections(frame, t);
    if (t > TIMES.pieces) layPieces(night, dawn, t);
  }
  drawLights(frame, t);
  frame.mergeGlow();
  frame.expose(bytes, 1.5 * ramp(t, -0.6, 2.6) * (1 - ramp(t, TIMES.dark, DURATION - 0.2)));
}

function drawLights(frame, t) {
  for (let index = 0; index < COUNT; index++) {
    const { x, y, size, bright } = lightAt(index, t);
    const color = lightColor(index, t);
    const flash = arrivalFlash(index, t);
    const glow = bright * landed(index, t);
    if (glow <= 0.003) continue;
    frame.light(x, y, size * (1 + 0.4 * flash), color, (glow + flash * 0.9) * 1.3);
    frame.softLight(x, y, 12 + size * 6, color, (glow + flash * 1.5) * GLOW);
  }
}

/** A light goes out in the piece that it brought, until the pieces rise as the word. */
function landed(index, t) {
  const gone = ramp(t, ARRIVAL[index], ARRIVAL[index] + 0.6);
  return 1 - gone + gone * ramp(t, TIMES.closing + 0.3, TIMES.closing + 3);
}

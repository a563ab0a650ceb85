import { HEIGHT, WIDTH } from '../frame.mjs';
import { addClouds, blend, drawHills, drawStars, DUSK, NIGHT, skyColor } from '../landscape.mjs';
import { mix, ramp } from '../noise.mjs';
import { TIMES } from '../times.mjs';

/** From the first dark through dusk over the hills into the night. */
export function drawSky(frame, t) {
  const dusk =
    ramp(t, TIMES.wind - 1.5, TIMES.hills + 2) * (1 - ramp(t, TIMES.rise - 1, TIMES.swarm));
  const hour = blend(NIGHT, DUSK, dusk);
  // The camera looks up at the stars, down to the hills, and up again.
  const lookUp =
    mix(1, 0, ramp(t, TIMES.wind - 1, TIMES.hills + 3.5)) +
    ramp(t, TIMES.rise - 1.5, TIMES.swarm + 1.5);
  const horizon = HEIGHT * (0.62 + 0.75 * lookUp);
  frame.fillSoft((x, y, out) => {
    const up = (horizon - y) / HEIGHT;
    skyColor(hour, Math.max(0, up), out);
    addClouds(hour, x, y + lookUp * 300, Math.max(0, up), t, out);
    addAfterglow(out, x, y, horizon, dusk);
  });
  drawStars(frame, 0.9 - 0.75 * dusk);
  if (lookUp < 0.95) {
    const pan = (t - TIMES.wind) * 21;
    drawHills(frame, hour, { count: 6, top: 0.56, step: 0.072, pan, sink: lookUp });
  }
}

/** Where the sun went down. */
function addAfterglow(out, x, y, horizon, dusk) {
  const dx = (x - WIDTH * 0.66) / 380;
  const dy = (y - horizon) / 150;
  const glow = 0.4 * dusk * Math.exp(-dx * dx - dy * dy);
  out[0] += 1.1 * glow;
  out[1] += 0.5 * glow;
  out[2] += 0.22 * glow;
}

import { EDGES, SPREAD } from '../constellation.mjs';
import { lightAt } from '../lights.mjs';
import { clamp01, hash, mix, ramp, window } from '../noise.mjs';
import { TIMES } from '../times.mjs';

const COOL = [0.3, 0.55, 1];
const WARM = [1, 0.55, 0.24];
const TRAVEL_SECONDS = 0.75;

/** The colour of a light: cool until a piece reached it, warm ever after. */
export function lightColor(index, t) {
  const seeking = ramp(t, TIMES.rise, TIMES.swarm + 1);
  const served = clamp01((t - SPREAD[index].at) * 2.5);
  const cool = seeking * (1 - served);
  return WARM.map((warm, i) => mix(warm, COOL[i], cool));
}

/** The flash with which a piece arrives. */
export function arrivalFlash(index, t) {
  const since = t - SPREAD[index].at;
  return since < 0 || since > 1.5 ? 0 : Math.exp(-since * 4);
}

/** Who knows whom, and the pieces under way between them. */
export function drawConnections(frame, t) {
  const visible = window(t, TIMES.swarm - 0.5, TIMES.pieces + 5, 3.5);
  if (visible <= 0.01) return;
  const places = new Map();
  const placeOf = (index) => {
    if (!places.has(index)) places.set(index, lightAt(index, t));
    return places.get(index);
  };
  EDGES.forEach(([a, b], edge) => {
    const [from, to] = [placeOf(a), placeOf(b)];
    const shown = clamp01((t - TIMES.swarm - hash(edge, 71) * 3) * 0.8) * visible;
    const long = Math.hypot(from.x - to.x, from.y - to.y);
    const faint = shown * 0.05 * clamp01(260 / (long + 1));
    if (faint > 0.002) frame.line(from.x, from.y, to.x, to.y, [0.5, 0.62, 1], faint);
    drawSharing(frame, t, edge, from, to, shown);
  });
  SPREAD.forEach(({ at, from }, index) => {
    const along = (t - at + TRAVEL_SECONDS) / TRAVEL_SECONDS;
    if (from >= 0 && along > 0 && along < 1)
      drawPiece(frame, placeOf(from), placeOf(index), along, visible);
  });
}

/** Once both ends are served they go on exchanging pieces. */
function drawSharing(frame, t, edge, from, to, visible) {
  if (hash(edge, 72) > 0.3) return;
  const [a, b] = EDGES[edge];
  if (t < Math.max(SPREAD[a].at, SPREAD[b].at)) return;
  const along = (t * 0.5 + hash(edge, 73) * 5) % 2.2;
  if (along < 1) drawPiece(frame, from, to, along, visible * 0.6);
}

function drawPiece(frame, from, to, along, visible) {
  const x = mix(from.x, to.x, along);
  const y = mix(from.y, to.y, along);
  const bright = Math.sin(along * Math.PI) * visible;
  frame.light(x, y, 1.5, [1, 0.75, 0.45], 1.1 * bright);
  frame.softLight(x, y, 10, [1, 0.5, 0.2], 0.014 * bright);
}

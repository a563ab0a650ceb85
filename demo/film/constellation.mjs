import { HEIGHT, WIDTH } from './frame.mjs';
import { hash, ramp } from './noise.mjs';
import { TIMES } from './times.mjs';

/** A swarm in space: who is whose neighbour, and when a piece reaches whom. */
const COUNT = 576;
const CLUSTERS = 11;
const NEIGHBOURS = 2;
const SEEDERS = [0, 1];
const HOP_SECONDS = 0.85;
const FOCAL = 900;

const NODES = Array.from({ length: COUNT }, (_, index) => placeNode(index));

/** Pairs `[a, b]`, a < b. */
export const EDGES = connect();

/** When a node first gets a piece, and from whom. */
export const SPREAD = spread();

function placeNode(index) {
  const cluster = index % CLUSTERS;
  const turn = (cluster / CLUSTERS) * Math.PI * 2;
  const centre = {
    x: Math.cos(turn) * 400 * (0.55 + 0.6 * hash(cluster, 21)),
    y: (hash(cluster, 22) - 0.5) * 380,
    z: Math.sin(turn) * 330 * (0.55 + 0.6 * hash(cluster, 23)),
  };
  const spreadBy = 55 + 90 * hash(index, 24);
  const [a, b] = [hash(index, 25) * Math.PI * 2, Math.acos(2 * hash(index, 26) - 1)];
  return {
    x: centre.x + Math.cos(a) * Math.sin(b) * spreadBy,
    y: centre.y + Math.cos(b) * spreadBy * 0.8,
    z: centre.z + Math.sin(a) * Math.sin(b) * spreadBy,
  };
}

function connect() {
  const edges = new Map();
  const link = (a, b) => edges.set(Math.min(a, b) * COUNT + Math.max(a, b), [a, b]);
  NODES.forEach((node, index) => {
    const near = NODES.map((other, j) => [distance(node, other), j]).sort((p, q) => p[0] - q[0]);
    for (const [, j] of near.slice(1, 1 + NEIGHBOURS)) link(index, j);
  });
  // A few acquaintances far away hold the whole together.
  for (let index = 0; index < COUNT; index += 4) {
    link(index, (index + 1 + Math.floor(hash(index, 27) * 5)) % COUNT);
  }
  return [...edges.values()];
}

function distance(a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z);
}

function spread() {
  const result = NODES.map(() => ({ at: Infinity, from: -1 }));
  const neighbours = NODES.map(() => []);
  for (const [a, b] of EDGES) {
    neighbours[a].push(b);
    neighbours[b].push(a);
  }
  const queue = SEEDERS.map((index) => index);
  for (const seeder of SEEDERS) result[seeder].at = TIMES.swarm + 2.5;
  while (queue.length > 0) {
    const from = queue.shift();
    for (const to of neighbours[from]) {
      const at = result[from].at + HOP_SECONDS * (0.6 + 0.8 * hash(from, to, 28));
      if (at >= result[to].at) continue;
      result[to] = { at, from };
      queue.push(to);
    }
  }
  return result;
}

/** Where a node is on the screen, how large and how bright. */
export function constellationAt(index, t) {
  const { x, y, z } = NODES[index];
  const angle = (t - TIMES.swarm) * 0.105 + 0.4;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const away = 980 - 220 * ramp(t, TIMES.swarm, TIMES.pieces + 4);
  const depth = FOCAL / (away + z * cos - x * sin);
  return {
    x: WIDTH / 2 + (x * cos + z * sin) * depth,
    y: HEIGHT / 2 + (y + 26 * Math.sin(t * 0.25 + z * 0.004)) * depth,
    size: 0.75 + 0.95 * (depth - 0.5),
    bright: 0.25 + 0.55 * (depth - 0.5),
    depth,
  };
}

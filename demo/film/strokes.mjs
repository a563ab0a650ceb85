/**
 * Letters as strokes: x to the right, y up, x-height 1. An arc is `[centre x,
 * centre y, radius x, radius y, from°, to°]`, a line `[x, y, x, y]`.
 */
const BOWL = [0.5, 0.5, 0.5, 0.5, 0, 360];
const LETTERS = {
  t: {
    width: 0.66,
    strokes: [
      [0.28, 1.42, 0.28, 0.32],
      [0.6, 0.32, 0.32, 0.32, 180, 280],
      [0, 1, 0.64, 1],
    ],
  },
  o: { width: 1, strokes: [BOWL] },
  r: {
    width: 0.58,
    strokes: [
      [0, 0, 0, 1],
      [0.46, 0.52, 0.46, 0.48, 180, 75],
    ],
  },
  e: {
    width: 1,
    strokes: [
      [0, 0.5, 1, 0.5],
      [0.5, 0.5, 0.5, 0.5, 0, 318],
    ],
  },
  n: {
    width: 0.86,
    strokes: [
      [0, 0, 0, 1],
      [0.43, 0.57, 0.43, 0.43, 180, 0],
      [0.86, 0.57, 0.86, 0],
    ],
  },
  '-': { width: 0.52, strokes: [[0, 0.5, 0.52, 0.5]] },
  p: { width: 1, strokes: [[0, 1, 0, -0.5], BOWL] },
  l: { width: 0.05, strokes: [[0, 1.45, 0, 0]] },
  a: { width: 1, strokes: [BOWL, [1, 1, 1, 0]] },
  y: {
    width: 0.9,
    strokes: [
      [0, 1, 0.45, 0],
      [0.9, 1, 0.24, -0.5],
    ],
  },
};
const GAP = 0.4;

/**
 * Spreads points evenly over the strokes of a word, centred on the origin.
 *
 * @param {string} word of the letters above
 * @param {number} count
 * @returns {{x: number, y: number}[]} y down, x-height 1
 * @throws Error when a letter is missing.
 */
export function pointsOf(word, count) {
  const paths = layOut(word).map((stroke) => ({ stroke, length: lengthOf(stroke) }));
  const total = paths.reduce((sum, { length }) => sum + length, 0);
  const points = [];
  let before = 0;
  for (const { stroke, length } of paths) {
    const first = Math.ceil((before / total) * count - 0.5);
    const end = Math.ceil(((before + length) / total) * count - 0.5);
    for (let i = first; i < end; i++) {
      const along = (((i + 0.5) / count) * total - before) / length;
      points.push(pointOn(stroke, along));
    }
    before += length;
  }
  const centre = widthOf(word) / 2;
  return points.map(({ x, y }) => ({ x: x - centre, y: 0.5 - y }));
}

function widthOf(word) {
  return [...word].reduce((sum, letter) => sum + letterOf(letter).width + GAP, -GAP);
}

function layOut(word) {
  const strokes = [];
  let left = 0;
  for (const letter of word) {
    const { width, strokes: own } = letterOf(letter);
    strokes.push(...own.map((stroke) => shift(stroke, left)));
    left += width + GAP;
  }
  return strokes;
}

function letterOf(letter) {
  const found = LETTERS[letter];
  if (!found) throw new Error(`no strokes for "${letter}"`);
  return found;
}

function shift(stroke, x) {
  if (stroke.length === 4) return [stroke[0] + x, stroke[1], stroke[2] + x, stroke[3]];
  return [stroke[0] + x, ...stroke.slice(1)];
}

function lengthOf(stroke) {
  if (stroke.length === 4) return Math.hypot(stroke[2] - stroke[0], stroke[3] - stroke[1]);
  const [, , rx, ry, from, to] = stroke;
  return ((Math.abs(to - from) * Math.PI) / 180) * ((rx + ry) / 2);
}

function pointOn(stroke, along) {
  if (stroke.length === 4) {
    const [x0, y0, x1, y1] = stroke;
    return { x: x0 + (x1 - x0) * along, y: y0 + (y1 - y0) * along };
  }
  const [cx, cy, rx, ry, from, to] = stroke;
  const angle = ((from + (to - from) * along) * Math.PI) / 180;
  return { x: cx + rx * Math.cos(angle), y: cy + ry * Math.sin(angle) };
}

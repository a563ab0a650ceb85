import { hash } from './noise.mjs';

export const WIDTH = 1280;
export const HEIGHT = 720;

/** How much coarser the soft layer is. */
const SOFT = 4;
const SOFT_WIDTH = WIDTH / SOFT;
const SOFT_HEIGHT = HEIGHT / SOFT;

/**
 * One picture in linear light, red green blue, unbounded: `sharp` at full
 * size, and `glow` a quarter of it, added at the end.
 */
export class Frame {
  sharp = new Float32Array(WIDTH * HEIGHT * 3);
  glow = new Float32Array(SOFT_WIDTH * SOFT_HEIGHT * 3);
  #soft = new Float32Array(SOFT_WIDTH * SOFT_HEIGHT * 3);

  /**
   * Fills the picture with what varies slowly.
   *
   * @param {(x: number, y: number, out: Float32Array | number[]) => void} colorAt
   *   in pixels of the full picture
   */
  fillSoft(colorAt) {
    const out = [0, 0, 0];
    for (let j = 0, at = 0; j < SOFT_HEIGHT; j++) {
      for (let i = 0; i < SOFT_WIDTH; i++, at += 3) {
        colorAt((i + 0.5) * SOFT, (j + 0.5) * SOFT, out);
        this.#soft[at] = out[0];
        this.#soft[at + 1] = out[1];
        this.#soft[at + 2] = out[2];
      }
    }
    this.glow.fill(0);
    this.sharp.fill(0);
    addUpsampled(this.#soft, this.sharp);
  }

  /** Adds a round light; `radius` is its standard deviation in pixels. */
  light(x, y, radius, color, intensity) {
    splat(this.sharp, WIDTH, HEIGHT, x - 0.5, y - 0.5, radius, color, intensity);
  }

  /** Adds a wide round light, cheaply. */
  softLight(x, y, radius, color, intensity) {
    const [i, j] = [x / SOFT - 0.5, y / SOFT - 0.5];
    splat(this.glow, SOFT_WIDTH, SOFT_HEIGHT, i, j, radius / SOFT, color, intensity);
  }

  /** Adds a thin line, antialiased, about 1.5 pixels wide. */
  line(x0, y0, x1, y1, color, intensity) {
    const steps = Math.ceil(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)));
    if (steps === 0 || steps > 3 * WIDTH) return;
    for (let step = 0; step <= steps; step++) {
      const t = step / steps;
      this.#dot(x0 + (x1 - x0) * t - 0.5, y0 + (y1 - y0) * t - 0.5, color, intensity);
    }
  }

  /** Adds a point of one pixel, shared by the four around it. */
  #dot(x, y, color, intensity) {
    const i = Math.floor(x);
    const j = Math.floor(y);
    if (i < 0 || j < 0 || i >= WIDTH - 1 || j >= HEIGHT - 1) return;
    const u = x - i;
    const v = y - j;
    const at = (j * WIDTH + i) * 3;
    const below = at + WIDTH * 3;
    add(this.sharp, at, color, intensity * (1 - u) * (1 - v));
    add(this.sharp, at + 3, color, intensity * u * (1 - v));
    add(this.sharp, below, color, intensity * (1 - u) * v);
    add(this.sharp, below + 3, color, intensity * u * v);
  }

  /** Adds the glow; once per picture, before its bytes are asked for. */
  mergeGlow() {
    addUpsampled(this.glow, this.sharp);
    this.glow.fill(0);
  }

  /** The picture as 8-bit RGB, as a film would expose it. */
  expose(bytes, exposure) {
    const { sharp } = this;
    for (let at = 0; at < sharp.length; at++) {
      const index = Math.min(CURVE.length - 1, Math.sqrt(sharp[at] * exposure) * CURVE_SCALE);
      bytes[at] = (CURVE[index | 0] + DITHER[at & (DITHER.length - 1)]) >> 8;
    }
  }
}

function add(pixels, at, color, intensity) {
  pixels[at] += color[0] * intensity;
  pixels[at + 1] += color[1] * intensity;
  pixels[at + 2] += color[2] * intensity;
}

function splat(pixels, width, height, x, y, radius, color, intensity) {
  const reach = radius * 3;
  const left = Math.max(0, Math.ceil(x - reach));
  const right = Math.min(width - 1, Math.floor(x + reach));
  const top = Math.max(0, Math.ceil(y - reach));
  const bottom = Math.min(height - 1, Math.floor(y + reach));
  const scale = -0.5 / (radius * radius);
  for (let j = top; j <= bottom; j++) {
    for (let i = left; i <= right; i++) {
      const distance = (i - x) * (i - x) + (j - y) * (j - y);
      add(pixels, (j * width + i) * 3, color, intensity * Math.exp(distance * scale));
    }
  }
}

/** Adds the soft layer to the full picture, interpolated. */
function addUpsampled(soft, sharp) {
  const row = new Float32Array(SOFT_WIDTH * 3);
  for (let y = 0, at = 0; y < HEIGHT; y++) {
    const [top, bottom, share] = neighbours(y, SOFT_HEIGHT);
    for (let i = 0, a = top * SOFT_WIDTH * 3, b = bottom * SOFT_WIDTH * 3; i < row.length; i++) {
      row[i] = soft[a + i] + (soft[b + i] - soft[a + i]) * share;
    }
    for (let x = 0; x < WIDTH; x++, at += 3) {
      const left = LEFT[x];
      const right = RIGHT[x];
      const u = SHARE[x];
      sharp[at] += row[left] + (row[right] - row[left]) * u;
      sharp[at + 1] += row[left + 1] + (row[right + 1] - row[left + 1]) * u;
      sharp[at + 2] += row[left + 2] + (row[right + 2] - row[left + 2]) * u;
    }
  }
}

function neighbours(position, count) {
  const soft = (position + 0.5) / SOFT - 0.5;
  const low = Math.max(0, Math.min(count - 1, Math.floor(soft)));
  return [low, Math.min(count - 1, low + 1), Math.max(0, soft - low)];
}

const COLUMNS = Array.from({ length: WIDTH }, (_, x) => neighbours(x, SOFT_WIDTH));
const LEFT = Int32Array.from(COLUMNS, ([left]) => left * 3);
const RIGHT = Int32Array.from(COLUMNS, ([, right]) => right * 3);
const SHARE = Float32Array.from(COLUMNS, ([, , share]) => share);

/** Exposure curve over the square root of light, in 1/256 of an 8-bit step. */
const CURVE_SCALE = 1400;
const CURVE = Float32Array.from({ length: 4096 }, (_, index) => {
  const light = (index / CURVE_SCALE) ** 2;
  return (1 - Math.exp(-light * 1.25)) ** (1 / 2.2) * 255 * 256;
});

/** Hides the steps between dark shades. */
const DITHER = Float32Array.from({ length: 1 << 18 }, (_, index) => hash(index, 77) * 255);

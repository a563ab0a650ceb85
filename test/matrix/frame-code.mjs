/**
 * Pictures that carry their number as a bar code, coarse enough to survive any
 * encoder: two rows of eight bits, the same rows inverted, and a strip that
 * moves. Used where files are made (Node) and where they are watched (page).
 */

const COLUMNS = 8;
const ROWS = 2;
const DARK = 30;
const LIGHT = 225;

/** The bar code fills this part of the height; the moving strip lies below. */
const CODE_HEIGHT = 0.8;

/** Two places that differ by less than this are no bit. */
const CONTRAST = 60;

/**
 * Draws a picture as 8-bit grey, row by row.
 *
 * @param {object} picture
 * @param {number} picture.width of the coded picture, in pixels
 * @param {number} picture.height
 * @param {boolean} [picture.turned] drawn so that it stands upright after a
 *   clockwise turn by 90°; default false
 * @param {number} number 0 to 65,535
 * @returns {Uint8Array}
 */
export function drawFrame({ width, height, turned = false }, number) {
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      // Where this pixel is seen, as fractions of the picture that is seen.
      const across = turned ? 1 - (y + 0.5) / height : (x + 0.5) / width;
      const down = turned ? (x + 0.5) / width : (y + 0.5) / height;
      pixels[y * width + x] = shade(across, down, number);
    }
  }
  return pixels;
}

function shade(across, down, number) {
  if (down >= CODE_HEIGHT) return Math.round(128 + 90 * Math.sin(across * 20 - number * 0.35));
  const row = Math.floor((down / CODE_HEIGHT) * 2 * ROWS);
  const bit = (row % ROWS) * COLUMNS + Math.floor(across * COLUMNS);
  const isSet = ((number >> bit) & 1) === 1;
  return isSet === row < ROWS ? LIGHT : DARK;
}

/**
 * Reads the number back.
 *
 * @param {Uint8Array | Uint8ClampedArray} pixels 8-bit, row by row
 * @param {object} layout
 * @param {number} layout.width in pixels
 * @param {number} layout.height
 * @param {number} layout.channels bytes per pixel, of which the second is
 *   taken (the green of RGBA), or the only one
 * @returns {number | null} null when there is no bar code.
 */
export function readFrame(pixels, { width, height, channels }) {
  const at = (column, row) => {
    const x = Math.floor(((column + 0.5) / COLUMNS) * width);
    const y = Math.floor(((row + 0.5) / (2 * ROWS)) * CODE_HEIGHT * height);
    return pixels[(y * width + x) * channels + Math.min(1, channels - 1)];
  };
  let number = 0;
  for (let bit = 0; bit < COLUMNS * ROWS; bit++) {
    const [column, row] = [bit % COLUMNS, Math.floor(bit / COLUMNS)];
    const contrast = at(column, row) - at(column, row + ROWS);
    if (!(Math.abs(contrast) >= CONTRAST)) return null;
    if (contrast > 0) number |= 1 << bit;
  }
  return number;
}

/**
 * Draws which pieces are held (solid), being requested (half), or known to be
 * with somebody (faint), from the first to the last.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {{count: number, have: Uint8Array, requested: Uint8Array,
 *   availability: Uint8Array} | null} pieces
 */
export function drawPieces(canvas, pieces) {
  const width = Math.round(canvas.clientWidth * devicePixelRatio);
  const height = Math.round(canvas.clientHeight * devicePixelRatio);
  // Setting the size clears the canvas.
  canvas.width = width;
  canvas.height = height;
  if (!pieces) return;
  const context = canvas.getContext('2d');
  context.fillStyle = getComputedStyle(canvas).getPropertyValue('--peers');
  for (let i = 0; i < pieces.count; i++) {
    const left = Math.round((i * width) / pieces.count);
    const right = Math.round(((i + 1) * width) / pieces.count);
    context.globalAlpha = opacityOf(pieces, i);
    const gap = right - left > 3 ? 1 : 0;
    context.fillRect(left, 0, Math.max(1, right - left - gap), height);
  }
}

function opacityOf({ have, requested, availability }, index) {
  if (have[index]) return 1;
  if (requested[index]) return 0.5;
  return availability[index] > 0 ? 0.15 : 0;
}

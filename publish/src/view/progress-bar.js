const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/**
 * A bar of block characters, exact to the eighth of a cell.
 *
 * @param {number} share from 0 to 1
 * @param {number} cells
 */
export function progressBar(share, cells) {
  const eighths = Math.round(Math.min(1, Math.max(0, share)) * cells * 8);
  const full = Math.floor(eighths / 8);
  const bar = '█'.repeat(full) + (EIGHTHS[eighths % 8] ?? '');
  return bar.padEnd(cells, '░');
}

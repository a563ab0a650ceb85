/**
 * Where a key moves the focus in a vertical list (WAI-ARIA APG, roving
 * tabindex); null when the key means nothing there or there is nowhere to go.
 */
export function listIndexForKey(key: string, index: number, length: number): number | null {
  const wanted = unclamped(key, index, length);
  if (wanted === null || length === 0) return null;
  return Math.min(length - 1, Math.max(0, wanted));
}

/** How many rows a page has. */
const PAGE_ROWS = 10;

function unclamped(key: string, index: number, length: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return index + 1;
    case 'ArrowUp':
      return index - 1;
    case 'PageDown':
      return index + PAGE_ROWS;
    case 'PageUp':
      return index - PAGE_ROWS;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return null;
  }
}

/**
 * Which item of a menu a key moves the focus to (WAI-ARIA APG, menu pattern),
 * as an index; null for keys that move nothing.
 *
 * @param index - the item that has the focus now, -1 when none has
 */
export function menuIndexForKey(key: string, index: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (index + 1) % count;
    case 'ArrowUp':
      return (Math.max(index, 0) + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

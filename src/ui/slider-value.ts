/** What moves on a slider, and where it is at a share of it: the `.fill`, and the carrier of the thumb. */
const MOVED: readonly (readonly [selector: string, transformAt: (share: number) => string])[] = [
  ['.fill', (share) => `scaleX(${share})`],
  ['.carrier', (share) => `translateX(${100 * share}%)`],
];

/**
 * Shows a value (0 to 1) on the slider in a shadow root. As transforms of their
 * own, which need neither layout nor paint; a custom property would style all
 * that could inherit it, for four times the cost, and that once a second. By
 * CSSOM, for a policy without 'unsafe-inline' forbids attributes.
 */
export function showOnSlider(root: ParentNode, share: number): void {
  for (const [selector, transformAt] of MOVED) {
    const part = root.querySelector<HTMLElement>(selector);
    if (part) part.style.transform = transformAt(share);
  }
}

/**
 * Moves the slider evenly from 0 to 1 in so many milliseconds, in place of the
 * value that it shows. The browser's compositor does it, and no code of the page.
 */
export function runSlider(root: ParentNode, durationMs: number): Animation[] {
  return MOVED.flatMap(([selector, transformAt]) => {
    const transform = [transformAt(0), transformAt(1)];
    const timing = { duration: durationMs, fill: 'both' } as const;
    return root.querySelector(selector)?.animate({ transform }, timing) ?? [];
  });
}

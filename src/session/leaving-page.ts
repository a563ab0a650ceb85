/**
 * Calls back when the page is left for good: closed, or exchanged for another
 * and not kept for the way back (HTML §7.4.6, `pagehide`). What is closed here
 * is closed for the peers too; they would expect something for a quarter of a
 * minute of one who vanishes.
 */
export function onLeave(callback: () => void, signal: AbortSignal): void {
  const left = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) callback();
  };
  window.addEventListener('pagehide', left, { signal });
}

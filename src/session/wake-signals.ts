/**
 * Calls back whenever the network may be better than it was: it is back, or
 * the page is looked at again after it was hidden, frozen, or asleep.
 */
export function onWake(callback: () => void, signal: AbortSignal): void {
  window.addEventListener('online', callback, { signal });
  window.addEventListener('pageshow', callback, { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') callback();
    },
    { signal },
  );
}

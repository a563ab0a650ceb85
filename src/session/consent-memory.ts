import type { LastingAnswer } from './consent-policy.js';

/** One answer for all players of an origin. */
const KEY = 'torrent-player-consent';

/** The answer of a former visit; null without one, or where nothing can be stored. */
export function recallAnswer(): LastingAnswer | null {
  try {
    const value = localStorage.getItem(KEY);
    return value === 'peers' || value === 'server' ? value : null;
  } catch {
    return null;
  }
}

/** Keeps an answer for the next visit, or (null) forgets it. */
export function keepAnswer(answer: LastingAnswer | null): void {
  try {
    if (answer) localStorage.setItem(KEY, answer);
    else localStorage.removeItem(KEY);
  } catch {
    // A sandboxed page, or one that may not store anything: the viewer is asked again.
  }
}

import type { FirstStrings } from '../strings.js';

/** What `en` begins with, for the part of the player that loads first. */
export const firstEnglish: FirstStrings = {
  locale: 'en',
  direction: 'ltr',
  play: 'Play',
  consentNotice: 'Plays with other viewers: they can see your address, and you help to distribute.',
  serverNotice: 'Plays from the server only: other viewers cannot see your address.',
  playWithPeers: 'Play with other viewers',
};

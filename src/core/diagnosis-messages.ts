import type { DiagnosisCode } from './diagnosis.js';

/** A sentence for viewers, in English; other languages are in the interface's tables. */
export const DIAGNOSIS_MESSAGES: Readonly<Record<DiagnosisCode, string>> = Object.freeze({
  offline: 'You are offline. It goes on when the network is back.',
  'blocked-by-policy': 'This page does not allow the player to connect.',
  'tracker-unreachable':
    'Other viewers cannot be found: no meeting point of this video answers. Trying again.',
  'nobody-there':
    'Nobody who has this video is online right now. It starts as soon as somebody is.',
  'connecting-fails':
    'Others have this video, but connecting to them does not succeed. A firewall may be in the way.',
  'piece-unavailable':
    'Nobody who is online has the next part of this video. It goes on as soon as somebody does.',
  'too-slow': 'The video arrives more slowly than it plays. A pause helps.',
  'web-seed-refused': 'The server that has this video does not deliver it.',
  'budget-too-small': 'This page gives the player too little memory for this video.',
});

import { DIAGNOSIS_MESSAGES } from './diagnosis-messages.js';
import type { Diagnosis, DiagnosisCode, DiagnosisFacts, WebSeedRefusal } from './diagnosis.js';

const WEB_SEED_HINTS: Readonly<Record<WebSeedRefusal, string>> = {
  cors: 'The web seed cannot be reached, or does not send Access-Control-Allow-Origin.',
  range:
    'The web seed ignores Range requests, or has a file of another length. It must answer 206.',
  status: 'The web seed answers with an HTTP error',
  'wrong-bytes': 'The web seed has another version of the file: its pieces fail their hashes.',
  stalled: 'The web seed accepts requests and then sends nothing.',
};

/** The diagnosis of a code as frozen plain data, with what the facts say about it. */
export function describe(code: DiagnosisCode, facts: DiagnosisFacts): Diagnosis {
  return Object.freeze({
    code,
    message: DIAGNOSIS_MESSAGES[code],
    hint: HINTS[code](facts),
    ...detailsOf(code, facts),
  });
}

function detailsOf(code: DiagnosisCode, facts: DiagnosisFacts): Partial<Diagnosis> {
  const { webSeedRefusal, neededBytesPerSecond } = facts;
  if (code === 'web-seed-refused' && webSeedRefusal) return { reason: webSeedRefusal.reason };
  if (code === 'too-slow' && neededBytesPerSecond !== null) {
    const actualBytesPerSecond = Math.round(facts.downloadBytesPerSecond);
    return { neededBytesPerSecond: Math.round(neededBytesPerSecond), actualBytesPerSecond };
  }
  return {};
}

const HINTS: Readonly<Record<DiagnosisCode, (facts: DiagnosisFacts) => string>> = {
  offline: () => 'navigator.onLine is false.',
  'blocked-by-policy': ({ blockedDirective }) =>
    `The Content-Security-Policy of the page must allow it: see ${blockedDirective ?? 'connect-src'}. ` +
    'connect-src needs the trackers (wss:) and web seeds, media-src needs blob:.',
  'tracker-unreachable': () =>
    'None of the trackers accepts a WebSocket connection and the torrent. ' +
    'Check that they are up, speak wss: on an https: page, and add others with the attribute "trackers".',
  'nobody-there': ({ trackers }) =>
    trackers === 'none'
      ? 'There is no tracker that a browser can use, and so no way to find peers: add wss: URLs with the attribute "trackers", or web seeds.'
      : 'The trackers know of no other peer with WebRTC. Seed the torrent with a WebRTC-capable client, or add a web seed.',
  'connecting-fails': ({ failedConnections }) =>
    `${failedConnections} WebRTC connections failed in a row. Behind strict NAT a TURN server is needed: see the attribute "ice-servers".`,
  'piece-unavailable': ({ peers }) =>
    `None of the ${peers} connected peers has the piece that playback needs. Keep a complete seeder or a web seed online.`,
  'too-slow': ({ neededBytesPerSecond, downloadBytesPerSecond, downloadLimitBytesPerSecond }) =>
    `Playback needs about ${kilobytes(neededBytesPerSecond ?? 0)} kB/s, and ${kilobytes(downloadBytesPerSecond)} kB/s come. ` +
    ((downloadLimitBytesPerSecond ?? Infinity) < (neededBytesPerSecond ?? 0)
      ? '"download-limit" does not allow more: raise it, or offer a lower bit rate.'
      : 'Add seeders or a web seed, or offer a lower bit rate.'),
  'web-seed-refused': ({ webSeedRefusal }) => {
    const { reason = 'stalled', status } = webSeedRefusal ?? {};
    const hint = WEB_SEED_HINTS[reason];
    return reason === 'status' ? `${hint}${status === undefined ? '' : `: ${status}`}.` : hint;
  },
  'budget-too-small': ({ neededBudgetBytes, memoryBudgetBytes }) =>
    `"memory-budget" is ${memoryBudgetBytes} bytes, and this torrent's pieces need ${neededBudgetBytes ?? 0}. ` +
    'Raise it, or publish the torrent with smaller pieces.',
};

function kilobytes(bytes: number): number {
  return Math.round(bytes / 1000);
}

import type { DiagnosisCode } from '../core/diagnosis.js';
import type { PlayerErrorCode, PlayerErrorDetail } from '../core/player-error.js';
import type { PlaybackMode } from '../core/player-state.js';

/**
 * What a viewer can do, by a button each:
 *
 * - `retry`: the same once more
 * - `peers`: play with other viewers, where servers alone were asked
 * - `http`: play the page's plain file
 * - `download`: fetch the file that cannot be played, to keep it
 * - `pause`: let more of the film arrive
 * - `open-app`, `copy-magnet`: take the torrent to a program that reaches more peers
 */
export type Remedy = 'retry' | 'peers' | 'http' | 'download' | 'pause' | 'open-app' | 'copy-magnet';

export interface RemedyFacts {
  readonly mode: PlaybackMode;
  /** Whether the page has a plain HTTP file. */
  readonly httpAvailable: boolean;
  /** Whether the file is known, and small enough to be fetched as a whole. */
  readonly canDownload?: boolean;
  /** The magnet URI of the torrent, '' when there is none. */
  readonly magnet: string;
}

const ELSEWHERE = ['http', 'open-app', 'copy-magnet'] as const;

const OF_ERRORS: Readonly<Record<PlayerErrorCode, readonly Remedy[]>> = {
  'invalid-source': [],
  'unsupported-torrent': ELSEWHERE,
  'torrent-unreachable': ['retry', 'peers', 'http'],
  'invalid-torrent': ['http'],
  // Not what the page promised: nothing leads to it.
  'infohash-mismatch': [],
  'no-playable-file': ELSEWHERE,
  'file-not-found': ['http'],
  'webrtc-unavailable': ELSEWHERE,
  'no-web-seed': ['peers', 'http'],
  'mse-unavailable': ELSEWHERE,
  'media-unsupported': ['http', 'download', 'open-app', 'copy-magnet'],
  'media-damaged': ['http', 'download'],
  'engine-failed': ['retry', 'http'],
  'load-failed': ['retry', 'http', 'download'],
};

const OF_DIAGNOSES: Readonly<Record<DiagnosisCode, readonly Remedy[]>> = {
  // It goes on by itself.
  offline: [],
  'blocked-by-policy': ELSEWHERE,
  'tracker-unreachable': ELSEWHERE,
  'nobody-there': ELSEWHERE,
  'connecting-fails': ELSEWHERE,
  'piece-unavailable': ELSEWHERE,
  'too-slow': ['pause', 'http'],
  'web-seed-refused': ['peers', ...ELSEWHERE],
  'budget-too-small': ELSEWHERE,
};

/** What helps against a failure, the best first. */
export function errorRemedies(
  { code, retryable }: PlayerErrorDetail,
  facts: RemedyFacts,
): readonly Remedy[] {
  const possible = OF_ERRORS[code].filter((remedy) => isPossible(remedy, facts));
  return retryable ? possible : possible.filter((remedy) => remedy !== 'retry');
}

/** What helps while the player goes on trying, the best first. */
export function diagnosisRemedies(code: DiagnosisCode, facts: RemedyFacts): readonly Remedy[] {
  return OF_DIAGNOSES[code].filter((remedy) => isPossible(remedy, facts));
}

/** Whether a download of the file is among what helps, where that is possible. */
export function isDownloadable(code: PlayerErrorCode): boolean {
  return OF_ERRORS[code].includes('download');
}

function isPossible(
  remedy: Remedy,
  { mode, httpAvailable, canDownload = false, magnet }: RemedyFacts,
): boolean {
  switch (remedy) {
    case 'http':
      return httpAvailable && mode !== 'http';
    case 'download':
      return canDownload;
    case 'peers':
      return mode === 'web-seeds';
    case 'open-app':
    case 'copy-magnet':
      return magnet !== '';
    default:
      return true;
  }
}

/**
 * A magnet URI for programs outside of the page: the page's own, else one of
 * the infohash; '' when neither is known. Nothing but a magnet URI gets through.
 */
export function magnetLink(own: string, infoHash: string | null, name: string | null): string {
  const [text = ''] = own.trim().split('#', 1);
  if (/^magnet:\?/i.test(text)) return text;
  if (infoHash === null) return '';
  const label = name === null ? '' : `&dn=${encodeURIComponent(name)}`;
  return `magnet:?xt=urn:btih:${infoHash}${label}`;
}

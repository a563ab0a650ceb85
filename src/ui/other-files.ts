import type { PlayerErrorCode } from '../core/player-error.js';
import type { TorrentFileInfo } from '../core/player-state.js';

/** Failures of the chosen file, after which another one of the torrent may play. */
const FILE_FAILURES: ReadonlySet<PlayerErrorCode> = new Set<PlayerErrorCode>([
  'media-unsupported',
  'media-damaged',
  'file-not-found',
]);

/** After this one there is none to play, and each to keep. */
const NONE_PLAYS: PlayerErrorCode = 'no-playable-file';

/** More than that is a list to search, not a way out. */
const MOST_OFFERED = 5;

/**
 * Files to offer instead of the one that failed, the largest first, at most
 * five: those that play, or, where none does, those that can be kept.
 */
export function otherFiles(
  files: readonly TorrentFileInfo[],
  failedIndex: number | null,
  code: PlayerErrorCode,
): readonly TorrentFileInfo[] {
  if (!FILE_FAILURES.has(code) && code !== NONE_PLAYS) return [];
  return files
    .filter(({ playable, index }) => playable !== (code === NONE_PLAYS) && index !== failedIndex)
    .sort((a, b) => b.lengthBytes - a.lengthBytes)
    .slice(0, MOST_OFFERED);
}

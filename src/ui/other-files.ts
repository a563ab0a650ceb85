import type { PlayerErrorCode } from '../core/player-error.js';
import type { TorrentFileInfo } from '../core/player-state.js';

/** Failures of the chosen file, after which another one of the torrent may play. */
const FILE_FAILURES: ReadonlySet<PlayerErrorCode> = new Set<PlayerErrorCode>([
  'media-unsupported',
  'media-damaged',
  'file-not-found',
]);

/** More than that is a list to search, not a way out. */
const MOST_OFFERED = 5;

/** Playable files to offer instead of the one that failed, the largest first; at most five. */
export function otherFiles(
  files: readonly TorrentFileInfo[],
  failedIndex: number | null,
  code: PlayerErrorCode,
): readonly TorrentFileInfo[] {
  if (!FILE_FAILURES.has(code)) return [];
  return files
    .filter(({ playable, index }) => playable && index !== failedIndex)
    .sort((a, b) => b.lengthBytes - a.lengthBytes)
    .slice(0, MOST_OFFERED);
}

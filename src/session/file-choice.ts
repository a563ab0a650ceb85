import { PlayerError } from '../core/player-error.js';
import type { TorrentFileInfo } from '../core/player-state.js';
import { firstToPlay } from '../core/playlist.js';

/** What may decide which file of a torrent plays. */
export interface FileWish {
  /** The `file` attribute: an index, a path, or a glob; null when absent. */
  readonly file: string | null;
  /** Indexes of the files that a magnet's `so=` parameter names (BEP 53); empty when absent. */
  readonly selectOnly: ReadonlySet<number>;
}

/**
 * Chooses the file that plays: the `file` attribute first, then what plays
 * first (`firstToPlay`) among the files of `so=`, then among all.
 *
 * @throws PlayerError `file-not-found` when `file` names nothing,
 *   `no-playable-file` when nothing could be played.
 */
export function chooseFile(files: readonly TorrentFileInfo[], wish: FileWish): TorrentFileInfo {
  if (wish.file !== null && wish.file !== '') return fileNamed(files, wish.file);
  const selected = files.filter(({ index }) => wish.selectOnly.has(index));
  const chosen = firstToPlay(selected) ?? firstToPlay(files);
  if (chosen) return chosen;
  throw new PlayerError(
    'no-playable-file',
    files.length === 0
      ? 'the torrent has no files'
      : `none of the torrent's ${files.length} files is a video or sound: ${namesOf(files)}`,
  );
}

function fileNamed(files: readonly TorrentFileInfo[], wanted: string): TorrentFileInfo {
  const found = /^\d+$/.test(wanted)
    ? files.find(({ index }) => index === Number(wanted))
    : (files.find(({ path, name }) => path === wanted || name === wanted) ??
      firstToPlay(files.filter(({ path }) => matchesGlob(path, wanted))));
  if (found) return found;
  throw new PlayerError('file-not-found', `no file "${wanted}" in the torrent: ${namesOf(files)}`);
}

/**
 * `*` and `?` match within a path segment, `**` across segments; a pattern
 * without `/` is matched against the last segment. Case does not matter.
 */
export function matchesGlob(path: string, glob: string): boolean {
  const subject = glob.includes('/') ? path : path.slice(path.lastIndexOf('/') + 1);
  const pattern = glob
    .split(/(\*\*\/|\*\*|\*|\?)/)
    .map((part) => GLOB_PARTS[part] ?? part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('');
  return new RegExp(`^${pattern}$`, 'iu').test(subject);
}

const GLOB_PARTS: Readonly<Record<string, string>> = {
  '**/': '(?:.*/)?',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
};

const NAMES_SHOWN = 5;

function namesOf(files: readonly TorrentFileInfo[]): string {
  const shown = files.slice(0, NAMES_SHOWN).map(({ path }) => path);
  return shown.join(', ') + (files.length > NAMES_SHOWN ? ', …' : '');
}

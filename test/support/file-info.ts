import type { TorrentFileInfo } from '../../src/core/player-state.js';
import { isPlayableName, mediaTypeOf } from '../../src/engine/media-type.js';

/** A file of a torrent as its metadata describe it; `patch` says what is otherwise. */
export function fileInfo(path: string, patch: Partial<TorrentFileInfo> = {}): TorrentFileInfo {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const index = patch.index ?? 0;
  return {
    index,
    path,
    name,
    lengthBytes: 1000,
    type: mediaTypeOf(name),
    playable: isPlayableName(name),
    pieces: { first: index, end: index + 1 },
    ...patch,
  };
}

/** The files of a torrent by their paths and sizes, in this order, each in a piece of its own. */
export function filesOf(sizes: Readonly<Record<string, number>>): readonly TorrentFileInfo[] {
  return Object.entries(sizes).map(([path, lengthBytes], index) =>
    fileInfo(path, { index, lengthBytes }),
  );
}

/** Their paths, for comparing. */
export function pathsOf(files: readonly TorrentFileInfo[]): readonly string[] {
  return files.map(({ path }) => path);
}

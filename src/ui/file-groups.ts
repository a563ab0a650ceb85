import type { TorrentFileInfo } from '../core/player-state.js';

/** Files of one folder. */
export interface FileGroup {
  /** Path of the folder inside the torrent; '' at the top. Untrusted text. */
  readonly folder: string;
  readonly files: readonly TorrentFileInfo[];
}

/** Sorted files by their folders, both in the order in which they come. */
export function groupByFolder(files: readonly TorrentFileInfo[]): readonly FileGroup[] {
  const groups = new Map<string, TorrentFileInfo[]>();
  for (const file of files) {
    const folder = file.path.slice(0, Math.max(0, file.path.lastIndexOf('/')));
    const group = groups.get(folder);
    if (group) group.push(file);
    else groups.set(folder, [file]);
  }
  return [...groups].map(([folder, members]) => ({ folder, files: members }));
}

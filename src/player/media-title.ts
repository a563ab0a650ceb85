import type { TorrentSlice } from '../core/player-state.js';

/**
 * What the film is called: by the page, else its file's name without what
 * follows the last dot, else the torrent's. Untrusted text; '' when nobody knows.
 */
export function mediaTitle(pageTitle: string, { files, fileIndex, name }: TorrentSlice): string {
  if (pageTitle !== '') return pageTitle;
  const file = files.find(({ index }) => index === fileIndex);
  const stem = file?.name
    .replace(/\.\w{2,4}$/, '')
    .replaceAll('_', ' ')
    .trim();
  return stem || (name ?? '');
}

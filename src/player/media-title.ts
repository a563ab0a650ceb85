import { isAudio } from '../core/playlist.js';
import type { PlayerState } from '../core/player-state.js';
import { plainName, trackNameOf } from '../core/track-name.js';

/** What a film or track is called. Untrusted text, but for what the page says; '' when nobody knows. */
export interface MediaTitle {
  readonly title: string;
  readonly artist: string;
  readonly album: string;
}

/**
 * The title is that of the page, else that of the file's tags, else what its
 * name tells, else that of the torrent.
 */
export function mediaTitle(
  pageTitle: string,
  { torrent, tags }: Pick<PlayerState, 'torrent' | 'tags'>,
): MediaTitle {
  const { artist, album } = tags;
  const file = torrent.files.find(({ index }) => index === torrent.fileIndex);
  if (!file) return { title: pageTitle || (torrent.name ?? ''), artist, album };
  const name = trackNameOf(file.name);
  const fileTitle = isAudio(file) ? name.title : plainName(file.name);
  return {
    title: pageTitle || tags.title || fileTitle,
    artist: artist || (isAudio(file) ? name.artist : ''),
    album,
  };
}

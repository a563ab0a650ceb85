import type { TagsSlice, TorrentFileInfo } from './player-state.js';

/** What the name of a file tells of the track in it. */
export interface TrackName {
  /** Position in the album; null when the name does not begin with one. */
  readonly number: number | null;
  /** '' when the name does not tell. */
  readonly artist: string;
  readonly title: string;
}

/** What the name of a torrent or folder tells of an album. */
export interface AlbumName {
  /** '' when the name does not tell. */
  readonly artist: string;
  readonly title: string;
}

/** With a letter in it: "Vol. 2" has none, nor has ".2024". */
const EXTENSION = /\.(?=\d*[a-z])[a-z0-9]{1,5}$/i;
/** "07 - ", "07. ", "1-07 ", "07_": at most three digits, so that years stay. */
const NUMBER = /^(?:\d{1,2}-)?(\d{1,3})(?:\s*[.)\]-]\s*|[\s_]+)(?=\S)/;
/** Between artist and title. A hyphen within a word is none. */
const DASH = /\s+[-–—]\s+/;
/** "[FLAC]", "{2019 remaster}": about the files, not the music. */
const TECHNICAL = /\s*(?:\[[^\]]*\]|\{[^}]*\})/g;

/** The name of a file without its extension, for people. Untrusted text stays untrusted. */
export function plainName(name: string): string {
  return spaced(name.replace(EXTENSION, '')) || name;
}

function spaced(name: string): string {
  return (/\s/.test(name) ? name : name.replaceAll('_', ' ')).trim();
}

/** "03 - Somebody - A Song.flac" is track 3, by Somebody, called A Song. */
export function trackNameOf(fileName: string): TrackName {
  const plain = plainName(fileName);
  const [prefix, digits] = NUMBER.exec(plain) ?? ['', ''];
  const [artist, title] = splitAtDash(plain.slice(prefix.length));
  return { number: digits ? Number(digits) : null, artist, title };
}

/** "Somebody - An Album (2004) [FLAC]" is by Somebody, and called An Album (2004). */
export function albumNameOf(name: string): AlbumName {
  const plain = spaced(name).replace(TECHNICAL, '').trim() || name;
  const [artist, title] = splitAtDash(plain);
  return { artist, title };
}

function splitAtDash(text: string): readonly [before: string, after: string] {
  const dash = DASH.exec(text);
  if (!dash || dash.index === 0) return ['', text];
  return [text.slice(0, dash.index), text.slice(dash.index + dash[0].length)];
}

/** A folder that is a part of an album: "CD1", "Disc 2". */
const PART_FOLDER = /^(?:cd|dis[ck])[ ._-]*\d+$/i;

/** What plays, as people call it: by what the file says, else by its name and folder. */
export function describeTrack(
  { path, name }: Pick<TorrentFileInfo, 'path' | 'name'>,
  torrentName: string | null,
  tags: Pick<TagsSlice, 'title' | 'artist' | 'album'>,
): Pick<TagsSlice, 'title' | 'artist' | 'album'> {
  const folders = path.split('/').slice(0, -1).reverse();
  const folder = folders.find((segment) => !PART_FOLDER.test(segment)) ?? torrentName;
  const album = albumNameOf(folder === null || folder === name ? '' : folder);
  const track = trackNameOf(name);
  return {
    title: tags.title || track.title,
    artist: tags.artist || track.artist || album.artist,
    album: tags.album || album.title,
  };
}

import type { TorrentFileInfo } from '../../core/player-state.js';
import { readSubtitleName } from './subtitle-name.js';
import type { SubtitleTraits } from './subtitle-name.js';

/** A file beside the film that holds its subtitles. */
export interface SubtitleFile extends SubtitleTraits {
  readonly file: TorrentFileInfo;
}

const SUBTITLE_EXTENSION = /\.(?:srt|vtt|ass|ssa)$/i;

/** Folders and names of what is no film, though it can be played. */
const EXTRAS =
  /(?:^|\/)(?:samples?|trailers?|featurettes?|extras|bonus)\/|(?:^|[/._\- ])(?:sample|trailer)\.[^./]+$/i;

/** More tracks than a menu can show. */
const MAX_TRACKS = 100;

/**
 * The subtitle files that belong to the playing one, in the torrent's order.
 *
 * A subtitle file belongs to the film whose name its own name, or its
 * folder's, begins with; or that is of the same episode (`S01E02`); or that is
 * the only one in the nearest folder around it which has any. So a season's
 * other episodes keep theirs.
 */
export function matchSubtitles(
  files: readonly TorrentFileInfo[],
  playing: TorrentFileInfo,
): SubtitleFile[] {
  const films = files.filter((file) => file.index === playing.index || isFilm(file)).map(nameParts);
  return files
    .filter(({ name, lengthBytes }) => SUBTITLE_EXTENSION.test(name) && lengthBytes > 0)
    .filter((file) => ownerOf(nameParts(file), films)?.file.index === playing.index)
    .slice(0, MAX_TRACKS)
    .map((file) => ({ file, ...readSubtitleName(suffixOf(file, playing)) }));
}

function isFilm({ playable, type, path }: TorrentFileInfo): boolean {
  return playable && type.startsWith('video/') && !EXTRAS.test(path);
}

/** A file's path, taken apart for comparisons. */
interface NameParts {
  readonly file: TorrentFileInfo;
  readonly stem: string;
  readonly folders: readonly string[];
  /** `1x2` of `S01E02` and of `01x02`, in the name or else its folder's; null when there is none. */
  readonly episode: string | null;
}

function nameParts(file: TorrentFileInfo): NameParts {
  const stem = stemOf(file.name);
  const folders = file.path.split('/').slice(0, -1);
  const episode = episodeCode(stem) ?? episodeCode(folders.at(-1) ?? '');
  return { file, stem: normalize(stem), folders: folders.map(normalize), episode };
}

function ownerOf(subtitle: NameParts, films: readonly NameParts[]): NameParts | null {
  const named = films.filter(({ stem }) => isNamedAfter(subtitle, stem));
  const longest = Math.max(...named.map(({ stem }) => stem.length));
  const { episode } = subtitle;
  return (
    nearest(
      subtitle,
      named.filter(({ stem }) => stem.length === longest),
    ) ??
    nearest(
      subtitle,
      films.filter((film) => episode !== null && film.episode === episode),
    ) ??
    onlyNeighbour(subtitle, films)
  );
}

function isNamedAfter({ stem, folders }: NameParts, film: string): boolean {
  return film !== '' && (startsWithWords(stem, film) || folders.includes(film));
}

/** The film in the nearest folder; null when there is no film. */
function nearest(subtitle: NameParts, films: readonly NameParts[]): NameParts | null {
  return films.reduce<NameParts | null>(
    (best, film) =>
      best && sharedFolders(best, subtitle) >= sharedFolders(film, subtitle) ? best : film,
    null,
  );
}

/** The only film in the nearest folder around the subtitle that has any. */
function onlyNeighbour(subtitle: NameParts, films: readonly NameParts[]): NameParts | null {
  const depth = Math.max(...films.map((film) => sharedFolders(film, subtitle)));
  const neighbours = films.filter((film) => sharedFolders(film, subtitle) === depth);
  return neighbours.length === 1 ? (neighbours[0] ?? null) : null;
}

/** How many folders two paths share from the top. */
function sharedFolders(a: NameParts, b: NameParts): number {
  let count = 0;
  while (count < a.folders.length && a.folders[count] === b.folders[count]) count++;
  return count;
}

function episodeCode(name: string): string | null {
  const match =
    /(?:^|[^a-z\d])s(\d{1,2})[ ._-]?e(\d{1,3})(?!\d)/i.exec(name) ??
    /(?:^|[^a-z\d])(\d{1,2})x(\d{2,3})(?!\d)/i.exec(name);
  return match && `${Number(match[1])}x${Number(match[2])}`;
}

/** What follows the film's name in the subtitle's; the whole name when it does not begin so. */
function suffixOf({ name }: TorrentFileInfo, film: TorrentFileInfo): string {
  const stem = stemOf(name);
  const filmStem = stemOf(film.name);
  return startsWithWords(normalize(stem), normalize(filmStem)) ? stem.slice(filmStem.length) : stem;
}

function stemOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

/** Case and the kind of separator do not matter. */
function normalize(name: string): string {
  return name.toLowerCase().replace(/[._\-\s]/g, ' ');
}

function startsWithWords(name: string, start: string): boolean {
  return name.startsWith(start) && !/[\p{L}\d]/u.test(name.charAt(start.length));
}

import type { TorrentFileInfo } from './player-state.js';

/** The files of a torrent as viewers think of them. Each list is in natural order. */
export interface Playlist {
  /** What is played one after the other. */
  readonly entries: readonly TorrentFileInfo[];
  /** Samples, trailers and the like: they play when they are chosen. */
  readonly extras: readonly TorrentFileInfo[];
  /** What does not play: subtitles, pictures, texts. */
  readonly others: readonly TorrentFileInfo[];
}

/** Words that name what is not the work itself, in any segment of a path. */
const EXTRA_WORDS =
  /(?:^|[^\p{L}])(?:samples?|trailers?|teasers?|extras?|bonus|featurettes?|interviews?|outtakes|bloopers|making[ ._-]of|behind[ ._-]the[ ._-]scenes|deleted[ ._-]scenes?)(?:[^\p{L}]|$)/iu;

/** An extra is smaller than this share of the largest file: a film may be called "The Trailer". */
const EXTRA_SHARE = 0.5;

/** Files at least this share of the largest are its equals: episodes, or the parts of a film. */
const EQUAL_SHARE = 1 / 3;

/** Sorts files as people do: 2 before 10, what lies in a folder before its subfolders. */
export function inNaturalOrder(files: readonly TorrentFileInfo[]): readonly TorrentFileInfo[] {
  const keyed = files.map((file) => ({ file, keys: file.path.split('/').map(naturalKey) }));
  keyed.sort((a, b) => comparePaths(a.keys, b.keys) || a.file.index - b.file.index);
  return keyed.map(({ file }) => file);
}

/** Compared by code units, it sorts naturally: ten times as fast as Intl.Collator. */
function naturalKey(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return plain.replace(/\d+/g, (digits) => digits.padStart(12, '0'));
}

function comparePaths(a: readonly string[], b: readonly string[]): number {
  for (let depth = 0; ; depth++) {
    const isName = Number(depth === b.length - 1) - Number(depth === a.length - 1);
    const [keyA, keyB] = [a[depth], b[depth]];
    if (isName !== 0 || keyA === undefined || keyB === undefined) return isName;
    if (keyA !== keyB) return keyA < keyB ? -1 : 1;
  }
}

export function playlistOf(files: readonly TorrentFileInfo[]): Playlist {
  const sorted = inNaturalOrder(files);
  const playable = sorted.filter((file) => file.playable);
  const largestBytes = Math.max(0, ...playable.map(({ lengthBytes }) => lengthBytes));
  const isExtra = (file: TorrentFileInfo): boolean =>
    file.lengthBytes < EXTRA_SHARE * largestBytes && EXTRA_WORDS.test(file.path);
  return {
    entries: playable.filter((file) => !isExtra(file)),
    extras: playable.filter(isExtra),
    others: sorted.filter((file) => !file.playable),
  };
}

/** True for sound without pictures, as far as the name tells. */
export function isAudio({ type }: TorrentFileInfo): boolean {
  return type.startsWith('audio/');
}

/** The entries among which one goes on from a file: those of its kind, sound or pictures. */
export function queueOf(playlist: Playlist, index: number | null): readonly TorrentFileInfo[] {
  const playing = playlist.entries.find((file) => file.index === index);
  if (!playing) return [];
  return playlist.entries.filter((file) => isAudio(file) === isAudio(playing));
}

/** What comes `step` files after the one that plays (before it, if negative); null at the ends. */
export function neighbour(
  playlist: Playlist,
  index: number | null,
  step: number,
): TorrentFileInfo | null {
  const queue = queueOf(playlist, index);
  const position = queue.findIndex((file) => file.index === index);
  return position < 0 ? null : (queue[position + step] ?? null);
}

/** True when the file is one of several tracks of sound. */
export function isAlbum(playlist: Playlist, index: number | null): boolean {
  const queue = queueOf(playlist, index);
  return queue.length > 1 && queue.every(isAudio);
}

/**
 * What plays when nobody chose: the largest file, or, if it is one of several
 * equals (tracks of an album, episodes of a series), the first of these. Null
 * when nothing plays.
 */
export function firstToPlay(files: readonly TorrentFileInfo[]): TorrentFileInfo | null {
  const { entries } = playlistOf(files);
  const largest = entries.reduce<TorrentFileInfo | null>(
    (most, file) => (most && most.lengthBytes >= file.lengthBytes ? most : file),
    null,
  );
  if (!largest) return null;
  const isEqual = (file: TorrentFileInfo): boolean =>
    isAudio(file) === isAudio(largest) &&
    (isAudio(file) || file.lengthBytes >= EQUAL_SHARE * largest.lengthBytes);
  return entries.find(isEqual) ?? largest;
}

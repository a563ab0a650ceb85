import type { ByteSource } from '../core/byte-source.js';
import type { TorrentFileInfo } from '../core/player-state.js';

/** A larger file is a scan of the booklet, not what is shown beside a track. */
const MAX_COVER_BYTES = 8 * 1024 * 1024;

/** Names of covers, the best first. */
const COVER_NAMES = [/^cover\b/i, /^folder\b/i, /^front\b|\bfront\b/i, /^album ?art/i];

/**
 * The picture in the torrent that is the cover of what plays: by its name, in
 * the same folder or one above or directly below it; else the only picture of
 * its folder. Null when there is none.
 */
export function coverFileFor(
  files: readonly TorrentFileInfo[],
  playing: TorrentFileInfo,
): TorrentFileInfo | null {
  const pictures = files.filter(
    ({ type, lengthBytes }) =>
      type.startsWith('image/') && lengthBytes > 0 && lengthBytes <= MAX_COVER_BYTES,
  );
  const own = folderOf(playing);
  const named = pictures
    .map((file) => ({ file, rank: rankOf(file), distance: distance(own, folderOf(file)) }))
    .filter(({ rank, distance: steps }) => rank >= 0 && steps !== null)
    .sort((a, b) => Number(a.distance) - Number(b.distance) || a.rank - b.rank);
  if (named[0]) return named[0].file;
  const beside = pictures.filter((file) => folderOf(file).join('/') === own.join('/'));
  return beside.length === 1 ? (beside[0] ?? null) : null;
}

function rankOf({ name }: TorrentFileInfo): number {
  const stem = name.slice(0, name.lastIndexOf('.')).replaceAll('_', ' ');
  return COVER_NAMES.findIndex((pattern) => pattern.test(stem));
}

function folderOf({ path }: TorrentFileInfo): readonly string[] {
  return path.split('/').slice(0, -1);
}

/** Steps up from one folder to the other, or one step down; null when it is further away. */
function distance(from: readonly string[], to: readonly string[]): number | null {
  const isAbove = to.every((segment, depth) => from[depth] === segment);
  if (isAbove) return from.length - to.length;
  const isBelow = from.every((segment, depth) => to[depth] === segment);
  return isBelow && to.length === from.length + 1 ? 1 : null;
}

/** Fetched even when another track plays by then: it will want the same. */
export async function readCover(
  source: ByteSource & { close(): void },
  type: string,
): Promise<Blob> {
  try {
    const bytes = await source.read({ start: 0, end: source.lengthBytes });
    return new Blob([bytes.slice()], { type });
  } finally {
    source.close();
  }
}

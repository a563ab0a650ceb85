import { PlayerError } from '../core/player-error.js';
import type { TorrentSource } from '../engine/torrent-source.js';

/** More than any sane `.torrent`, and little enough to read at once. */
const MAX_TORRENT_FILE_BYTES = 10_000_000;

/**
 * What a source is once its bytes are read, where they are a Blob's.
 *
 * @throws PlayerError `invalid-torrent` when it is too large to be a `.torrent`.
 */
export async function readSource(source: TorrentSource | Blob): Promise<TorrentSource> {
  if (!(source instanceof Blob)) return source;
  if (source.size > MAX_TORRENT_FILE_BYTES) {
    throw new PlayerError('invalid-torrent', `${source.size} bytes are too many for a .torrent`);
  }
  return { kind: 'bytes', bytes: new Uint8Array(await source.arrayBuffer()) };
}

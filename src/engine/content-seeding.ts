import type { TrackerState } from '../core/player-state.js';
import type { PlayerError } from '../core/player-error.js';
import { joinTorrent } from './swarm-client.js';
import type { TorrentHandle } from './torrent-handle.js';
import type { TorrentMetadata } from './torrent-metadata.js';
import type { IceServer } from './tracker-links.js';

export interface ContentSeedingOptions {
  /** ws and wss URLs added to the torrent's own; never to a private torrent's. Default: none. */
  readonly trackers?: readonly string[];
  readonly iceServers: readonly IceServer[];
  /** Null, the default, for none. */
  readonly uploadLimitBytesPerSecond?: number | null;
  /** Aborting it stops the seeding. */
  readonly signal?: AbortSignal;
}

/** How seeding goes, as plain data. */
export interface ContentSeedingStatus {
  /** Connected now. */
  readonly peers: number;
  readonly trackers: TrackerState;
  /** The most others that a tracker knew of; null until one has said. */
  readonly othersInSwarm: number | null;
  /** Payload given so far. */
  readonly bytesUploaded: number;
  readonly uploadBytesPerSecond: number;
}

/** A torrent that the page gives to others, of bytes that it has. */
export class ContentSeeding {
  readonly infoHash: string;
  readonly name: string;
  readonly #handle: TorrentHandle;

  constructor(handle: TorrentHandle, { infoHash, name }: TorrentMetadata) {
    this.#handle = handle;
    this.infoHash = infoHash;
    this.name = name;
  }

  /** Cheap enough for once a second. */
  get status(): ContentSeedingStatus {
    const { peers, trackers, othersInSwarm, bytesUploaded, uploadBytesPerSecond } =
      this.#handle.sample(null);
    return { peers, trackers, othersInSwarm, bytesUploaded, uploadBytesPerSecond };
  }

  /** Calls back once if it can go on no longer, as when a file was changed or removed. */
  onFailure(callback: (error: PlayerError) => void): void {
    this.#handle.onFailure(callback, new AbortController().signal);
  }

  /** Leaves the swarm. Idempotent. */
  stop(): void {
    this.#handle.release();
  }
}

/**
 * Gives bytes that the page has to whoever wants them. They are read from the
 * Blob as they are asked for, and not copied; players of the same torrent in
 * the page play from them.
 *
 * @param torrent a `.torrent` of them
 * @param content all of its files, one after the other: `new Blob(files)`
 * @throws PlayerError `invalid-torrent` or `unsupported-torrent`; `webrtc-unavailable`.
 */
export async function seedContent(
  torrent: Uint8Array,
  content: Blob,
  options: ContentSeedingOptions,
): Promise<ContentSeeding> {
  const { uploadLimitBytesPerSecond = null, signal } = options;
  const handle = joinTorrent(
    { kind: 'bytes', bytes: torrent },
    {
      trackers: options.trackers ?? [],
      iceServers: options.iceServers,
      seeding: true,
      limits: { uploadLimitBytesPerSecond },
      memoryBudgetBytes: 0,
      content,
      ...(signal && { signal }),
    },
  );
  return new ContentSeeding(handle, await handle.metadata);
}

// Loaded beforehand: in a test, what is awaited is the media, not the module.
import '../../src/media/mse/media-pipeline.js';
import '../../src/media/reader/reader-service.js';
import type { PlayerError } from '../../src/core/player-error.js';
import { mediaTypeOf } from '../../src/engine/media-type.js';
import { SwarmClient, type JoinOptions } from '../../src/engine/swarm-client.js';
import type { TorrentFileSource } from '../../src/engine/torrent-file-source.js';
import { TorrentHandle } from '../../src/engine/torrent-handle.js';
import type { TorrentMetadata } from '../../src/engine/torrent-metadata.js';
import type { TorrentSource } from '../../src/engine/torrent-source.js';
import { MemoryByteSource, type MemoryByteSourceOptions } from '../support/memory-byte-source.js';

export const INFO_HASH = 'c12fe1c06bba254a9dc9f519b335aa7c1367a88a';
export const MAGNET = `magnet:?xt=urn:btih:${INFO_HASH}`;

export interface FakeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A torrent whose bytes are in memory: an engine without a swarm. */
class FakeHandle extends TorrentHandle {
  override readonly metadata: Promise<TorrentMetadata>;

  constructor(
    readonly torrent: FakeTorrent,
    options: JoinOptions,
  ) {
    super(() => new Promise<never>(() => undefined), options);
    this.metadata = torrent.metadata();
  }

  override openFile(index: number): TorrentFileSource {
    return this.torrent.open(index) as unknown as TorrentFileSource;
  }
}

/**
 * What every source that is set from `install` to `restore` turns out to be: a
 * torrent of these files, the last of which were opened are in `opened`.
 */
export class FakeTorrent {
  readonly opened: MemoryByteSource[] = [];
  /** The sources that were joined. */
  readonly joined: TorrentSource[] = [];
  /** How they were joined. */
  readonly options: JoinOptions[] = [];
  /** When set, it fails instead of giving its metadata. */
  failure: PlayerError | null = null;
  readonly #restore: () => void;

  constructor(
    readonly files: readonly FakeFile[],
    readonly link: MemoryByteSourceOptions = {},
  ) {
    const { join } = SwarmClient.prototype;
    this.#restore = () => (SwarmClient.prototype.join = join);
    SwarmClient.prototype.join = (source, options) => {
      this.joined.push(source);
      this.options.push(options);
      return new FakeHandle(this, options);
    };
  }

  get bytesRead(): number {
    return this.opened.reduce((sum, { bytesRead }) => sum + bytesRead, 0);
  }

  restore(): void {
    this.#restore();
  }

  open(index: number): MemoryByteSource {
    const { name, bytes } = this.files[index]!;
    const source = new MemoryByteSource(bytes, { ...this.link, name });
    this.opened.push(source);
    return source;
  }

  async metadata(): Promise<TorrentMetadata> {
    if (this.failure) throw this.failure;
    const files = this.files.map(({ name, bytes }, index) => ({
      index,
      path: name,
      name,
      lengthBytes: bytes.byteLength,
      type: mediaTypeOf(name),
      playable: true,
      pieces: { first: index, end: index + 1 },
    }));
    const metadata: Partial<TorrentMetadata> = {
      infoHash: INFO_HASH,
      name: 'fake',
      files,
      torrentIndexes: files.map(({ index }) => index),
    };
    return Promise.resolve(metadata as TorrentMetadata);
  }
}

import type { ByteRange } from '../core/byte-range.js';
import type { SwarmSlice } from '../core/player-state.js';
import type { Torrent, TorrentInternals, Wire } from 'webtorrent';
import type { PieceMap } from './piece-map.js';
import type { PieceStore } from './piece-store.js';
import { RateMeter } from './rate-meter.js';

/** What the sampler is told by others each time. */
export interface SampleContext {
  readonly trackers: SwarmSlice['trackers'];
  readonly trackerList: SwarmSlice['trackerList'];
  readonly webSeeds: SwarmSlice['webSeeds'];
  readonly othersInSwarm: SwarmSlice['othersInSwarm'];
  readonly failedConnections: SwarmSlice['failedConnections'];
  readonly openingConnections: SwarmSlice['openingConnections'];
  readonly seeding: SwarmSlice['seeding'];
  readonly memoryBudgetBytes: number;
  readonly store: PieceStore | null;
  readonly pieces: PieceMap | null;
  /** Of the file that plays, in bytes of the torrent. */
  readonly fileRange: ByteRange;
  readonly requestedPieces: Iterable<number>;
  readonly bytesFromServers: number;
  readonly bytesWasted: number;
  /** Memory of pieces that are not verified yet. */
  readonly openBytes: number;
}

/** Counts what goes over the wires, block by block, so that a sample costs next to nothing. */
export class SwarmSampler {
  readonly #torrent: Torrent & TorrentInternals;
  readonly #download = new RateMeter();
  readonly #upload = new RateMeter();
  #receivedBytes = 0;
  #uploadedBytes = 0;
  #serverBytes = 0;

  constructor(torrent: Torrent & TorrentInternals) {
    this.#torrent = torrent;
  }

  /** Payload so far. */
  get totals(): { readonly downloadedBytes: number; readonly uploadedBytes: number } {
    return { downloadedBytes: this.#receivedBytes, uploadedBytes: this.#uploadedBytes };
  }

  attach(wire: Wire, nowMs: () => number): void {
    wire.on('piece', (_index: number, _offset: number, block: Uint8Array) => {
      this.#receivedBytes += block.length;
      this.#download.add(block.length, nowMs());
    });
  }

  onUpload(bytes: number, nowMs: number): void {
    this.#uploadedBytes += bytes;
    this.#upload.add(bytes, nowMs);
  }

  sample(context: SampleContext, nowMs: number): SwarmSlice {
    const { store, pieces, fileRange, requestedPieces, openBytes, ...told } = context;
    this.#download.add(told.bytesFromServers - this.#serverBytes, nowMs);
    this.#serverBytes = told.bytesFromServers;
    return {
      ...told,
      peers: this.#torrent.wires.length,
      downloadBytesPerSecond: this.#download.bytesPerSecond(nowMs),
      uploadBytesPerSecond: this.#upload.bytesPerSecond(nowMs),
      bytesFromPeers: this.#receivedBytes,
      bytesUploaded: this.#uploadedBytes,
      memoryBytes: (store?.bytes ?? 0) + openBytes,
      pieces: pieces?.snapshot(requestedPieces, fileRange) ?? null,
    };
  }
}

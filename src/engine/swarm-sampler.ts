import type { ByteRange } from '../core/byte-range.js';
import type { SwarmSlice } from '../core/player-state.js';
import type { Torrent, TorrentInternals, Wire } from 'webtorrent';
import type { PieceMap } from './piece-map.js';
import type { PieceStore } from './piece-store.js';
import { RateMeter } from './rate-meter.js';

/** What the sampler is told by others each time. */
export interface SampleContext {
  readonly trackers: SwarmSlice['trackers'];
  readonly seeding: SwarmSlice['seeding'];
  readonly memoryBudgetBytes: number;
  readonly store: PieceStore | null;
  readonly pieces: PieceMap | null;
  /** Of the file that plays, in bytes of the torrent. */
  readonly fileRange: ByteRange;
}

/** Counts what goes over the wires, block by block, so that a sample costs next to nothing. */
export class SwarmSampler {
  readonly #torrent: Torrent & TorrentInternals;
  readonly #download = new RateMeter();
  readonly #upload = new RateMeter();
  /** Pieces of which blocks have arrived but that are not verified. */
  readonly #incomplete = new Set<number>();
  #receivedBytes = 0;
  #uploadedBytes = 0;
  #verifiedBytes = 0;

  constructor(torrent: Torrent & TorrentInternals) {
    this.#torrent = torrent;
  }

  attach(wire: Wire, nowMs: () => number): void {
    wire.on('piece', (index: number, _offset: number, block: Uint8Array) => {
      this.#receivedBytes += block.length;
      this.#download.add(block.length, nowMs());
      if (this.#torrent.pieces[index]) this.#incomplete.add(index);
    });
  }

  onUpload(bytes: number, nowMs: number): void {
    this.#uploadedBytes += bytes;
    this.#upload.add(bytes, nowMs);
  }

  onVerified(index: number, bytes: number): void {
    this.#incomplete.delete(index);
    this.#verifiedBytes += bytes;
  }

  sample(context: SampleContext, nowMs: number): SwarmSlice {
    const { store, pieces, fileRange, ...told } = context;
    const incompleteBytes = this.#countIncomplete();
    return {
      ...told,
      peers: this.#torrent.wires.length,
      downloadBytesPerSecond: this.#download.bytesPerSecond(nowMs),
      uploadBytesPerSecond: this.#upload.bytesPerSecond(nowMs),
      bytesFromPeers: this.#receivedBytes,
      bytesFromServers: 0,
      bytesUploaded: this.#uploadedBytes,
      // What was received and is neither verified nor on its way there was for nothing.
      bytesWasted: Math.max(0, this.#receivedBytes - this.#verifiedBytes - incompleteBytes),
      memoryBytes: (store?.bytes ?? 0) + incompleteBytes,
      pieces: pieces?.snapshot(this.#torrent.wires, fileRange) ?? null,
    };
  }

  #countIncomplete(): number {
    let bytes = 0;
    for (const index of this.#incomplete) {
      const piece = this.#torrent.pieces[index];
      bytes += piece ? piece.length - piece.missing : 0;
    }
    return bytes;
  }
}

import { pieceRange, rangeLength } from '../core/byte-range.js';
import { PieceAssembly } from './piece-assembly.js';
import { Reputation } from './reputation.js';
import { sha1 } from './shims/sha1.js';
import type { BlockRange } from './supplier.js';
import type { TorrentMetadata } from './torrent-metadata.js';

export interface PieceAssemblerEvents {
  /** The bytes are the piece's, proven by its hash; `origins` delivered them. */
  onVerified(piece: number, bytes: Uint8Array, origins: ReadonlySet<string>): void;
  /** They are not, and the piece is to be fetched again. */
  onFailed(piece: number): void;
  /** It is certain that these delivered wrong bytes of the piece: they are banned. */
  onLiars(piece: number, liarIds: readonly string[]): void;
}

const HASH_BYTES = 20;

/** The pieces on their way: puts blocks together, checks hashes, remembers who lied. */
export class PieceAssembler {
  readonly reputation = new Reputation();
  readonly #metadata: TorrentMetadata;
  readonly #events: PieceAssemblerEvents;
  readonly #open = new Map<number, PieceAssembly>();
  readonly #verifying = new Set<number>();
  #openBytes = 0;
  #wastedBytes = 0;

  constructor(metadata: TorrentMetadata, events: PieceAssemblerEvents) {
    this.#metadata = metadata;
    this.#events = events;
  }

  /** Memory taken by pieces that are not verified yet. */
  get openBytes(): number {
    return this.#openBytes;
  }

  /** Bytes that came twice, or in vain. */
  get wastedBytes(): number {
    return this.#wastedBytes;
  }

  get(piece: number): PieceAssembly | undefined {
    return this.#open.get(piece);
  }

  /** True while all its bytes are here and its hash is being computed. */
  isVerifying(piece: number): boolean {
    return this.#verifying.has(piece);
  }

  open(piece: number): PieceAssembly {
    const known = this.#open.get(piece);
    if (known) return known;
    const { pieceLengthBytes, totalBytes } = this.#metadata;
    const lengthBytes = rangeLength(pieceRange(piece, pieceLengthBytes, totalBytes));
    const assembly = new PieceAssembly(piece, lengthBytes);
    this.#open.set(piece, assembly);
    this.#openBytes += lengthBytes;
    return assembly;
  }

  /** The pieces that are open, those being verified included. */
  get openPieces(): Iterable<number> {
    return this.#open.keys();
  }

  /** Forgets what has arrived of a piece. */
  drop(piece: number): void {
    const assembly = this.#open.get(piece);
    if (!assembly) return;
    this.#wastedBytes += assembly.lengthBytes - assembly.missingBytes;
    this.#close(assembly);
  }

  /** Takes a block in; a piece that is complete by it is verified. */
  put(block: BlockRange, bytes: Uint8Array, origin: string): void {
    const assembly = this.#open.get(block.piece);
    const addedBytes = assembly?.put(block, bytes, origin) ?? 0;
    this.#wastedBytes += bytes.length - addedBytes;
    if (assembly?.isComplete && addedBytes > 0) void this.#verify(assembly);
  }

  async #verify(assembly: PieceAssembly): Promise<void> {
    const { index, bytes } = assembly;
    this.#verifying.add(index);
    const digest = await sha1(bytes);
    this.#verifying.delete(index);
    if (this.#open.get(index) !== assembly) return;
    this.#close(assembly);
    const expected = this.#metadata.pieceHashes.subarray(
      index * HASH_BYTES,
      (index + 1) * HASH_BYTES,
    );
    if (expected.every((byte, at) => byte === digest[at])) {
      this.#blame(index, this.reputation.onVerified(index, bytes));
      this.#events.onVerified(index, bytes, assembly.origins);
    } else {
      this.#wastedBytes += bytes.length;
      this.#blame(index, this.reputation.onFailed(index, bytes, assembly.deliveries));
      this.#events.onFailed(index);
    }
  }

  #blame(piece: number, liarIds: readonly string[]): void {
    if (liarIds.length > 0) this.#events.onLiars(piece, liarIds);
  }

  #close({ index, lengthBytes }: PieceAssembly): void {
    this.#open.delete(index);
    this.#openBytes -= lengthBytes;
  }
}

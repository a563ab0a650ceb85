import { pieceRange } from '../core/byte-range.js';
import { PieceStore } from './piece-store.js';

/** More than there are peers to serve (shared-torrent.ts), so that each has a piece at hand. */
const MAX_PIECES_AT_HAND = 64;

/**
 * The pieces of a torrent whose bytes the page has already, as files that its
 * visitor chose. They are read when somebody wants them; the few that were
 * wanted last are in memory.
 */
export class LocalPieceStore extends PieceStore {
  readonly #content: Blob;
  readonly #loading = new Map<number, Promise<Uint8Array>>();

  /** @param content all bytes of the torrent, from the first to the last. */
  constructor(pieceLengthBytes: number, content: Blob) {
    super(pieceLengthBytes);
    this.#content = content;
  }

  /** @throws DOMException when a file was changed or removed. */
  override load(index: number): Promise<Uint8Array | null> {
    const held = this.peek(index);
    if (held) return Promise.resolve(held);
    const loading = this.#loading.get(index) ?? this.#read(index);
    this.#loading.set(index, loading);
    return loading;
  }

  async #read(index: number): Promise<Uint8Array> {
    const { start, end } = pieceRange(index, this.chunkLength, this.#content.size);
    try {
      const bytes = new Uint8Array(await this.#content.slice(start, end).arrayBuffer());
      this.put(index, bytes);
      this.#forgetOldest();
      return bytes;
    } finally {
      this.#loading.delete(index);
    }
  }

  #forgetOldest(): void {
    const held = [...this.indexes()];
    for (const index of held.slice(0, -MAX_PIECES_AT_HAND)) this.delete(index);
  }
}

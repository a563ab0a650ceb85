import type { ChunkStore, StoreCallback } from 'webtorrent';

type Done = (error: Error | null) => void;

const ignore: Done = () => undefined;

/**
 * Verified pieces in memory: gone with the tab, nothing on disk. Satisfies
 * abstract-chunk-store for WebTorrent; the engine itself reads synchronously.
 */
export class PieceStore implements ChunkStore {
  readonly #pieces = new Map<number, Uint8Array>();
  #bytes = 0;

  constructor(readonly chunkLength: number) {}

  /** Bytes of all pieces held now. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Of all pieces held now. */
  indexes(): Iterable<number> {
    return this.#pieces.keys();
  }

  /** The piece itself, not a copy, or null when it is not held. */
  peek(index: number): Uint8Array | null {
    return this.#pieces.get(index) ?? null;
  }

  /** The same for who can wait, of a store that has more than is in memory. */
  load(index: number): Promise<Uint8Array | null> {
    return Promise.resolve(this.peek(index));
  }

  /** Forgets one piece; true when it was held. */
  delete(index: number): boolean {
    this.#bytes -= this.#pieces.get(index)?.length ?? 0;
    return this.#pieces.delete(index);
  }

  /** Never fails: WebTorrent destroys the whole torrent when a `put` does. */
  put(index: number, bytes: Uint8Array, callback: Done = ignore): void {
    this.delete(index);
    this.#pieces.set(index, bytes);
    this.#bytes += bytes.length;
    queueMicrotask(() => callback(null));
  }

  get(
    index: number,
    options: { offset?: number; length?: number } | null | StoreCallback,
    callback: StoreCallback = ignore,
  ): void {
    if (typeof options === 'function') {
      this.get(index, null, options);
      return;
    }
    const result = this.#slice(index, options?.offset ?? 0, options?.length);
    queueMicrotask(() => {
      if (result) callback(null, result);
      else callback(new Error(`Piece ${String(index)} is not held`));
    });
  }

  close(callback: Done = ignore): void {
    this.#pieces.clear();
    this.#bytes = 0;
    queueMicrotask(() => callback(null));
  }

  destroy(callback: Done = ignore): void {
    this.close(callback);
  }

  #slice(index: number, offset: number, length: number | undefined): Uint8Array | null {
    const piece = this.#pieces.get(index);
    if (!piece) return null;
    const end = length === undefined ? piece.length : offset + length;
    return offset >= 0 && offset <= end && end <= piece.length ? piece.slice(offset, end) : null;
  }
}

/**
 * A chunk store (abstract-chunk-store) in memory for stock WebTorrent: its
 * default one writes to disk, and verifies it first, which is slower.
 *
 * @param {Uint8Array} [content] what is there from the start
 */
export function memoryStoreOf(content) {
  return class MemoryStore {
    #pieces = new Map();

    constructor(pieceLengthBytes) {
      // The name is the interface's.
      this.chunkLength = pieceLengthBytes;
    }

    put(index, bytes, callback = () => {}) {
      this.#pieces.set(index, bytes);
      queueMicrotask(() => callback(null));
    }

    get(index, options, callback) {
      if (typeof options === 'function') return this.get(index, {}, options);
      const piece = this.#pieces.get(index) ?? this.#fromContent(index);
      if (!piece) {
        queueMicrotask(() => callback(new Error('Chunk not found')));
        return;
      }
      const { offset = 0, length = piece.length - offset } = options ?? {};
      queueMicrotask(() => callback(null, piece.slice(offset, offset + length)));
    }

    close(callback = () => {}) {
      this.#pieces.clear();
      queueMicrotask(() => callback(null));
    }

    destroy(callback = () => {}) {
      this.close(callback);
    }

    #fromContent(index) {
      const start = index * this.chunkLength;
      return content?.subarray(start, start + this.chunkLength);
    }
  };
}

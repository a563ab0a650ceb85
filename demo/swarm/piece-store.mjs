import { readAcross } from './content.mjs';

/**
 * Makes the chunk store (abstract-chunk-store) that WebTorrent asks for: it
 * reads from the contents, and keeps in memory whatever is downloaded.
 *
 * @param {readonly import('./content.mjs').Content[]} contents
 * @param {object} [options]
 * @param {(index: number) => boolean} [options.holds] which pieces the peer
 *   has from the start; default all
 */
export function pieceStoreOf(contents, { holds = () => true } = {}) {
  const totalBytes = contents.reduce((sum, { lengthBytes }) => sum + lengthBytes, 0);

  return class PieceStore {
    #downloaded = new Map();

    constructor(pieceLengthBytes) {
      // The name is the interface's.
      this.chunkLength = pieceLengthBytes;
    }

    get(index, options, callback) {
      if (typeof options === 'function') return this.get(index, null, options);
      this.#read(index, options ?? {}).then(
        (bytes) => callback(null, bytes),
        (error) => callback(error),
      );
    }

    put(index, bytes, callback = () => {}) {
      this.#downloaded.set(index, new Uint8Array(bytes));
      queueMicrotask(() => callback(null));
    }

    close(callback = () => {}) {
      queueMicrotask(() => callback(null));
    }

    destroy(callback = () => {}) {
      this.#downloaded.clear();
      this.close(callback);
    }

    async #read(index, { offset = 0, length }) {
      const pieceStart = index * this.chunkLength;
      const pieceEnd = Math.min(pieceStart + this.chunkLength, totalBytes);
      const start = pieceStart + offset;
      const end = length === undefined ? pieceEnd : start + length;
      const downloaded = this.#downloaded.get(index);
      if (downloaded) return downloaded.slice(start - pieceStart, end - pieceStart);
      if (!holds(index)) throw new Error(`piece ${index} is not here`);
      return readAcross(contents, { start, end });
    }
  };
}

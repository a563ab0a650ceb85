import { constants } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** @import {FileHandle} from 'node:fs/promises' */

/**
 * Where a file of a torrent is on this machine.
 *
 * @typedef {object} PlacedFile
 * @property {string} source absolute path
 * @property {number} lengthBytes
 */

/**
 * What WebTorrent asks of a store, in its words (abstract-chunk-store).
 *
 * @typedef {(error: Error | null, bytes?: Uint8Array) => void} StoreCallback
 */

/** So many files are open at once; a torrent may have thousands. */
const MAX_OPEN_FILES = 64;

/**
 * The pieces of a torrent in files, read and written where they belong. Takes
 * the place of `fs-chunk-store`, which wants all files below one folder and
 * brings a native module along.
 */
export class FileStore {
  /** @type {readonly (PlacedFile & {start: number, end: number})[]} */
  #files;
  #isWritable;
  /** @type {Map<string, Promise<FileHandle>>} the longest unused first */
  #open = new Map();
  #isClosed = false;

  /**
   * @param {number} pieceLengthBytes
   * @param {readonly PlacedFile[]} files in the order of the torrent
   * @param {{isWritable: boolean}} options a writable one makes files and folders as needed
   */
  constructor(pieceLengthBytes, files, { isWritable }) {
    // The name is the interface's.
    this.chunkLength = pieceLengthBytes;
    this.#isWritable = isWritable;
    let start = 0;
    this.#files = files.map((file) => {
      const placed = { ...file, start, end: start + file.lengthBytes };
      start = placed.end;
      return placed;
    });
  }

  /**
   * @param {number} index
   * @param {{offset?: number, length?: number} | null | StoreCallback} options
   * @param {StoreCallback} [callback]
   * @returns {void}
   */
  get(index, options, callback = () => {}) {
    if (typeof options === 'function') return this.get(index, null, options);
    const start = index * this.chunkLength + (options?.offset ?? 0);
    const length = options?.length ?? this.chunkLength - (options?.offset ?? 0);
    this.#read(start, Math.min(start + length, this.#files.at(-1)?.end ?? 0)).then(
      (bytes) => callback(null, bytes),
      (error) => callback(error),
    );
  }

  /**
   * @param {number} index
   * @param {Uint8Array} bytes
   * @param {StoreCallback} [callback]
   */
  put(index, bytes, callback = () => {}) {
    this.#write(index * this.chunkLength, bytes).then(
      () => callback(null),
      (error) => callback(error),
    );
  }

  /** @param {StoreCallback} [callback] */
  close(callback = () => {}) {
    this.#isClosed = true;
    const closing = [...this.#open.values()].map(async (handle) => (await handle).close());
    this.#open.clear();
    Promise.allSettled(closing).then(() => callback(null));
  }

  /** The files are the publisher's, or go with their folder. @param {StoreCallback} [callback] */
  destroy(callback) {
    this.close(callback);
  }

  /** @param {number} start @param {number} end */
  async #read(start, end) {
    if (start < 0 || start >= end) throw new RangeError(`Bytes [${start}, ${end}) of a torrent`);
    const bytes = new Uint8Array(end - start);
    for (const { file, from, to } of this.#parts(start, end)) {
      const target = bytes.subarray(from - start, to - start);
      const handle = await this.#handle(file.source);
      const { bytesRead } = await handle.read(target, 0, target.length, from - file.start);
      if (bytesRead < target.length) throw new Error(`${file.source} ends before its time`);
    }
    return bytes;
  }

  /** @param {number} start @param {Uint8Array} bytes */
  async #write(start, bytes) {
    for (const { file, from, to } of this.#parts(start, start + bytes.length)) {
      const handle = await this.#handle(file.source);
      const part = bytes.subarray(from - start, to - start);
      await handle.write(part, 0, part.length, from - file.start);
    }
  }

  /** The parts of files that a range of the torrent consists of. @param {number} start @param {number} end */
  *#parts(start, end) {
    for (const file of this.#files) {
      const from = Math.max(start, file.start);
      const to = Math.min(end, file.end);
      if (from < to) yield { file, from, to };
    }
  }

  /** @param {string} source */
  #handle(source) {
    if (this.#isClosed) throw new Error('the store is closed');
    const known = this.#open.get(source);
    const handle = known ?? this.#openFile(source);
    this.#open.delete(source);
    this.#open.set(source, handle);
    const [oldest] = this.#open;
    if (this.#open.size > MAX_OPEN_FILES && oldest) this.#closeFile(...oldest);
    return handle;
  }

  /** @param {string} source */
  async #openFile(source) {
    if (!this.#isWritable) return open(source, constants.O_RDONLY);
    await mkdir(dirname(source), { recursive: true });
    return open(source, constants.O_RDWR | constants.O_CREAT);
  }

  /** It ends what is under way first. @param {string} source @param {Promise<FileHandle>} handle */
  #closeFile(source, handle) {
    this.#open.delete(source);
    handle.then((opened) => opened.close()).catch(() => undefined);
  }
}

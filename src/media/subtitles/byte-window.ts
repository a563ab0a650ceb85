import type { ByteRange } from '../../core/byte-range.js';
import type { ByteSource } from '../../core/byte-source.js';

/** One BitTorrent block: reading less costs as much. */
const WINDOW_BYTES = 16 * 1024;

/**
 * Reads headers of a few bytes each, one after the other, without asking the
 * ByteSource for each: it keeps what surrounded the last one.
 */
export class ByteWindow {
  readonly #source: ByteSource;
  #start = 0;
  #bytes: Uint8Array = new Uint8Array();

  constructor(source: ByteSource) {
    this.#source = source;
  }

  get lengthBytes(): number {
    return this.#source.lengthBytes;
  }

  /**
   * The bytes of `range`, fewer where the file ends before; a view that is
   * valid until the next call.
   *
   * @param end where reading must end at the latest, if that is beyond the range. Default: a block.
   */
  async get(range: ByteRange, signal: AbortSignal, end?: number): Promise<Uint8Array> {
    const wanted = { start: range.start, end: Math.min(range.end, this.#source.lengthBytes) };
    if (wanted.start >= wanted.end) return new Uint8Array();
    if (!this.#has(wanted)) {
      const limit = Math.min(end ?? Infinity, wanted.start + WINDOW_BYTES, this.lengthBytes);
      const read = { start: wanted.start, end: Math.max(wanted.end, limit) };
      const bytes = await this.#source.read(read, { signal });
      this.#start = read.start;
      this.#bytes = bytes;
    }
    return this.#bytes.subarray(wanted.start - this.#start, wanted.end - this.#start);
  }

  #has({ start, end }: ByteRange): boolean {
    return start >= this.#start && end <= this.#start + this.#bytes.length;
  }
}

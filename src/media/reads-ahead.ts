import type { ByteSource } from '../core/byte-source.js';

/** What the reading side needs of a ByteSource. */
export type ReadableBytes = Pick<ByteSource, 'lengthBytes' | 'read'>;

/** One BitTorrent block: the least that a peer is asked for. */
export const BLOCK_BYTES = 16 * 1024;

/** So many places of a file may be read on from at a time. */
const MAX_PLACES = 4;

/** More is never asked for before it is wanted. */
const MAX_AHEAD_BYTES = 128 * 1024;

/** One that goes on may be the rest of a frame whose beginning told its size. */
const READS_OF_A_FRAME = 2;

interface Place {
  readonly end: number;
  /** Read up to there without a gap, and in how many reads. */
  readonly bytes: number;
  readonly reads: number;
}

/**
 * Asks for bytes before they are wanted. Who reads on and on, block by block,
 * as a demuxer does that looks for something, would wait a round trip for
 * each: the longer that lasts, the more is asked for at once.
 */
export class ReadsAhead {
  readonly #bytes: ReadableBytes;
  readonly #share: () => number;
  /** Blocks under way or here, by where they begin. */
  readonly #blocks = new Map<number, Promise<Uint8Array>>();
  /** The last one first. */
  #places: readonly Place[] = [];

  /** @param share of what was read on end, how much more is worth asking for; asked at each read. */
  constructor(bytes: ReadableBytes, share: () => number) {
    this.#bytes = bytes;
    this.#share = share;
  }

  /** The bytes of [start, end), in parts, of which the last may go further. */
  read(start: number, end: number): readonly Promise<Uint8Array>[] {
    const parts: Promise<Uint8Array>[] = [];
    let at = start;
    for (let block = this.#take(at); block; block = at < end ? this.#take(at) : null) {
      parts.push(block);
      at = Math.min(at + BLOCK_BYTES, this.#bytes.lengthBytes);
    }
    if (at < end) parts.push(this.#bytes.read({ start: at, end }));
    const readEnd = Math.max(at, end);
    this.#ask(readEnd, this.#note(start, readEnd));
    return parts;
  }

  #take(start: number): Promise<Uint8Array> | null {
    const block = this.#blocks.get(start) ?? null;
    this.#blocks.delete(start);
    return block;
  }

  /** Returns how many bytes after that read are worth asking for. */
  #note(start: number, end: number): number {
    const former = this.#places.find((place) => place.end === start);
    const bytes = (former?.bytes ?? 0) + end - start;
    const reads = (former?.reads ?? 0) + 1;
    const others = this.#places.filter((place) => place !== former);
    this.#places = [{ end, bytes, reads }, ...others].slice(0, MAX_PLACES);
    const ahead = Math.max(0, reads - READS_OF_A_FRAME) * BLOCK_BYTES;
    return Math.min(ahead, bytes * this.#share(), MAX_AHEAD_BYTES);
  }

  /** Asks for whole blocks from `start` on, as far as they are not asked for. */
  #ask(start: number, bytes: number): void {
    const end = start + Math.floor(bytes / BLOCK_BYTES) * BLOCK_BYTES;
    for (const known of this.#blocks.keys()) {
      if (known < start - MAX_AHEAD_BYTES || known > start + 2 * MAX_AHEAD_BYTES) {
        this.#blocks.delete(known);
      }
    }
    for (let at = start; at < Math.min(end, this.#bytes.lengthBytes); at += BLOCK_BYTES) {
      if (this.#blocks.has(at)) continue;
      const range = { start: at, end: Math.min(at + BLOCK_BYTES, this.#bytes.lengthBytes) };
      const block = this.#bytes.read(range);
      this.#blocks.set(at, block);
      // Whoever wants it after it was refused asks anew.
      block.catch(() => this.#blocks.get(at) === block && this.#blocks.delete(at));
    }
  }
}

import type { BlockRange } from './supplier.js';

/**
 * The unit of bookkeeping: an urgent read is asked for in blocks this small,
 * because one such message needs a single round trip where 16 KiB need three
 * (SCTP sends only a short burst before it wants an acknowledgement).
 */
export const SMALL_BLOCK_BYTES = 4 * 1024;

/** Bytes `[start, end)` of a piece, and who delivered them. */
export interface Delivery {
  readonly origin: string;
  readonly start: number;
  readonly end: number;
}

/** One piece on its way: what has arrived, from whom, and what is asked of whom. */
export class PieceAssembly {
  readonly bytes: Uint8Array;
  readonly #isHere: Uint8Array;
  /** How many suppliers each small block is asked of now. */
  readonly #asked: Uint8Array;
  readonly #origins: (string | null)[];
  #missingBytes: number;
  /** No small block before this one is both missing and not asked for. */
  #cursor = 0;

  constructor(
    readonly index: number,
    readonly lengthBytes: number,
  ) {
    const count = Math.ceil(lengthBytes / SMALL_BLOCK_BYTES);
    this.bytes = new Uint8Array(lengthBytes);
    this.#isHere = new Uint8Array(count);
    this.#asked = new Uint8Array(count);
    this.#origins = new Array<string | null>(count).fill(null);
    this.#missingBytes = lengthBytes;
  }

  get missingBytes(): number {
    return this.#missingBytes;
  }

  get isComplete(): boolean {
    return this.#missingBytes === 0;
  }

  /** Who delivered its bytes. */
  get origins(): ReadonlySet<string> {
    return new Set(this.#origins.filter((origin) => origin !== null));
  }

  /** Who delivered which of its bytes: in order, neighbours of one origin joined. */
  get deliveries(): Delivery[] {
    const found: Delivery[] = [];
    this.#origins.forEach((origin, small) => {
      if (origin === null) return;
      const start = small * SMALL_BLOCK_BYTES;
      const end = Math.min(start + SMALL_BLOCK_BYTES, this.lengthBytes);
      const last = found.at(-1);
      if (last?.origin === origin && last.end === start) {
        found[found.length - 1] = { ...last, end };
      } else {
        found.push({ origin, start, end });
      }
    });
    return found;
  }

  /** The first run of bytes that are neither here nor asked for, at most `maxBytes` long. */
  nextUnasked(maxBytes: number): BlockRange | null {
    const start = this.#skipTaken();
    if (start >= this.#isHere.length) return null;
    const limit = start + Math.max(1, Math.floor(maxBytes / SMALL_BLOCK_BYTES));
    let end = start;
    while (end < limit && end < this.#isHere.length && !this.#isTaken(end)) end++;
    return this.#range(start, end);
  }

  /** True when some of the block is not here yet. */
  isWanted(block: BlockRange): boolean {
    return this.#some(block, (small) => this.#isHere[small] === 0);
  }

  /** How many suppliers the least asked part of the block is asked of. */
  timesAsked(block: BlockRange): number {
    let least = Infinity;
    this.#each(block, (small) => {
      if (this.#isHere[small] === 0) least = Math.min(least, this.#asked[small] ?? 0);
    });
    return Number.isFinite(least) ? least : 0;
  }

  ask(block: BlockRange): void {
    this.#each(block, (small) => (this.#asked[small] = (this.#asked[small] ?? 0) + 1));
  }

  /** Takes an `ask` back, when it was answered or will not be. */
  withdraw(block: BlockRange): void {
    this.#each(block, (small) => {
      this.#asked[small] = Math.max(0, (this.#asked[small] ?? 0) - 1);
      this.#cursor = Math.min(this.#cursor, small);
    });
  }

  /**
   * Takes bytes in; those that are here already stay as they are.
   *
   * @returns how many of the bytes were new.
   */
  put(block: BlockRange, bytes: Uint8Array, origin: string): number {
    let added = 0;
    this.#each(block, (small) => {
      if (this.#isHere[small] === 1) return;
      const start = small * SMALL_BLOCK_BYTES;
      const end = Math.min(start + SMALL_BLOCK_BYTES, this.lengthBytes);
      const from = start - block.offset;
      if (from < 0 || from + (end - start) > bytes.length) return; // a part of a small block
      this.bytes.set(bytes.subarray(from, from + (end - start)), start);
      this.#isHere[small] = 1;
      this.#origins[small] = origin;
      added += end - start;
    });
    this.#missingBytes -= added;
    return added;
  }

  #isTaken(small: number): boolean {
    return this.#isHere[small] === 1 || (this.#asked[small] ?? 0) > 0;
  }

  #skipTaken(): number {
    while (this.#cursor < this.#isHere.length && this.#isTaken(this.#cursor)) this.#cursor++;
    return this.#cursor;
  }

  #range(start: number, end: number): BlockRange {
    const offset = start * SMALL_BLOCK_BYTES;
    const last = Math.min(end * SMALL_BLOCK_BYTES, this.lengthBytes);
    return { piece: this.index, offset, lengthBytes: last - offset };
  }

  #each({ offset, lengthBytes }: BlockRange, visit: (small: number) => void): void {
    const first = Math.floor(offset / SMALL_BLOCK_BYTES);
    const beyond = Math.ceil((offset + lengthBytes) / SMALL_BLOCK_BYTES);
    const end = Math.min(beyond, this.#isHere.length);
    for (let small = first; small < end; small++) visit(small);
  }

  #some(block: BlockRange, test: (small: number) => boolean): boolean {
    let found = false;
    this.#each(block, (small) => (found ||= test(small)));
    return found;
  }
}

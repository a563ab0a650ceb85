import { intersect, rangeLength } from '../core/byte-range.js';
import type { ByteRange } from '../core/byte-range.js';
import type { PlacedBlock } from './web-seed-plan.js';

interface PendingBlock {
  readonly placed: PlacedBlock;
  /** Null until its first byte came. */
  bytes: Uint8Array | null;
}

/** Cuts blocks out of bytes that come in order, whatever portions they come in. */
export class BlockCutter {
  readonly #pending: PendingBlock[];
  #position: number;

  /** @param blocks sorted by where they start, none before `position`; they may overlap */
  constructor(blocks: readonly PlacedBlock[], position: number) {
    this.#position = position;
    this.#pending = blocks.map((placed) => ({ placed, bytes: null }));
  }

  /** Where in the torrent the next bytes belong. */
  get position(): number {
    return this.#position;
  }

  /** The blocks that are wanted and not complete. */
  get pending(): readonly PlacedBlock[] {
    return this.#pending.map(({ placed }) => placed);
  }

  get isDone(): boolean {
    return this.#pending.length === 0;
  }

  /** Takes the next bytes and gives out each block that they complete. */
  take(bytes: Uint8Array, onBlock: (placed: PlacedBlock, bytes: Uint8Array) => void): void {
    const arrived = { start: this.#position, end: this.#position + bytes.length };
    this.#position = arrived.end;
    const complete: { placed: PlacedBlock; bytes: Uint8Array }[] = [];
    for (const one of this.#pending) {
      const { placed } = one;
      if (placed.range.start >= arrived.end) break;
      const filled = fill(one, bytes, arrived);
      if (placed.range.end <= arrived.end) complete.push({ placed, bytes: filled });
    }
    for (const one of complete) {
      // Who receives one block may drop the next.
      if (this.drop(one.placed)) onBlock(one.placed, one.bytes);
    }
  }

  /** Forgets a block; false when it is not pending. */
  drop(placed: PlacedBlock): boolean {
    const index = this.#pending.findIndex((one) => one.placed === placed);
    if (index >= 0) this.#pending.splice(index, 1);
    return index >= 0;
  }
}

/** Copies what a block shares with the bytes that arrived. */
function fill(one: PendingBlock, bytes: Uint8Array, arrived: ByteRange): Uint8Array {
  const { range } = one.placed;
  one.bytes ??= new Uint8Array(rangeLength(range));
  const shared = intersect(range, arrived);
  if (shared) {
    const part = bytes.subarray(shared.start - arrived.start, shared.end - arrived.start);
    one.bytes.set(part, shared.start - range.start);
  }
  return one.bytes;
}

import type { BlockRange, Supplier } from './supplier.js';

/** One block asked of one supplier. */
export interface Asked {
  readonly supplier: Supplier;
  readonly block: BlockRange;
  readonly askedMs: number;
  /** When it was to be here. */
  readonly dueMs: number;
}

/** A block counts as late so long after it was due. */
const LATE_MS = 250;

/** All requests under way, by piece. */
export class RequestLedger {
  readonly #byPiece = new Map<number, Asked[]>();
  #count = 0;

  get count(): number {
    return this.#count;
  }

  get pieces(): Iterable<number> {
    return this.#byPiece.keys();
  }

  of(piece: number): readonly Asked[] {
    return this.#byPiece.get(piece) ?? [];
  }

  add(asked: Asked): void {
    const list = this.#byPiece.get(asked.block.piece);
    if (list) list.push(asked);
    else this.#byPiece.set(asked.block.piece, [asked]);
    this.#count++;
  }

  /** Takes out what was answered; null when it is not known. */
  remove(supplier: Supplier, block: BlockRange): Asked | null {
    const list = this.#byPiece.get(block.piece);
    const at =
      list?.findIndex((one) => one.supplier === supplier && isSame(one.block, block)) ?? -1;
    const [asked] = at < 0 ? [] : (list?.splice(at, 1) ?? []);
    if (list?.length === 0) this.#byPiece.delete(block.piece);
    if (asked) this.#count--;
    return asked ?? null;
  }

  /** Requests for the piece that should have been answered by now. */
  late(piece: number, nowMs: number): readonly Asked[] {
    return this.of(piece).filter(({ dueMs }) => nowMs > dueMs + LATE_MS);
  }
}

function isSame(a: BlockRange, b: BlockRange): boolean {
  return a.offset === b.offset && a.lengthBytes === b.lengthBytes;
}

import type {
  BlockRange,
  Supplier,
  SupplierKind,
  SupplierListener,
} from '../../src/engine/supplier.js';

export interface FakeSupplierOptions {
  readonly kind?: SupplierKind;
  /** Default: every piece. */
  readonly pieces?: Iterable<number>;
  readonly windowBytes?: number;
  readonly maxBlockBytes?: number;
  /** Default 10. */
  readonly latencyMs?: number;
  /** Default 1,000. */
  readonly bytesPerMs?: number;
}

/** What every one takes beyond its window when it is urgent. */
export const OVERDRAFT_BYTES = 32 * 1024;

/** A supplier that answers only when a test says so. */
export class FakeSupplier implements Supplier {
  readonly kind: SupplierKind;
  readonly maxBlockBytes: number;
  /** Asked for and not answered. */
  readonly asked: BlockRange[] = [];
  /** All that was ever asked for. */
  readonly history: BlockRange[] = [];
  readonly cancelled: BlockRange[] = [];
  readonly pieces: Set<number> | null;
  /** Whom it answers. */
  listener: SupplierListener | null = null;
  isOpen = true;
  window: number;
  latencyMs: number;
  readonly #bytesPerMs: number;

  constructor(
    readonly id: string,
    options: FakeSupplierOptions = {},
  ) {
    this.kind = options.kind ?? 'peer';
    this.pieces = options.pieces ? new Set(options.pieces) : null;
    this.window = options.windowBytes ?? 1024 * 1024;
    this.maxBlockBytes = options.maxBlockBytes ?? 16 * 1024;
    this.latencyMs = options.latencyMs ?? 10;
    this.#bytesPerMs = options.bytesPerMs ?? 1000;
  }

  get inFlightBytes(): number {
    return this.asked.reduce((sum, { lengthBytes }) => sum + lengthBytes, 0);
  }

  /** The pieces that it was asked for, in the order in which it was first. */
  get askedPieces(): number[] {
    return [...new Set(this.history.map(({ piece }) => piece))];
  }

  has(piece: number): boolean {
    return this.pieces?.has(piece) ?? true;
  }

  windowBytes(): number {
    return this.window;
  }

  overdraftBytes(): number {
    return OVERDRAFT_BYTES;
  }

  expectedMs(lengthBytes: number): number {
    return this.latencyMs + (this.inFlightBytes + lengthBytes) / this.#bytesPerMs;
  }

  request(block: BlockRange): void {
    this.asked.push(block);
    this.history.push(block);
  }

  cancel(block: BlockRange): void {
    this.cancelled.push(block);
    this.lose(block);
  }

  /** Delivers the blocks of a piece (default: of all) that it was asked for, out of the piece's bytes. */
  deliver(bytesOf: (piece: number) => Uint8Array, piece?: number): number {
    const blocks = this.asked.filter((block) => piece === undefined || block.piece === piece);
    for (const block of blocks) {
      if (!this.#take(block)) continue; // cancelled by the one before
      const { offset, lengthBytes } = block;
      const bytes = bytesOf(block.piece).slice(offset, offset + lengthBytes);
      this.listener?.onBlock(this, block, bytes);
    }
    return blocks.length;
  }

  /** Will not deliver a block. */
  lose(block: BlockRange): void {
    if (this.#take(block)) this.listener?.onLost(this, block);
  }

  loseAll(): void {
    for (const block of [...this.asked]) this.lose(block);
  }

  #take(block: BlockRange): boolean {
    const at = this.asked.findIndex(
      (one) =>
        one.piece === block.piece &&
        one.offset === block.offset &&
        one.lengthBytes === block.lengthBytes,
    );
    return at >= 0 && this.asked.splice(at, 1).length > 0;
  }
}

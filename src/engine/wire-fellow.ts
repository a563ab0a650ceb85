import { seedOf } from './crowd.js';
import type { Fellow } from './seeder-turns.js';
import type { WantExchange } from './want-exchange.js';
import type { WireSupplier } from './wire-supplier.js';

/** A viewer like us at the other end of a wire. */
export class WireFellow implements Fellow {
  readonly id: string;
  readonly seed: number;
  readonly #supplier: WireSupplier;
  readonly #want: WantExchange;
  #lastPieceMs: number;

  constructor(supplier: WireSupplier, want: WantExchange, nowMs: () => number) {
    this.id = supplier.id;
    this.seed = seedOf(supplier.id);
    this.#supplier = supplier;
    this.#want = want;
    this.#lastPieceMs = nowMs();
    supplier.wire.on('have', (piece: number) => {
      this.#lastPieceMs = nowMs();
      want.settle(piece);
    });
  }

  get position(): number | null {
    return this.#want.position;
  }

  has(piece: number): boolean {
    return this.#supplier.has(piece);
  }

  wants(piece: number): boolean {
    return !this.has(piece) && this.#want.wants(piece);
  }

  claimedMs(piece: number): number | null {
    return this.#want.claimedMs(piece);
  }

  claimedSince(sinceMs: number): Iterable<number> {
    return this.#want.claimedSince(sinceMs);
  }

  expectedMs(lengthBytes: number, nowMs: number): number {
    return this.#supplier.expectedMs(lengthBytes, nowMs);
  }

  gotPieceSince(sinceMs: number): boolean {
    return this.#lastPieceMs > sinceMs;
  }
}

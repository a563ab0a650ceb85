import { seedOf } from './crowd.js';
import type { Fellow } from './request-plan.js';
import type { WantExchange } from './want-exchange.js';
import type { WireSupplier } from './wire-supplier.js';

/** A viewer that has not got a piece for so long brings us none either. */
export const UNPRODUCTIVE_MS = 2_000;

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
    supplier.wire.on('have', () => {
      this.#lastPieceMs = nowMs();
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

  isProductive(nowMs: number): boolean {
    return nowMs - this.#lastPieceMs < UNPRODUCTIVE_MS;
  }
}

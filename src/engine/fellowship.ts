import type { PieceSpan } from '../core/byte-range.js';
import type { Fellow } from './seeder-turns.js';
import type { Supplier } from './supplier.js';
import type { WantExchange } from './want-exchange.js';

const NOTHING: PieceSpan = { first: 0, end: 0 };

/**
 * The viewers like us that we are connected with, and what we tell them; and
 * helpers, who are no viewers and want to know what we want, as a bridge to
 * another swarm does, which fetches it first.
 */
export class Fellowship {
  readonly #members = new Map<Supplier, { readonly fellow: Fellow; readonly want: WantExchange }>();
  readonly #helpers = new Map<Supplier, WantExchange>();
  readonly #claims = new Map<number, number>();
  readonly #brought = new Set<number>();

  add(supplier: Supplier, fellow: Fellow, want: WantExchange): void {
    this.#members.set(supplier, { fellow, want });
  }

  addHelper(supplier: Supplier, want: WantExchange): void {
    this.#helpers.set(supplier, want);
  }

  remove(supplier: Supplier): void {
    this.#members.delete(supplier);
    this.#helpers.delete(supplier);
  }

  /** Those who share work: one that chokes us (its seeding is off, say) shares none. */
  get fellows(): Fellow[] {
    return [...this.#members]
      .filter(([supplier]) => supplier.isOpen)
      .map(([, { fellow }]) => fellow);
  }

  /** The pieces that we are fetching for all, and since when. */
  get claims(): ReadonlyMap<number, number> {
    return this.#claims;
  }

  /** We begin to fetch a piece from somebody who is no viewer. */
  claim(piece: number, nowMs: number): void {
    if (!this.#claims.has(piece)) this.#claims.set(piece, nowMs);
  }

  /** Drops the claims of pieces that came, or are not fetched any more. */
  settle(isUnderWay: (piece: number) => boolean): void {
    for (const piece of this.#claims.keys()) {
      if (isUnderWay(piece)) continue;
      this.#claims.delete(piece);
      this.#brought.add(piece);
    }
  }

  /** How many pieces that we brought others want, and nobody has taken from us so far. */
  notPassedOn(fellows: readonly Fellow[]): number {
    for (const piece of this.#brought) {
      const isWaiting =
        fellows.some((fellow) => fellow.wants(piece)) &&
        fellows.every((fellow) => !fellow.has(piece));
      if (!isWaiting) this.#brought.delete(piece);
    }
    return this.#brought.size;
  }

  /** Tells all what we want to play, and our claims, as far as they do not know. */
  tell(span: PieceSpan | null): void {
    for (const { want } of this.#members.values()) {
      want.tell(span ?? NOTHING, this.#claims.keys());
    }
    for (const want of this.#helpers.values()) want.tell(span ?? NOTHING, []);
  }
}

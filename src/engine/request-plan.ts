import { SMALL_BLOCK_BYTES } from './piece-assembly.js';
import type { PieceAssembly } from './piece-assembly.js';
import { OpenPieces, divide } from './seeder-turns.js';
import type { Division, TurnFacts, WantedPiece } from './seeder-turns.js';
import type { BlockRange, Supplier } from './supplier.js';

export interface PlanFacts extends TurnFacts {
  readonly suppliers: readonly Supplier[];
  /** Bytes that may still be asked for in this round (download limit); Infinity without one. */
  readonly allowanceBytes: number;
  /** The assembly of a piece, opened if need be; null when there is no room for it now. */
  assemble(piece: number): PieceAssembly | null;
  /** True when only this supplier may be asked for the piece (it failed its hash before). */
  isBarred(supplier: Supplier, piece: number): boolean;
}

/** Less than this to the deadline, and a block travels in small messages (piece-assembly.ts). */
export const URGENT_MS = 500;

/** With less than this to the deadline the buffer is short, and web seeds help whoever else is there. */
export const SHORT_BUFFER_MS = 5_000;

/** Small messages help only while nothing else is queued before them. */
const UNSATURATED_BYTES = 64 * 1024;

/** Bulk goes in blocks of this size. */
const BULK_BLOCK_BYTES = 16 * 1024;

/** Asks one supplier for one block, and counts it as in flight there. */
type Ask = (supplier: Supplier, block: BlockRange) => void;

/**
 * Asks for what is wanted, in the given order: each block of the supplier from
 * which it is expected first, until every supplier has enough to do.
 */
export function planRequests(wanted: Iterable<WantedPiece>, facts: PlanFacts, ask: Ask): void {
  const round = new PlanningRound(facts, ask);
  for (const want of wanted) if (!round.consider(want)) break;
  round.end();
}

class PlanningRound {
  readonly #facts: PlanFacts;
  readonly #ask: Ask;
  readonly #open: readonly Supplier[];
  readonly #openPieces = new OpenPieces();
  #allowanceBytes: number;

  constructor(facts: PlanFacts, ask: Ask) {
    this.#facts = facts;
    this.#ask = ask;
    this.#open = facts.suppliers.filter((supplier) => supplier.isOpen);
    this.#allowanceBytes = facts.allowanceBytes;
  }

  /** @returns false when nobody could be asked for it, or for what follows it. */
  consider(want: WantedPiece): boolean {
    const free = this.#withRoom(want);
    if (this.#allowanceBytes <= 0) return false;
    if (free.length === 0 && !isUrgent(want, this.#facts)) return false;
    this.#serve(want, ableFor(want, free, this.#facts));
    return true;
  }

  #serve(want: WantedPiece, { viewers, others, division }: Able): void {
    if (division?.turn === 'ours') this.#fetch(want, [...viewers, ...others]);
    else if (viewers.length > 0) this.#fetch(want, viewers);
    else if (division?.turn === 'open') {
      const chosen = this.#openPieces.add(want, division);
      if (chosen) this.#begin(chosen);
    }
  }

  end(): void {
    for (let left = this.#openPieces.take(); left; left = this.#openPieces.take()) {
      this.#begin(left);
    }
  }

  #begin(want: WantedPiece): void {
    this.#fetch(want, ableFor(want, this.#withRoom(want), this.#facts).others);
  }

  #fetch(want: WantedPiece, suppliers: readonly Supplier[]): void {
    const { nowMs } = this.#facts;
    const urgent = isUrgent(want, this.#facts);
    const assembly = suppliers.length > 0 ? this.#facts.assemble(want.piece) : null;
    let holders = suppliers;
    while (assembly && this.#allowanceBytes > 0) {
      // A piece under suspicion becomes the first one's alone.
      holders = holders.filter((one) => !this.#facts.isBarred(one, want.piece));
      const supplier = soonest(holders, BULK_BLOCK_BYTES, nowMs, urgent);
      const block = supplier && assembly.nextUnasked(blockBytes(supplier, urgent));
      if (!block) return;
      const inFlightBytes = supplier.inFlightBytes;
      this.#ask(supplier, block);
      if (supplier.inFlightBytes > inFlightBytes) this.#allowanceBytes -= block.lengthBytes;
      else holders = holders.filter((one) => one !== supplier); // it refused at once
    }
  }

  #withRoom(want: WantedPiece): Supplier[] {
    const urgent = isUrgent(want, this.#facts);
    return this.#open.filter((supplier) => hasRoom(supplier, this.#facts.nowMs, urgent));
  }
}

interface Able {
  readonly viewers: readonly Supplier[];
  readonly others: readonly Supplier[];
  /** Whose turn it is to ask the others; null when there are none. */
  readonly division: Division | null;
}

/** Who of the suppliers has the piece and may be asked for it. */
function ableFor(want: WantedPiece, suppliers: readonly Supplier[], facts: PlanFacts): Able {
  const viewers: Supplier[] = [];
  const others: Supplier[] = [];
  for (const supplier of suppliers) {
    if (!supplier.has(want.piece) || facts.isBarred(supplier, want.piece)) continue;
    if (supplier.kind === 'viewer') viewers.push(supplier);
    else if (supplier.kind !== 'server' || needsServer(want, facts)) others.push(supplier);
  }
  return { viewers, others, division: others.length > 0 ? divide(want, facts) : null };
}

/** Who may be asked at once for a piece that is late. */
export function suppliersFor(
  want: WantedPiece,
  suppliers: readonly Supplier[],
  facts: PlanFacts,
): Supplier[] {
  const { viewers, others, division } = ableFor(want, suppliers, facts);
  return division?.turn === 'ours' ? [...viewers, ...others] : [...viewers];
}

function isUrgent({ deadlineMs }: WantedPiece, { nowMs }: PlanFacts): boolean {
  return deadlineMs - nowMs < URGENT_MS;
}

/**
 * A web seed costs somebody money: it serves what playback needs soon, and what
 * playback needs at all while no peer has it. What is only kept is for peers.
 */
function needsServer({ piece, deadlineMs }: WantedPiece, facts: PlanFacts): boolean {
  if (deadlineMs === Infinity) return false;
  if (deadlineMs - facts.nowMs < SHORT_BUFFER_MS) return true;
  return !facts.suppliers.some((one) => one.kind !== 'server' && one.isOpen && one.has(piece));
}

function blockBytes(supplier: Supplier, urgent: boolean): number {
  const isSmall = urgent && supplier.inFlightBytes < UNSATURATED_BYTES;
  return Math.min(isSmall ? SMALL_BLOCK_BYTES : BULK_BLOCK_BYTES, supplier.maxBlockBytes);
}

function hasRoom(supplier: Supplier, nowMs: number, urgent: boolean): boolean {
  const windowBytes = supplier.windowBytes(nowMs);
  const overdraftBytes = urgent ? supplier.overdraftBytes(nowMs) : 0;
  return windowBytes > 0 && supplier.inFlightBytes < windowBytes + overdraftBytes;
}

/** Of those that have room, the one from which a block is expected first. */
export function soonest(
  suppliers: readonly Supplier[],
  lengthBytes: number,
  nowMs: number,
  urgent: boolean,
): Supplier | null {
  let best: Supplier | null = null;
  let bestMs = Infinity;
  for (const supplier of suppliers) {
    if (!hasRoom(supplier, nowMs, urgent)) continue;
    const expectedMs = supplier.expectedMs(lengthBytes, nowMs);
    if (expectedMs >= bestMs) continue;
    best = supplier;
    bestMs = expectedMs;
  }
  return best;
}

import { rankFor } from './crowd.js';
import type { Taker } from './crowd.js';
import { SMALL_BLOCK_BYTES } from './piece-assembly.js';
import type { PieceAssembly } from './piece-assembly.js';
import type { BlockRange, Supplier } from './supplier.js';

/** A piece that somebody waits for or will want. */
export interface WantedPiece {
  readonly piece: number;
  /** When playback stops without it; Infinity when it is only stored for later. */
  readonly deadlineMs: number;
  /** Since when it has been wanted. */
  readonly sinceMs: number;
}

/** A viewer like us, as the division of the seeders' work sees it. */
export interface Fellow extends Taker {
  readonly id: string;
  has(piece: number): boolean;
  /** Whether it lacks the piece and will want it (it may be at another place in the film). */
  wants(piece: number): boolean;
  /** The first piece it wants, where its playback is; null when it never told. */
  readonly position: number | null;
  /** Whether it has been getting pieces lately: one that does not brings us none. */
  isProductive(nowMs: number): boolean;
}

export interface PlanFacts {
  readonly nowMs: number;
  readonly suppliers: readonly Supplier[];
  readonly fellows: readonly Fellow[];
  readonly own: Taker;
  /** The first piece we want, where our playback is; null when nothing is. */
  readonly ownPosition: number | null;
  /** Bytes that may still be asked for in this round (download limit); Infinity without one. */
  readonly allowanceBytes: number;
  /** The assembly of a piece, opened if need be; null when there is no room for it now. */
  assemble(piece: number): PieceAssembly | null;
  /** True when only this supplier may be asked for the piece (it failed its hash before). */
  isBarred(supplier: Supplier, piece: number): boolean;
}

/**
 * A piece that the viewer responsible for it did not bring is taken over by the
 * next in the queue, one after another and only when it is needed soon: if
 * everybody asked the seeder at once, the crowd would collapse.
 */
export const TAKEOVER_WINDOW_MS = 1_500;
export const TAKEOVER_MS = 1_500;

/** What is needed within this is left only to viewers who need it about as soon. */
export const SOON_MS = 8_000;

/** Viewers no further behind than this count as being at the same place. */
export const ABREAST_PIECES = 16;

/** A piece that a viewer has is not asked of a seeder before this place in the queue would be. */
const HELD_RANK = 2;

/** Less than this to the deadline, and a block travels in small messages (piece-assembly.ts). */
export const URGENT_MS = 500;

/** With less than this to the deadline the buffer is short, and web seeds help whoever else is there. */
export const SHORT_BUFFER_MS = 5_000;

/** Small messages help only while nothing else is queued before them. */
const UNSATURATED_BYTES = 64 * 1024;

/** An urgent block may be asked of a supplier that is this much over its window. */
export const URGENT_OVERDRAFT_BYTES = 32 * 1024;

/** Bulk goes in blocks of this size. */
const BULK_BLOCK_BYTES = 16 * 1024;

/**
 * Asks for what is wanted, in the given order: each block of the supplier from
 * which it is expected first, until every supplier has enough to do.
 *
 * @param ask hands one block to one supplier, which then counts it as in flight.
 */
export function planRequests(
  wanted: Iterable<WantedPiece>,
  facts: PlanFacts,
  ask: (supplier: Supplier, block: BlockRange) => void,
): void {
  let allowanceBytes = facts.allowanceBytes;
  const open = facts.suppliers.filter((supplier) => supplier.isOpen);
  for (const want of wanted) {
    const isUrgent = want.deadlineMs - facts.nowMs < URGENT_MS;
    const overdraft = isUrgent ? URGENT_OVERDRAFT_BYTES : 0;
    const free = open.filter((supplier) => hasRoom(supplier, facts.nowMs, overdraft));
    if (free.length === 0 && !isUrgent) return;
    let holders = suppliersFor(want, free, facts);
    const assembly = holders.length > 0 ? facts.assemble(want.piece) : null;
    if (!assembly) continue;
    while (allowanceBytes > 0) {
      // A piece under suspicion becomes the first one's alone.
      holders = holders.filter((one) => !facts.isBarred(one, want.piece));
      const supplier = soonest(holders, BULK_BLOCK_BYTES, facts.nowMs, overdraft);
      const block = supplier && assembly.nextUnasked(blockBytes(supplier, isUrgent));
      if (!block) break;
      const inFlightBytes = supplier.inFlightBytes;
      ask(supplier, block);
      if (supplier.inFlightBytes > inFlightBytes) allowanceBytes -= block.lengthBytes;
      else holders = holders.filter((one) => one !== supplier); // it refused at once
    }
    if (allowanceBytes <= 0) return;
  }
}

/** Who of the suppliers may be asked for the piece: they have it, and it is our turn. */
export function suppliersFor(
  want: WantedPiece,
  suppliers: readonly Supplier[],
  facts: PlanFacts,
): Supplier[] {
  let isTurn: boolean | null = null; // found out once, not for each supplier
  return suppliers.filter((supplier) => {
    if (!supplier.has(want.piece) || facts.isBarred(supplier, want.piece)) return false;
    if (supplier.kind === 'server' && !needsServer(want, facts)) return false;
    return supplier.kind === 'viewer' || (isTurn ??= isOurTurn(want, facts));
  });
}

/** Whether no other viewer is to bring the piece, or those who were did not in time. */
function isOurTurn(want: WantedPiece, facts: PlanFacts): boolean {
  const { piece } = want;
  const { fellows, own, nowMs } = facts;
  const isHeld = fellows.some((fellow) => fellow.has(piece));
  const rank = isHeld ? HELD_RANK : rankFor(piece, own, rivalsFor(want, facts));
  return rank === 0 || lateMs(want, nowMs) > rank * TAKEOVER_MS;
}

/**
 * The other viewers who may bring a piece from the seeder. What we need soon is
 * not left to one that is far behind us: it would come to the piece too late.
 */
function rivalsFor({ piece, deadlineMs }: WantedPiece, facts: PlanFacts): Fellow[] {
  const { fellows, ownPosition, nowMs } = facts;
  const isSoon = deadlineMs - nowMs < SOON_MS;
  return fellows.filter((fellow) => {
    if (!fellow.wants(piece) || !fellow.isProductive(nowMs)) return false;
    const behind = ownPosition === null ? 0 : ownPosition - (fellow.position ?? ownPosition);
    return !isSoon || behind <= ABREAST_PIECES;
  });
}

/** For how long the piece has been both wanted and needed soon. */
function lateMs({ deadlineMs, sinceMs }: WantedPiece, nowMs: number): number {
  return nowMs - Math.max(sinceMs, deadlineMs - TAKEOVER_WINDOW_MS);
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

function blockBytes(supplier: Supplier, isUrgent: boolean): number {
  const isSmall = isUrgent && supplier.inFlightBytes < UNSATURATED_BYTES;
  return Math.min(isSmall ? SMALL_BLOCK_BYTES : BULK_BLOCK_BYTES, supplier.maxBlockBytes);
}

function hasRoom(supplier: Supplier, nowMs: number, overdraftBytes: number): boolean {
  const windowBytes = supplier.windowBytes(nowMs);
  return windowBytes > 0 && supplier.inFlightBytes < windowBytes + overdraftBytes;
}

/** Of those that have room, the one from which a block is expected first. */
export function soonest(
  suppliers: readonly Supplier[],
  lengthBytes: number,
  nowMs: number,
  overdraftBytes: number,
): Supplier | null {
  let best: Supplier | null = null;
  let bestMs = Infinity;
  for (const supplier of suppliers) {
    if (!hasRoom(supplier, nowMs, overdraftBytes)) continue;
    const expectedMs = supplier.expectedMs(lengthBytes, nowMs);
    if (expectedMs >= bestMs) continue;
    best = supplier;
    bestMs = expectedMs;
  }
  return best;
}

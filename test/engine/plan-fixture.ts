import { seedOf } from '../../src/engine/crowd.js';
import { PieceAssembly } from '../../src/engine/piece-assembly.js';
import { planRequests } from '../../src/engine/request-plan.js';
import type { PlanFacts } from '../../src/engine/request-plan.js';
import type { Fellow, WantedPiece } from '../../src/engine/seeder-turns.js';
import type { BlockRange, Supplier } from '../../src/engine/supplier.js';

export const KIB = 1024;
export const BULK = 16 * KIB;
export const PIECE_BYTES = 64 * KIB;
export const NOW_MS = 100_000;

export const later = (piece: number): WantedPiece => ({
  piece,
  deadlineMs: NOW_MS + 60_000,
  sinceMs: NOW_MS,
});
export const urgent = (piece: number): WantedPiece => ({
  piece,
  deadlineMs: NOW_MS,
  sinceMs: NOW_MS,
});
export const kept = (piece: number): WantedPiece => ({
  piece,
  deadlineMs: Infinity,
  sinceMs: NOW_MS,
});

interface FellowTraits {
  readonly has: readonly number[];
  readonly wants: (piece: number) => boolean;
  readonly claimed: ReadonlyMap<number, number>;
  readonly position: number | null;
  readonly expectedMs: number;
  readonly lastPieceMs: number;
}

const TRAITS: FellowTraits = {
  has: [],
  wants: () => true,
  claimed: new Map(),
  position: null,
  expectedMs: 0,
  lastPieceMs: NOW_MS,
};

export const fellow = (id: string, traits: Partial<FellowTraits> = {}): Fellow => {
  const { has, wants, claimed, position, expectedMs, lastPieceMs } = { ...TRAITS, ...traits };
  return {
    id,
    seed: seedOf(id),
    position,
    has: (piece) => has.includes(piece),
    wants: (piece) => !has.includes(piece) && wants(piece),
    claimedMs: (piece) => claimed.get(piece) ?? null,
    claimedSince: (sinceMs) =>
      [...claimed].filter(([, claimedMs]) => claimedMs >= sinceMs).map(([piece]) => piece),
    expectedMs: () => expectedMs,
    gotPieceSince: (sinceMs) => lastPieceMs > sinceMs,
  };
};

/** Plans as the scheduler does, and writes down who was asked for what. */
export class Round {
  readonly assemblies = new Map<number, PieceAssembly>();
  readonly asked: { readonly id: string; readonly block: BlockRange }[] = [];
  facts: PlanFacts;

  constructor(suppliers: readonly Supplier[], facts: Partial<PlanFacts> = {}) {
    this.facts = {
      nowMs: NOW_MS,
      suppliers,
      fellows: [],
      own: { seed: seedOf('own') },
      ownPosition: null,
      claims: new Map(),
      notPassedOn: 0,
      claimedElsewhere: new Set(),
      pieceBytes: PIECE_BYTES,
      pieceMs: 100,
      allowanceBytes: Infinity,
      assemble: (piece) => this.assemble(piece),
      isBarred: () => false,
      ...facts,
    };
  }

  assemble(piece: number): PieceAssembly {
    const assembly = this.assemblies.get(piece) ?? new PieceAssembly(piece, PIECE_BYTES);
    this.assemblies.set(piece, assembly);
    return assembly;
  }

  plan(...wanted: WantedPiece[]): this {
    planRequests(wanted, this.facts, (supplier, block) => {
      this.assemblies.get(block.piece)?.ask(block);
      this.asked.push({ id: supplier.id, block });
      supplier.request(block);
    });
    return this;
  }

  /** The pieces that were asked for, in order, each once. */
  get pieces(): number[] {
    return [...new Set(this.asked.map(({ block }) => block.piece))];
  }

  bytesOf(id: string): number {
    return this.asked
      .filter((one) => one.id === id)
      .reduce((sum, { block }) => sum + block.lengthBytes, 0);
  }
}

import { expect } from '@open-wc/testing';
import { rankFor, seedOf } from '../../src/engine/crowd.js';
import { PieceAssembly, SMALL_BLOCK_BYTES } from '../../src/engine/piece-assembly.js';
import {
  SHORT_BUFFER_MS,
  TAKEOVER_MS,
  TAKEOVER_WINDOW_MS,
  ABREAST_PIECES,
  SOON_MS,
  URGENT_MS,
  URGENT_OVERDRAFT_BYTES,
  planRequests,
  soonest,
  suppliersFor,
} from '../../src/engine/request-plan.js';
import type { Fellow, PlanFacts, WantedPiece } from '../../src/engine/request-plan.js';
import type { BlockRange, Supplier } from '../../src/engine/supplier.js';
import { FakeSupplier } from './fake-supplier.js';

const KIB = 1024;
const BULK = 16 * KIB;
const PIECE_BYTES = 64 * KIB;
const NOW_MS = 100_000;

const later = (piece: number): WantedPiece => ({
  piece,
  deadlineMs: NOW_MS + 60_000,
  sinceMs: NOW_MS,
});
const urgent = (piece: number): WantedPiece => ({ piece, deadlineMs: NOW_MS, sinceMs: NOW_MS });
const kept = (piece: number): WantedPiece => ({ piece, deadlineMs: Infinity, sinceMs: NOW_MS });

interface FellowTraits {
  readonly has: readonly number[];
  readonly wants: (piece: number) => boolean;
  readonly position: number | null;
  readonly isProductive: boolean;
}

const fellow = (id: string, traits: Partial<FellowTraits> = {}): Fellow => {
  const { has = [], wants = () => true, position = null, isProductive = true } = traits;
  return {
    id,
    seed: seedOf(id),
    position,
    has: (piece) => has.includes(piece),
    wants: (piece) => !has.includes(piece) && wants(piece),
    isProductive: () => isProductive,
  };
};

/** Plans as the scheduler does, and writes down who was asked for what. */
class Round {
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

describe('planRequests', () => {
  it('asks nobody for nothing', () => {
    expect(new Round([]).plan(urgent(0), later(1)).asked).to.deep.equal([]);
    expect(new Round([new FakeSupplier('a')]).plan().asked).to.deep.equal([]);
  });

  it('asks for whole pieces in the order in which they are wanted', () => {
    const round = new Round([new FakeSupplier('a')]).plan(later(5), later(2), later(9));
    expect(round.pieces).to.deep.equal([5, 2, 9]);
    const total = round.asked.reduce((sum, { block }) => sum + block.lengthBytes, 0);
    expect(total).to.equal(3 * PIECE_BYTES);
    expect(round.asked.slice(0, 4).map(({ block }) => block.offset))
      .to.deep //
      .equal([0, BULK, 2 * BULK, 3 * BULK]);
  });

  it('asks for nothing twice', () => {
    const round = new Round([new FakeSupplier('a'), new FakeSupplier('b')]);
    round.plan(later(1), later(1));
    round.plan(later(1));
    expect(round.bytesOf('a') + round.bytesOf('b')).to.equal(PIECE_BYTES);
  });

  it('asks only those that have the piece and are open', () => {
    const has = new FakeSupplier('has', { pieces: [1] });
    const lacks = new FakeSupplier('lacks', { pieces: [2] });
    const closed = new FakeSupplier('closed');
    closed.isOpen = false;
    const round = new Round([lacks, closed, has]).plan(later(1), later(3));
    expect(round.pieces).to.deep.equal([1]);
    expect(round.bytesOf('has')).to.equal(PIECE_BYTES);
  });

  it('opens no assembly for a piece that nobody can be asked for', () => {
    const round = new Round([new FakeSupplier('a', { pieces: [1] })]).plan(later(7), later(1));
    expect([...round.assemblies.keys()]).to.deep.equal([1]);
  });

  it('passes by a piece for which there is no room', () => {
    const round = new Round([new FakeSupplier('a')]);
    const { assemble } = round.facts;
    round.facts = { ...round.facts, assemble: (piece) => (piece === 1 ? null : assemble(piece)) };
    expect(round.plan(later(1), later(2)).pieces).to.deep.equal([2]);
  });

  it('does not ask those that are barred from the piece', () => {
    const suppliers = [new FakeSupplier('a'), new FakeSupplier('b')];
    const isBarred = ({ id }: Supplier, piece: number): boolean => id === 'a' && piece === 1;
    const round = new Round(suppliers, { isBarred }).plan(later(1));
    expect(round.bytesOf('a')).to.equal(0);
    expect(round.bytesOf('b')).to.equal(PIECE_BYTES);
  });

  it('leaves a piece to the first that is asked, when that bars the others', () => {
    const suppliers = [new FakeSupplier('a'), new FakeSupplier('b'), new FakeSupplier('c')];
    const round = new Round(suppliers);
    const isBarred = ({ id }: Supplier): boolean =>
      round.asked.length > 0 && round.asked[0]!.id !== id;
    round.facts = { ...round.facts, isBarred };
    round.plan(later(1));
    expect(new Set(round.asked.map(({ id }) => id)).size).to.equal(1);
  });

  describe('windows', () => {
    it('are filled, and overfilled by less than a block', () => {
      const supplier = new FakeSupplier('a', { windowBytes: 40 * KIB });
      const round = new Round([supplier]).plan(later(1), later(2));
      expect(round.bytesOf('a')).to.equal(3 * BULK);
      expect(new Round([supplier]).plan(later(3)).asked).to.deep.equal([]);
    });

    it('of several suppliers are all filled', () => {
      const suppliers = ['a', 'b', 'c'].map(
        (id) => new FakeSupplier(id, { windowBytes: 2 * BULK }),
      );
      const round = new Round(suppliers).plan(...[0, 1, 2, 3, 4].map(later));
      expect(suppliers.map(({ inFlightBytes }) => inFlightBytes))
        .to.deep //
        .equal([2 * BULK, 2 * BULK, 2 * BULK]);
      expect(round.pieces).to.deep.equal([0, 1]);
    });

    it('of nothing stay empty, however urgent it is', () => {
      const round = new Round([new FakeSupplier('a', { windowBytes: 0 })]);
      expect(round.plan(urgent(0), later(1)).asked).to.deep.equal([]);
    });

    it('that are full take what is urgent all the same, within limits', () => {
      const supplier = new FakeSupplier('a', { windowBytes: BULK });
      const round = new Round([supplier]).plan(later(0), later(1));
      expect(supplier.inFlightBytes).to.equal(BULK);
      round.plan(...[2, 3, 4, 5, 6].map(urgent));
      expect(round.pieces).to.include(2);
      expect(supplier.inFlightBytes).to.be.within(2 * BULK, URGENT_OVERDRAFT_BYTES + 2 * BULK);
    });

    it('that are full end the round without looking at the rest', () => {
      let looks = 0;
      const wanted = function* () {
        for (let piece = 0; piece < 1000; piece++) {
          looks++;
          yield later(piece);
        }
      };
      const round = new Round([new FakeSupplier('a', { windowBytes: 2 * PIECE_BYTES })]);
      planRequests(wanted(), round.facts, (supplier, block) => {
        round.assemble(block.piece).ask(block);
        supplier.request(block);
      });
      expect(looks).to.be.below(5);
    });
  });

  describe('blocks', () => {
    it('are large in bulk and small when urgent', () => {
      const round = new Round([new FakeSupplier('a')]).plan(later(0));
      expect(round.asked.every(({ block }) => block.lengthBytes === BULK)).to.equal(true);
      const rush = new Round([new FakeSupplier('a')]).plan(urgent(0));
      expect(rush.asked[0]!.block.lengthBytes).to.equal(SMALL_BLOCK_BYTES);
    });

    it('are small up to the limit of urgency, and not beyond', () => {
      const lengthAt = (deadlineMs: number): number => {
        const round = new Round([new FakeSupplier('a')]);
        return round.plan({ piece: 0, deadlineMs, sinceMs: 0 }).asked[0]!.block.lengthBytes;
      };
      expect(lengthAt(NOW_MS + URGENT_MS - 1)).to.equal(SMALL_BLOCK_BYTES);
      expect(lengthAt(NOW_MS + URGENT_MS)).to.equal(BULK);
      expect(lengthAt(NOW_MS - 5000)).to.equal(SMALL_BLOCK_BYTES);
    });

    it('are small only while little is queued before them', () => {
      const supplier = new FakeSupplier('a', { windowBytes: 512 * KIB });
      const round = new Round([supplier]).plan(...[0, 1, 2, 3].map(urgent));
      const lengths = round.asked.map(({ block }) => block.lengthBytes);
      const change = lengths.indexOf(BULK);
      expect(change).to.be.greaterThan(1);
      expect(lengths.slice(0, change).every((bytes) => bytes === SMALL_BLOCK_BYTES)).to.equal(true);
      expect(lengths.slice(change, change + 4).every((bytes) => bytes === BULK)).to.equal(true);
    });

    it('are no larger than the supplier takes', () => {
      const supplier = new FakeSupplier('a', { maxBlockBytes: 8 * KIB });
      const round = new Round([supplier]).plan(later(0));
      expect(new Set(round.asked.map(({ block }) => block.lengthBytes)))
        .to.deep //
        .equal(new Set([8 * KIB]));
    });
  });

  describe('of several suppliers', () => {
    it('asks the one from which a block is expected first', () => {
      const [slow, quick] = [
        new FakeSupplier('slow', { latencyMs: 200 }),
        new FakeSupplier('quick', { latencyMs: 20 }),
      ];
      expect(new Round([slow, quick]).plan(urgent(0)).bytesOf('quick')).to.equal(PIECE_BYTES);
    });

    it('spreads a piece such that all end at the same time', () => {
      const suppliers = [
        new FakeSupplier('fast', { bytesPerMs: 300 }),
        new FakeSupplier('slow', { bytesPerMs: 100 }),
      ];
      const round = new Round(suppliers).plan(later(0), later(1), later(2), later(3));
      const [fast, slow] = [round.bytesOf('fast'), round.bytesOf('slow')];
      expect(fast / slow).to.be.within(2, 4);
    });

    it('completes one piece after another', () => {
      const suppliers = ['a', 'b'].map((id) => new FakeSupplier(id, { windowBytes: 3 * BULK }));
      const round = new Round(suppliers).plan(later(0), later(1), later(2));
      expect(round.pieces).to.deep.equal([0, 1]);
      expect(round.assemblies.get(0)?.nextUnasked(BULK)).to.equal(null);
    });
  });

  it('asks a supplier that refuses at once no more in this round, and others instead', () => {
    const [refusing, other] = [
      new FakeSupplier('refusing', { latencyMs: 1 }),
      new FakeSupplier('other', { latencyMs: 50 }),
    ];
    const round = new Round([refusing, other]);
    let refusals = 0;
    planRequests([later(0)], round.facts, (supplier, block) => {
      if (supplier === refusing) {
        refusals++;
        return;
      }
      round.assemble(block.piece).ask(block);
      supplier.request(block);
    });
    expect(refusals).to.equal(1);
    expect(other.inFlightBytes).to.equal(PIECE_BYTES);
  });

  describe('the allowance', () => {
    it('is spent, and exceeded by less than a block', () => {
      const round = new Round([new FakeSupplier('a')], { allowanceBytes: 40 * KIB });
      expect(round.plan(later(0), later(1)).bytesOf('a')).to.equal(3 * BULK);
      const exact = new Round([new FakeSupplier('a')], { allowanceBytes: 2 * BULK });
      expect(exact.plan(later(0), later(1)).bytesOf('a')).to.equal(2 * BULK);
    });

    for (const allowanceBytes of [0, -5]) {
      it(`of ${allowanceBytes} asks for nothing, however urgent`, () => {
        const round = new Round([new FakeSupplier('a')], { allowanceBytes });
        expect(round.plan(urgent(0), later(1)).asked).to.deep.equal([]);
      });
    }
  });
});

describe('suppliersFor', () => {
  const ids = (want: WantedPiece, suppliers: readonly Supplier[], facts: Partial<PlanFacts> = {}) =>
    suppliersFor(want, suppliers, new Round(suppliers, facts).facts).map(({ id }) => id);

  describe('a server', () => {
    const server = new FakeSupplier('server', { kind: 'server' });
    const peer = new FakeSupplier('peer');

    it('serves what playback needs soon, beside the peers', () => {
      const soon = { ...later(1), deadlineMs: NOW_MS + SHORT_BUFFER_MS - 1 };
      expect(ids(soon, [server, peer])).to.deep.equal(['server', 'peer']);
    });

    it('leaves to the peers what playback needs later', () => {
      const notSoon = { ...later(1), deadlineMs: NOW_MS + SHORT_BUFFER_MS };
      expect(ids(notSoon, [server, peer])).to.deep.equal(['peer']);
    });

    it('serves what playback needs later when no peer can', () => {
      const without = new FakeSupplier('without', { pieces: [] });
      const closed = new FakeSupplier('closed');
      closed.isOpen = false;
      expect(ids(later(1), [server])).to.deep.equal(['server']);
      expect(ids(later(1), [server, without])).to.deep.equal(['server']);
      expect(ids(later(1), [server, closed])).to.include('server');
    });

    it('never serves what is only kept', () => {
      expect(ids(kept(1), [server])).to.deep.equal([]);
    });
  });

  describe('in a crowd', () => {
    const seeder = new FakeSupplier('seeder');
    const viewer = new FakeSupplier('viewer', { kind: 'viewer', pieces: [3] });
    const server = new FakeSupplier('server', { kind: 'server' });
    const own = { seed: seedOf('own') };

    /** A piece that is our place in the queue among these. */
    const pieceOfRank = (rank: number, fellows: readonly Fellow[]): number => {
      for (let piece = 10; ; piece++) {
        if (rankFor(piece, own, fellows) === rank) return piece;
      }
    };

    it('asks viewers for what they have, whoever’s work it is', () => {
      const fellows = [fellow('viewer', { has: [3] }), fellow('c')];
      expect(ids(later(3), [seeder, viewer], { fellows })).to.deep.equal(['viewer']);
    });

    it('asks seeders for our share only, and everybody’s shares make the whole', () => {
      const names = ['own', 'b', 'c', 'd'];
      for (let piece = 0; piece < 100; piece++) {
        const askers = names.filter((name) => {
          const fellows = names.filter((other) => other !== name).map((other) => fellow(other));
          const facts = { fellows, own: { seed: seedOf(name) } };
          return ids(later(piece), [seeder], facts).length > 0;
        });
        expect(askers, `piece ${piece}`).to.have.length(1);
      }
    });

    it('divides the work of servers too', () => {
      const fellows = [fellow('b')];
      const soon = { deadlineMs: NOW_MS + SHORT_BUFFER_MS - 1, sinceMs: NOW_MS };
      expect(ids({ piece: pieceOfRank(0, fellows), ...soon }, [server], { fellows }))
        .to.deep //
        .equal(['server']);
      expect(ids({ piece: pieceOfRank(1, fellows), ...soon }, [server], { fellows }))
        .to.deep //
        .equal([]);
    });

    it('divides with those only who want the piece', () => {
      const elsewhere = fellow('elsewhere', { wants: () => false });
      for (let piece = 0; piece < 20; piece++) {
        expect(ids(later(piece), [seeder], { fellows: [elsewhere] })).to.deep.equal(['seeder']);
      }
    });

    it('takes over what did not come, one place in the queue after another', () => {
      const fellows = ['b', 'c', 'd', 'e'].map((id) => fellow(id));
      const asksAt = (rank: number, waitedMs: number): boolean => {
        const piece = pieceOfRank(rank, fellows);
        const want = { piece, deadlineMs: 0, sinceMs: NOW_MS - waitedMs };
        return ids(want, [seeder], { fellows }).length > 0;
      };
      for (const rank of [1, 2, 3, 4]) {
        expect(asksAt(rank, rank * TAKEOVER_MS), `rank ${rank}, in time`).to.equal(false);
        expect(asksAt(rank, rank * TAKEOVER_MS + 1), `rank ${rank}, late`).to.equal(true);
      }
    });

    it('takes over nothing that is not needed soon, however long it is wanted', () => {
      const fellows = [fellow('b')];
      const piece = pieceOfRank(1, fellows);
      const asksAt = (deadlineMs: number): boolean =>
        ids({ piece, deadlineMs, sinceMs: 0 }, [seeder], { fellows }).length > 0;
      expect(asksAt(Infinity)).to.equal(false);
      expect(asksAt(NOW_MS + TAKEOVER_WINDOW_MS)).to.equal(false);
      expect(asksAt(NOW_MS + TAKEOVER_WINDOW_MS - TAKEOVER_MS)).to.equal(false);
      expect(asksAt(NOW_MS + TAKEOVER_WINDOW_MS - TAKEOVER_MS - 1)).to.equal(true);
    });

    it('takes over in the end what a viewer has and does not bring', () => {
      const fellows = [fellow('viewer', { has: [3] })];
      const asks = (waitedMs: number): string[] =>
        ids({ piece: 3, deadlineMs: 0, sinceMs: NOW_MS - waitedMs }, [seeder, viewer], { fellows });
      expect(asks(0)).to.deep.equal(['viewer']);
      expect(asks(TAKEOVER_MS)).to.deep.equal(['viewer']);
      expect(asks(10 * TAKEOVER_MS)).to.deep.equal(['seeder', 'viewer']);
    });

    it('leaves nothing to a viewer that gets nothing itself', () => {
      const idle = fellow('idle', { isProductive: false });
      for (let piece = 0; piece < 20; piece++) {
        expect(ids(later(piece), [seeder], { fellows: [idle] })).to.deep.equal(['seeder']);
      }
    });

    describe('with a viewer at another place', () => {
      const ownPosition = 1000;
      const asks = (want: WantedPiece, position: number | null): boolean => {
        const fellows = [fellow('b', { position })];
        return ids(want, [seeder], { fellows, ownPosition }).length > 0;
      };
      const theirs = pieceOfRank(1, [fellow('b')]);
      const soon = { piece: theirs, deadlineMs: NOW_MS + SOON_MS - 1, sinceMs: NOW_MS };
      const notSoon = { ...soon, deadlineMs: NOW_MS + SOON_MS };

      it('leaves to one far behind nothing that is needed soon', () => {
        expect(asks(soon, ownPosition - ABREAST_PIECES - 1)).to.equal(true);
        expect(asks(notSoon, ownPosition - ABREAST_PIECES - 1)).to.equal(false);
      });

      it('leaves its share to one abreast, ahead, or whose place is not known', () => {
        for (const position of [
          ownPosition - ABREAST_PIECES,
          ownPosition,
          ownPosition + 500,
          null,
        ]) {
          expect(asks(soon, position), String(position)).to.equal(false);
        }
      });

      it('takes all to be abreast while it wants nothing itself', () => {
        const fellows = [fellow('b', { position: 0 })];
        expect(ids(soon, [seeder], { fellows, ownPosition: null })).to.deep.equal([]);
      });
    });

    it('finds out once whose turn it is, for any number of suppliers', () => {
      let questions = 0;
      const counting: Fellow = { ...fellow('b'), has: () => ++questions < 0 };
      const seeders = Array.from({ length: 50 }, (_, at) => new FakeSupplier(`seeder ${at}`));
      ids(later(1), seeders, { fellows: [counting] });
      expect(questions).to.equal(1);
    });
  });
});

describe('soonest', () => {
  it('is nobody where nobody has room', () => {
    expect(soonest([], BULK, NOW_MS, 0)).to.equal(null);
    const full = new FakeSupplier('full', { windowBytes: 0 });
    expect(soonest([full], BULK, NOW_MS, URGENT_OVERDRAFT_BYTES)).to.equal(null);
  });

  it('is the first of equal ones', () => {
    const [a, b] = [new FakeSupplier('a'), new FakeSupplier('b')];
    expect(soonest([a, b], BULK, NOW_MS, 0)).to.equal(a);
    a.request({ piece: 0, offset: 0, lengthBytes: BULK });
    expect(soonest([a, b], BULK, NOW_MS, 0)).to.equal(b);
  });

  it('is never one that expects to deliver never', () => {
    const dead = new FakeSupplier('dead', { latencyMs: Infinity });
    expect(soonest([dead], BULK, NOW_MS, 0)).to.equal(null);
  });
});

import { expect } from '@open-wc/testing';
import { SMALL_BLOCK_BYTES } from '../../src/engine/piece-assembly.js';
import { URGENT_MS, planRequests, soonest } from '../../src/engine/request-plan.js';
import type { Supplier } from '../../src/engine/supplier.js';
import { FakeSupplier, OVERDRAFT_BYTES } from './fake-supplier.js';
import { BULK, KIB, NOW_MS, PIECE_BYTES, Round, later, urgent } from './plan-fixture.js';

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
      expect(supplier.inFlightBytes).to.be.within(2 * BULK, OVERDRAFT_BYTES + 2 * BULK);
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

describe('soonest', () => {
  it('is nobody where nobody has room', () => {
    expect(soonest([], BULK, NOW_MS, false)).to.equal(null);
    const full = new FakeSupplier('full', { windowBytes: 0 });
    expect(soonest([full], BULK, NOW_MS, true)).to.equal(null);
  });

  it('is the first of equal ones', () => {
    const [a, b] = [new FakeSupplier('a'), new FakeSupplier('b')];
    expect(soonest([a, b], BULK, NOW_MS, false)).to.equal(a);
    a.request({ piece: 0, offset: 0, lengthBytes: BULK });
    expect(soonest([a, b], BULK, NOW_MS, false)).to.equal(b);
  });

  it('is never one that expects to deliver never', () => {
    const dead = new FakeSupplier('dead', { latencyMs: Infinity });
    expect(soonest([dead], BULK, NOW_MS, false)).to.equal(null);
  });
});

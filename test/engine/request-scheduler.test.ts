import { expect } from '@open-wc/testing';
import { COUNT, KIB, LATE_MS, PIECE_BYTES, bytesAsked, useScheduler } from './scheduler-fixture.js';
import type { SchedulerRig } from './scheduler-fixture.js';

describe('RequestScheduler', () => {
  const create = useScheduler();
  let rig: SchedulerRig;
  beforeEach(() => {
    rig = create();
  });

  describe('by and large', () => {
    it('asks for nothing before the pieces are known, and then at once', async () => {
      const supplier = rig.add('a');
      rig.want(0, 1);
      await rig.settle();
      expect(supplier.history).to.deep.equal([]);
      expect(rig.scheduler.assembler).to.equal(null);
      rig.open();
      await rig.settle();
      expect(supplier.askedPieces).to.deep.equal([0]);
    });

    it('asks for what is wanted and nothing else, and hands over what is verified', async () => {
      rig.open();
      const supplier = rig.add('a');
      rig.want(3, 5);
      await rig.settle();
      expect(supplier.askedPieces).to.deep.equal([3, 4]);
      expect([...rig.scheduler.requestedPieces]).to.deep.equal([3, 4]);
      supplier.deliver(rig.right);
      await rig.settle();
      expect([...rig.verified].sort()).to.deep.equal([3, 4]);
      expect([...rig.scheduler.requestedPieces]).to.deep.equal([]);
      expect(supplier.asked).to.deep.equal([]);
      expect(bytesAsked(supplier)).to.equal(2 * PIECE_BYTES);
      expect(rig.scheduler.assembler).to.include({ openBytes: 0, wastedBytes: 0 });
    });

    it('asks a supplier that comes later', async () => {
      rig.open();
      rig.want(3, 4);
      await rig.settle();
      const supplier = rig.add('a');
      await rig.settle();
      expect(supplier.askedPieces).to.deep.equal([3]);
      expect([...rig.scheduler.suppliers]).to.deep.equal([supplier]);
    });

    it('asks no more for what is wanted no more', async () => {
      rig.open();
      const supplier = rig.add('a', { windowBytes: 16 * KIB });
      const withdraw = rig.wantAhead(0, 9);
      await rig.settle();
      expect(supplier.askedPieces).to.deep.equal([0]);
      withdraw();
      withdraw();
      supplier.deliver(rig.right);
      await rig.settle();
      expect(supplier.asked).to.deep.equal([]);
    });

    it('turns to a new read at once, before the read-ahead', async () => {
      rig.open();
      const supplier = rig.add('a', { windowBytes: 32 * KIB });
      rig.wantAhead(0, 6);
      await rig.settle();
      rig.want(9, 10);
      supplier.deliver(rig.right);
      await rig.settle();
      expect(supplier.asked.every(({ piece }) => piece === 9)).to.equal(true);
      expect(supplier.asked).to.not.deep.equal([]);
    });

    it('keeps the window full until all is here', async () => {
      rig.open();
      const supplier = rig.add('a', { windowBytes: 48 * KIB });
      rig.wantAhead(0, COUNT);
      await rig.settle();
      for (let round = 0; rig.verified.length < COUNT; round++) {
        expect(round).to.be.below(50);
        const missing = COUNT * PIECE_BYTES - 100 - bytesAsked(supplier);
        expect(supplier.inFlightBytes).to.be.at.least(Math.min(48 * KIB, missing));
        supplier.deliver(rig.right);
        await rig.settle();
      }
      expect(bytesAsked(supplier)).to.equal(rig.torrent.metadata.totalBytes);
    });

    it('asks for a lost block again, of whoever may have it', async () => {
      rig.open();
      const [a, b] = [rig.add('a', { latencyMs: 1 }), rig.add('b', { latencyMs: 100 })];
      rig.want(2, 3);
      await rig.settle();
      expect(b.history).to.deep.equal([]);
      a.isOpen = false;
      a.loseAll();
      await rig.settle();
      expect(bytesAsked(b)).to.equal(PIECE_BYTES);
      b.deliver(rig.right);
      await rig.settle();
      expect(rig.verified).to.deep.equal([2]);
    });

    it('goes on with the others when a supplier is gone', async () => {
      rig.open();
      const [a, b] = [rig.add('a', { latencyMs: 1 }), rig.add('b', { latencyMs: 100 })];
      rig.want(2, 3);
      await rig.settle();
      a.deliver(rig.right, 99);
      rig.scheduler.removeSupplier(a);
      a.loseAll();
      await rig.settle();
      expect(b.askedPieces).to.deep.equal([2]);
      expect([...rig.scheduler.suppliers]).to.deep.equal([b]);
    });

    it('does not ask again for a piece whose hash is being computed', async () => {
      rig.open();
      const supplier = rig.add('a');
      rig.want(2, 3);
      await rig.settle();
      supplier.deliver(rig.right);
      rig.scheduler.changed();
      expect(rig.isVerifying(2)).to.equal(true);
      await rig.settle();
      expect(rig.verified).to.deep.equal([2]);
      expect(bytesAsked(supplier)).to.equal(PIECE_BYTES);
    });

    it('fetches again what was dropped after it was verified', async () => {
      rig.open();
      const supplier = rig.add('a');
      rig.want(2, 3);
      await rig.settle();
      supplier.deliver(rig.right);
      await rig.settle();
      rig.pieces.setHeld(2, false);
      rig.scheduler.changed();
      await rig.settle();
      expect(supplier.asked).to.not.deep.equal([]);
    });

    it('is silent once its signal is aborted', async () => {
      rig.open();
      const supplier = rig.add('a');
      rig.lifetime.abort();
      rig.want(0, 1);
      await rig.settle();
      expect(supplier.history).to.deep.equal([]);
    });
  });

  describe('a block that is late', () => {
    it('is asked of a second supplier, and cancelled at the slower one', async () => {
      rig.open();
      const [a, b] = [rig.add('a', { latencyMs: 1 }), rig.add('b', { latencyMs: 100 })];
      rig.want(2, 3);
      await rig.settle();
      await rig.pass(100);
      expect(b.history, 'while it is in time').to.deep.equal([]);
      await rig.pass(LATE_MS);
      expect(bytesAsked(b)).to.equal(PIECE_BYTES);
      b.deliver(rig.right);
      expect(a.asked).to.deep.equal([]);
      expect(a.cancelled).to.have.length(a.history.length);
      await rig.settle();
      expect(rig.verified).to.deep.equal([2]);
      expect(rig.scheduler.assembler?.wastedBytes).to.equal(0);
      expect([...rig.scheduler.requestedPieces]).to.deep.equal([]);
    });

    it('is taken from the first supplier, when that is the faster after all', async () => {
      rig.open();
      const [a, b] = [rig.add('a', { latencyMs: 1 }), rig.add('b', { latencyMs: 100 })];
      rig.want(2, 3);
      await rig.settle();
      await rig.pass(LATE_MS);
      a.deliver(rig.right);
      expect(b.asked).to.deep.equal([]);
      expect(b.cancelled).to.have.length(b.history.length);
      await rig.settle();
      expect(rig.verified).to.deep.equal([2]);
    });

    it('is asked of two at most, of the one that is expected first', async () => {
      rig.open();
      rig.add('a', { latencyMs: 1 });
      const [slow, quick] = [
        rig.add('slow', { latencyMs: 900 }),
        rig.add('quick', { latencyMs: 50 }),
      ];
      rig.want(2, 3);
      await rig.settle();
      for (let round = 0; round < 5; round++) await rig.pass(LATE_MS);
      expect(bytesAsked(quick)).to.equal(PIECE_BYTES);
      expect(slow.history).to.deep.equal([]);
    });

    it('counts as waste when both deliver it', async () => {
      rig.open();
      const [a, b] = [rig.add('a', { latencyMs: 1 }), rig.add('b', { latencyMs: 100 })];
      rig.want(2, 3);
      await rig.settle();
      await rig.pass(LATE_MS);
      const [block] = a.asked;
      b.deliver(rig.right);
      rig.scheduler.onBlock(a, block!, rig.right(2).slice(0, block!.lengthBytes));
      await rig.settle();
      expect(rig.verified).to.deep.equal([2]);
      expect(rig.scheduler.assembler?.wastedBytes).to.equal(block!.lengthBytes);
    });

    it('is left to the first supplier when playback can wait', async () => {
      rig.open();
      const [, b] = [rig.add('a', { latencyMs: 1 }), rig.add('b', { latencyMs: 100 })];
      rig.wantAhead(2, 3);
      await rig.settle();
      await rig.pass(LATE_MS);
      expect(b.history).to.deep.equal([]);
    });

    it('is not asked of those that cannot have it', async () => {
      rig.open();
      rig.add('a', { latencyMs: 1 });
      const without = rig.add('without', { pieces: [3] });
      const full = rig.add('full', { windowBytes: 0 });
      const closed = rig.add('closed');
      closed.isOpen = false;
      rig.want(2, 3);
      await rig.settle();
      await rig.pass(LATE_MS);
      for (const other of [without, full, closed]) expect(other.history).to.deep.equal([]);
    });
  });

  describe('limits', () => {
    it('asks for no more than the allowance, and tells of what it asked', async () => {
      let allowedBytes = 32 * KIB;
      rig = create({
        allowanceBytes: () => allowedBytes,
        onAsked: (bytes) => (allowedBytes -= bytes),
      });
      rig.open();
      const supplier = rig.add('a');
      rig.wantAhead(0, 5);
      await rig.settle();
      expect(bytesAsked(supplier)).to.equal(32 * KIB);
      expect(allowedBytes).to.equal(0);
      allowedBytes = 16 * KIB;
      rig.scheduler.changed();
      await rig.settle();
      expect(bytesAsked(supplier)).to.equal(48 * KIB);
    });

    it('looks again by itself when the allowance has grown', async () => {
      let allowedBytes = 0;
      rig = create({
        allowanceBytes: () => allowedBytes,
        onAsked: (bytes) => (allowedBytes -= bytes),
      });
      rig.open();
      const supplier = rig.add('a');
      rig.wantAhead(0, 5);
      await rig.settle();
      expect(supplier.history).to.deep.equal([]);
      const asked = new Promise((resolve) => {
        supplier.request = resolve;
      });
      allowedBytes = 16 * KIB;
      await asked;
    });

    it('begins no piece for which memory has no room', async () => {
      const room = (): number => 2 * PIECE_BYTES - (rig.scheduler.assembler?.openBytes ?? 0);
      rig = create({ admitBytes: room });
      rig.open();
      const supplier = rig.add('a');
      rig.wantAhead(0, 5);
      await rig.settle();
      expect(supplier.askedPieces).to.deep.equal([0, 1]);
      supplier.deliver(rig.right, 0);
      await rig.settle();
      expect(supplier.askedPieces).to.deep.equal([0, 1, 2]);
    });

    it('gives up what was begun before a seek when memory has no room', async () => {
      const room = (): number => 2 * PIECE_BYTES - (rig.scheduler.assembler?.openBytes ?? 0);
      rig = create({ admitBytes: room });
      rig.open();
      const supplier = rig.add('a', { windowBytes: 128 * KIB });
      const withdraw = rig.wantAhead(0, 2);
      await rig.settle();
      expect(supplier.askedPieces).to.deep.equal([0, 1]);
      withdraw();
      rig.want(8, 9);
      await rig.settle();
      expect(supplier.cancelled.every(({ piece }) => piece < 2)).to.equal(true);
      expect(supplier.asked.map(({ piece }) => piece)).to.include(8);
      expect(supplier.asked.every(({ piece }) => piece === 8)).to.equal(true);
      expect(rig.scheduler.assembler?.openBytes).to.equal(PIECE_BYTES);
    });

    it('keeps what was begun before a seek while memory has room', async () => {
      rig.open();
      const supplier = rig.add('a');
      const withdraw = rig.wantAhead(0, 2);
      await rig.settle();
      withdraw();
      rig.want(8, 9);
      await rig.settle();
      expect(supplier.cancelled).to.deep.equal([]);
      supplier.deliver(rig.right);
      await rig.settle();
      expect([...rig.verified].sort()).to.deep.equal([0, 1, 8]);
    });
  });
});

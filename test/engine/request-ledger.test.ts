import { expect } from '@open-wc/testing';
import { RequestLedger } from '../../src/engine/request-ledger.js';
import type { Asked } from '../../src/engine/request-ledger.js';
import { FakeSupplier } from './fake-supplier.js';

const a = new FakeSupplier('a');
const b = new FakeSupplier('b');
const block = (piece: number, offset = 0, lengthBytes = 10) => ({ piece, offset, lengthBytes });

const ask = (supplier: FakeSupplier, piece: number, offset = 0, dueMs = 0): Asked => ({
  supplier,
  block: block(piece, offset),
  askedMs: 0,
  dueMs,
});

describe('RequestLedger', () => {
  let ledger: RequestLedger;
  beforeEach(() => {
    ledger = new RequestLedger();
  });

  it('begins empty', () => {
    expect(ledger.count).to.equal(0);
    expect([...ledger.pieces]).to.deep.equal([]);
    expect(ledger.of(3)).to.deep.equal([]);
    expect(ledger.remove(a, block(3))).to.equal(null);
  });

  it('lists what is asked, by piece', () => {
    const [one, two, other] = [ask(a, 3), ask(b, 3, 10), ask(a, 5)];
    for (const asked of [one, two, other]) ledger.add(asked);
    expect(ledger.count).to.equal(3);
    expect([...ledger.pieces]).to.deep.equal([3, 5]);
    expect(ledger.of(3)).to.deep.equal([one, two]);
    expect(ledger.of(5)).to.deep.equal([other]);
  });

  it('takes out exactly what was answered', () => {
    const [byA, byB, later] = [ask(a, 3), ask(b, 3), ask(a, 3, 10)];
    for (const asked of [byA, byB, later]) ledger.add(asked);
    expect(ledger.remove(b, block(3))).to.equal(byB);
    expect(ledger.of(3)).to.deep.equal([byA, later]);
    expect(ledger.remove(b, block(3))).to.equal(null);
    expect(ledger.remove(a, block(3, 20))).to.equal(null);
    expect(ledger.remove(a, block(3, 0, 11))).to.equal(null);
    expect(ledger.remove(a, block(4))).to.equal(null);
    expect(ledger.count).to.equal(2);
  });

  it('recognises a block by its place, not by its object', () => {
    const asked = ask(a, 3, 20);
    ledger.add(asked);
    expect(ledger.remove(a, { ...asked.block })).to.equal(asked);
  });

  it('forgets a piece of which nothing is asked any more', () => {
    ledger.add(ask(a, 3));
    ledger.add(ask(a, 3, 10));
    ledger.remove(a, block(3));
    expect([...ledger.pieces]).to.deep.equal([3]);
    ledger.remove(a, block(3, 10));
    expect([...ledger.pieces]).to.deep.equal([]);
    expect(ledger.count).to.equal(0);
  });

  it('counts a block that is asked of one supplier twice as two requests', () => {
    ledger.add(ask(a, 3));
    ledger.add(ask(a, 3));
    ledger.remove(a, block(3));
    expect(ledger.count).to.equal(1);
    expect(ledger.of(3)).to.have.length(1);
  });

  describe('late', () => {
    it('gives a block some time after it was due', () => {
      ledger.add(ask(a, 3, 0, 1000));
      expect(ledger.late(3, 999)).to.deep.equal([]);
      expect(ledger.late(3, 1001)).to.deep.equal([]);
      expect(ledger.late(3, 2000)).to.have.length(1);
    });

    it('names those of the piece only, and of it the late ones only', () => {
      const [late, early, other] = [ask(a, 3, 0, 100), ask(b, 3, 10, 9000), ask(a, 4, 0, 100)];
      for (const asked of [late, early, other]) ledger.add(asked);
      expect(ledger.late(3, 5000)).to.deep.equal([late]);
      expect(ledger.late(7, 5000)).to.deep.equal([]);
    });

    it('may be added to while it is gone through', () => {
      ledger.add(ask(a, 3, 0, 100));
      ledger.add(ask(a, 3, 10, 100));
      for (const { block: one } of ledger.late(3, 5000)) {
        ledger.add({ supplier: b, block: one, askedMs: 5000, dueMs: 0 });
      }
      expect(ledger.count).to.equal(4);
    });
  });
});

import { expect } from '@open-wc/testing';
import { VIEWER_ID_PREFIX_HEX, seedOf } from '../../src/engine/crowd.js';
import { WantExchange } from '../../src/engine/want-exchange.js';
import { WireFellow } from '../../src/engine/wire-fellow.js';
import { WireSupplier } from '../../src/engine/wire-supplier.js';
import { FakeWire } from './fakes.js';

const ID = VIEWER_ID_PREFIX_HEX.padEnd(40, '3');
const ignore = (): void => undefined;

describe('WireFellow', () => {
  let wire: FakeWire;
  let fellow: WireFellow;
  let nowMs: number;

  beforeEach(() => {
    nowMs = 5000;
    wire = new FakeWire(ID);
    const want = WantExchange.attach(wire, () => nowMs);
    const supplier = new WireSupplier(wire, { onBlock: ignore, onLost: ignore }, () => nowMs);
    fellow = new WireFellow(supplier, want, () => nowMs);
  });

  function tell(first: number, end: number): void {
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setUint32(0, first);
    new DataView(bytes.buffer).setUint32(4, end);
    wire.receive('tp_want', bytes);
  }

  it('takes part under the id of its peer', () => {
    expect(fellow).to.include({ id: ID, seed: seedOf(ID), position: null });
  });

  it('wants what it lacks, and of that what it told', () => {
    wire.has.add(3);
    expect([2, 3, 4].map((piece) => fellow.wants(piece))).to.deep.equal([true, false, true]);
    expect([2, 3, 4].map((piece) => fellow.has(piece))).to.deep.equal([false, true, false]);
    tell(4, 9);
    expect([2, 3, 4].map((piece) => fellow.wants(piece))).to.deep.equal([false, false, true]);
    expect(fellow.position).to.equal(4);
  });

  it('got a piece when it said so, and is given some time to begin', () => {
    expect(fellow.gotPieceSince(4999)).to.equal(true);
    expect(fellow.gotPieceSince(5000)).to.equal(false);
    nowMs += 700;
    wire._onHave(1);
    expect(fellow.gotPieceSince(5699)).to.equal(true);
    expect(fellow.gotPieceSince(5700)).to.equal(false);
  });

  it('fetches what it claims until it has it', () => {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setUint32(0, 6);
    wire.receive('tp_want', bytes);
    expect(fellow.claimedMs(6)).to.equal(5000);
    expect([...fellow.claimedSince(5000)]).to.deep.equal([6]);
    wire._onHave(6);
    expect(fellow.claimedMs(6)).to.equal(null);
    expect([...fellow.claimedSince(0)]).to.deep.equal([]);
  });

  it('delivers when its wire does', () => {
    const alone = fellow.expectedMs(16_384, nowMs);
    expect(fellow.expectedMs(1_000_000, nowMs)).to.be.greaterThan(alone);
  });
});

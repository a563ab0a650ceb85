import { expect } from '@open-wc/testing';
import { PieceMap } from '../../src/engine/piece-map.js';
import { FakeWire } from './fakes.js';

/** Four pieces of 10 bytes, the last of 5. */
const makeMap = (): PieceMap => new PieceMap(4, 10, 35);
const WHOLE = { start: 0, end: 35 };

const availability = (map: PieceMap): number[] => [...map.snapshot([], WHOLE).availability];

describe('PieceMap', () => {
  it('holds nothing at first', () => {
    const map = makeMap();
    expect(map.has(0)).to.equal(false);
    expect(map.heldWithin(WHOLE)).to.deep.equal([]);
    expect(map.snapshot([], WHOLE)).to.deep.equal({
      count: 4,
      lengthBytes: 10,
      have: new Uint8Array(4),
      requested: new Uint8Array(4),
      availability: new Uint8Array(4),
      file: { first: 0, end: 4 },
    });
  });

  it('knows the length of each piece', () => {
    expect([0, 1, 2, 3].map((index) => makeMap().lengthOf(index))).to.deep.equal([10, 10, 10, 5]);
  });

  it('tells what is held as a message does, without spare bits', () => {
    const map = new PieceMap(11, 10, 110);
    expect([...map.bitfield()]).to.deep.equal([0, 0]);
    for (const index of [0, 7, 8, 10]) map.setHeld(index, true);
    expect([...map.bitfield()]).to.deep.equal([0b10000001, 0b10100000]);
  });

  it('changes its version when a piece comes or goes, and only then', () => {
    const map = makeMap();
    const versions = [map.version];
    for (const [index, held] of [
      [1, true],
      [1, true],
      [1, false],
      [99, true],
    ] as const) {
      map.setHeld(index, held);
      versions.push(map.version);
    }
    expect(versions.map((version) => version - versions[0]!)).to.deep.equal([0, 1, 1, 2, 2]);
    expect(map.has(99)).to.equal(false);
  });

  it('tells held ranges, joined and cut to what is asked', () => {
    const map = makeMap();
    for (const index of [0, 1, 3]) map.setHeld(index, true);
    expect(map.heldWithin(WHOLE)).to.deep.equal([
      { start: 0, end: 20 },
      { start: 30, end: 35 },
    ]);
    expect(map.heldWithin({ start: 5, end: 32 })).to.deep.equal([
      { start: 5, end: 20 },
      { start: 30, end: 32 },
    ]);
    expect(map.heldWithin({ start: 20, end: 30 })).to.deep.equal([]);
    expect(map.heldWithin({ start: 5, end: 5 })).to.deep.equal([]);
  });

  it('marks what is asked for', () => {
    const { requested } = makeMap().snapshot(new Set([2, 0]), WHOLE);
    expect([...requested]).to.deep.equal([1, 0, 1, 0]);
  });

  it('is complete when every piece is held, and no more when one goes', () => {
    const map = makeMap();
    for (const index of [3, 1, 0, 0, 99]) map.setHeld(index, true);
    expect(map.isComplete).to.equal(false);
    map.setHeld(2, true);
    expect(map.isComplete).to.equal(true);
    map.setHeld(1, false);
    expect(map.isComplete).to.equal(false);
  });

  it('needs of a peer what is missing here', () => {
    const map = makeMap();
    const only = (...pieces: number[]) => ({ get: (index: number) => pieces.includes(index) });
    map.setHeld(1, true);
    expect(map.needsAnyOf(only(1))).to.equal(false);
    expect(map.needsAnyOf(only(1, 3))).to.equal(true);
    expect(map.needsAnyOf(only())).to.equal(false);
    expect(map.needsAnyOf(only(4))).to.equal(false);
  });

  it('marks the pieces of the file', () => {
    expect(makeMap().snapshot([], { start: 10, end: 11 }).file).to.deep.equal({ first: 1, end: 2 });
    expect(makeMap().snapshot([], { start: 9, end: 35 }).file).to.deep.equal({ first: 0, end: 4 });
  });

  it('gives copies', () => {
    const map = makeMap();
    map.snapshot([], WHOLE).have[0] = 1;
    expect(map.has(0)).to.equal(false);
  });

  describe('availability', () => {
    it('counts what a peer has when it is first seen', () => {
      const map = makeMap();
      const wire = new FakeWire();
      wire.has.add(1).add(3);
      map.observe(wire);
      expect(availability(map)).to.deep.equal([0, 1, 0, 1]);
      expect([0, 1, 99].map((index) => map.availabilityOf(index))).to.deep.equal([0, 1, 0]);
    });

    it('follows have, bitfield and donthave', () => {
      const map = makeMap();
      const wire = new FakeWire();
      map.observe(wire);
      wire.emit('have', 0);
      wire.emit('have', 0);
      expect(availability(map)).to.deep.equal([1, 0, 0, 0]);
      wire.has.add(2);
      wire.emit('bitfield');
      expect(availability(map)).to.deep.equal([0, 0, 1, 0]);
      wire.lt_donthave.emit('donthave', 2);
      expect(availability(map)).to.deep.equal([0, 0, 0, 0]);
    });

    it('follows have-all, and have-none after it', () => {
      const map = makeMap();
      const wire = new FakeWire();
      map.observe(wire);
      for (const index of [0, 1, 2, 3]) wire.has.add(index);
      wire.emit('have-all');
      expect(availability(map)).to.deep.equal([1, 1, 1, 1]);
      wire.has.clear();
      wire.emit('have-none');
      expect(availability(map)).to.deep.equal([0, 0, 0, 0]);
    });

    it('ignores pieces that the torrent does not have', () => {
      const map = makeMap();
      const wire = new FakeWire();
      map.observe(wire);
      wire.emit('have', 4);
      wire.emit('have', 4_000_000);
      expect(availability(map)).to.deep.equal([0, 0, 0, 0]);
    });

    it('forgets a peer when its wire closes', () => {
      const map = makeMap();
      const wires = [new FakeWire(), new FakeWire()];
      for (const wire of wires) {
        wire.has.add(1);
        map.observe(wire);
      }
      expect(availability(map)).to.deep.equal([0, 2, 0, 0]);
      wires[0]!.destroy();
      expect(availability(map)).to.deep.equal([0, 1, 0, 0]);
    });

    it('shows at most 255 peers', () => {
      const map = makeMap();
      for (let i = 0; i < 300; i++) {
        const wire = new FakeWire();
        wire.has.add(0);
        map.observe(wire);
      }
      expect(availability(map)[0]).to.equal(255);
      expect(map.availabilityOf(0)).to.equal(300);
    });
  });
});

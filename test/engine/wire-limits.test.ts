import { expect } from '@open-wc/testing';
import type { WireInternals } from 'webtorrent';
import { WireLimits, allBits, hasBitsFrom } from '../../src/engine/wire-limits.js';
import { FakeWire } from './fakes.js';

const PIECES = 20;
const BLOCK = 16 * 1024;

/** Bits 0 to 7, 8 to 15, 16 to 19. */
const bits = (...bytes: number[]): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

describe('allBits', () => {
  it('sets all bits, but the spare ones', () => {
    expect(allBits(0)).to.deep.equal(bits());
    expect(allBits(1)).to.deep.equal(bits(0x80));
    expect(allBits(8)).to.deep.equal(bits(0xff));
    expect(allBits(20)).to.deep.equal(bits(0xff, 0xff, 0xf0));
  });

  it('sets none that hasBitsFrom would find', () => {
    for (let count = 1; count < 70; count++) {
      expect(hasBitsFrom(allBits(count), count), `${count} from ${count}`).to.equal(false);
      expect(hasBitsFrom(allBits(count), count - 1), `${count}, the last`).to.equal(true);
    }
  });
});

describe('hasBitsFrom', () => {
  it('looks at the index and above', () => {
    expect(hasBitsFrom(bits(0x10), 3)).to.equal(true);
    expect(hasBitsFrom(bits(0x10), 4)).to.equal(false);
    expect(hasBitsFrom(bits(0xff, 0, 0x01), 8)).to.equal(true);
    expect(hasBitsFrom(bits(0xff, 0, 0), 8)).to.equal(false);
    expect(hasBitsFrom(bits(), 0)).to.equal(false);
    expect(hasBitsFrom(bits(0xff), 100)).to.equal(false);
  });
});

describe('WireLimits', () => {
  /** A wire, its peer's side of it, and the limits. */
  function limit(pieceCount: number | null): {
    wire: FakeWire;
    peer: WireInternals;
    limits: WireLimits;
  } {
    const wire = new FakeWire();
    return { wire, peer: wire, limits: new WireLimits(wire, pieceCount) };
  }

  it('lets honest messages through', () => {
    const { wire, peer } = limit(PIECES);
    peer._onBitField(allBits(PIECES));
    peer._onHave(19);
    peer._onSuggest(0);
    peer._onAllowedFast(3);
    expect(wire.destroyed).to.equal(false);
    expect(wire.has.has(19)).to.equal(true);
    expect(wire.calls).to.deep.equal(['_onSuggest', '_onAllowedFast']);
  });

  for (const name of ['_onHave', '_onSuggest', '_onAllowedFast'] as const) {
    for (const index of [PIECES, -1, 2 ** 31 - 1]) {
      it(`closes on ${name} of piece ${index}`, () => {
        const { wire, peer } = limit(PIECES);
        peer[name](index);
        expect(wire.destroyed).to.equal(true);
        expect(wire.calls).to.deep.equal([]);
      });
    }
  }

  for (const [what, bitfield] of [
    ['shorter', bits(0xff, 0xff)],
    ['longer', bits(0xff, 0xff, 0xf0, 0)],
    ['empty', bits()],
    ['with a spare bit set', bits(0, 0, 0x08)],
  ] as const) {
    it(`closes on a bitfield that is ${what}`, () => {
      const { wire, peer } = limit(PIECES);
      peer._onBitField(bitfield);
      expect(wire.destroyed).to.equal(true);
    });
  }

  for (const first of ['_onBitField', '_onHaveAll', '_onHaveNone'] as const) {
    for (const second of ['_onBitField', '_onHaveAll', '_onHaveNone'] as const) {
      it(`closes on ${second} after ${first}`, () => {
        const { wire, peer } = limit(PIECES);
        peer[first](allBits(PIECES));
        expect(wire.destroyed).to.equal(false);
        peer[second](allBits(PIECES));
        expect(wire.destroyed).to.equal(true);
      });
    }
  }

  it('believes HAVE_ALL as a bitfield, so that a later DONTHAVE counts', () => {
    const wire = new FakeWire();
    const peer: WireInternals = wire;
    const taken: Uint8Array[] = [];
    peer._onBitField = (bitfield: Uint8Array) => void taken.push(bitfield);
    const limits = new WireLimits(wire, null);
    peer._onHaveAll();
    expect(taken).to.deep.equal([]);
    limits.setPieceCount(PIECES);
    expect(taken).to.deep.equal([allBits(PIECES)]);
    expect(wire.destroyed).to.equal(false);
  });

  it('checks what was said before the metadata when that is known', () => {
    for (const [said, isHonest] of [
      [bits(0xff, 0xff, 0xf0), true],
      [bits(0xff, 0xff, 0xf0, 0, 0), true],
      [bits(), true],
      [bits(0, 0, 0x08), false],
      [bits(0, 0, 0, 0, 0x80), false],
    ] as const) {
      const { wire, limits } = limit(null);
      wire.peerPieces.buffer = said;
      limits.setPieceCount(PIECES);
      expect(wire.destroyed, String(said)).to.equal(!isHonest);
    }
  });

  it('bounds indexes before the metadata is known', () => {
    const { wire, peer } = limit(null);
    peer._onHave(399_999);
    expect(wire.destroyed).to.equal(false);
    peer._onHave(400_000);
    expect(wire.destroyed).to.equal(true);
    const other = limit(null);
    other.peer._onBitField(new Uint8Array(50_001));
    expect(other.wire.destroyed).to.equal(true);
  });

  it('closes after a mebibyte that nobody asked for', () => {
    const { wire, peer } = limit(PIECES);
    for (let at = 0; at < 64; at++) peer._onPiece(0, 0, new Uint8Array(BLOCK));
    expect(wire.destroyed).to.equal(false);
    peer._onPiece(0, 0, new Uint8Array(BLOCK));
    expect(wire.destroyed).to.equal(true);
  });

  it('takes any number of blocks that were asked for', () => {
    const { wire, peer } = limit(PIECES);
    wire.peerChoking = false;
    wire.request(0, 0, BLOCK, () => undefined);
    for (let at = 0; at < 200; at++) peer._onPiece(0, 0, new Uint8Array(BLOCK));
    expect(wire.destroyed).to.equal(false);
  });

  it('forgives late answers to withdrawn requests', () => {
    const { wire, peer } = limit(PIECES);
    for (let at = 0; at < 64; at++) wire.cancel(0, 0, BLOCK);
    for (let at = 0; at < 128; at++) peer._onPiece(0, 0, new Uint8Array(BLOCK));
    expect(wire.destroyed).to.equal(false);
    peer._onPiece(0, 0, new Uint8Array(BLOCK));
    expect(wire.destroyed).to.equal(true);
  });

  it('closes on blocks that are too long, or of no piece', () => {
    for (const [index, lengthBytes] of [
      [0, 128 * 1024 + 1],
      [PIECES, BLOCK],
      [-1, BLOCK],
    ] as const) {
      const { wire, peer } = limit(PIECES);
      peer._onPiece(index, 0, new Uint8Array(lengthBytes));
      expect(wire.destroyed).to.equal(true);
    }
  });

  it('closes on handshakes that are too long, or too many', () => {
    const { wire, peer } = limit(PIECES);
    for (let at = 0; at < 8; at++) peer._onExtended(0, bits(1));
    expect(wire.destroyed).to.equal(false);
    peer._onExtended(0, bits(1));
    expect(wire.destroyed).to.equal(true);
    const long = limit(PIECES);
    long.peer._onExtended(0, new Uint8Array(16 * 1024 + 1));
    expect(long.wire.destroyed).to.equal(true);
  });

  it('closes on extended messages that are too long', () => {
    const { wire, peer } = limit(PIECES);
    peer._onExtended(3, new Uint8Array(64 * 1024));
    expect(wire.destroyed).to.equal(false);
    peer._onExtended(3, new Uint8Array(64 * 1024 + 1));
    expect(wire.destroyed).to.equal(true);
  });
});

import { expect } from '@open-wc/testing';
import { PieceAssembly, SMALL_BLOCK_BYTES } from '../../src/engine/piece-assembly.js';
import type { BlockRange } from '../../src/engine/supplier.js';

const SMALL = SMALL_BLOCK_BYTES;
const PIECE = 7;
/** Four small blocks and a last one of 100 bytes. */
const LENGTH_BYTES = 4 * SMALL + 100;

/** Small blocks [first, end) as one range. */
const blocks = (first: number, end: number): BlockRange => ({
  piece: PIECE,
  offset: first * SMALL,
  lengthBytes: Math.min(end * SMALL, LENGTH_BYTES) - first * SMALL,
});

const filled = ({ lengthBytes }: BlockRange, value = 1): Uint8Array =>
  new Uint8Array(lengthBytes).fill(value);

describe('PieceAssembly', () => {
  let assembly: PieceAssembly;
  beforeEach(() => {
    assembly = new PieceAssembly(PIECE, LENGTH_BYTES);
  });

  const put = (first: number, end: number, origin = 'a', value = 1): number =>
    assembly.put(blocks(first, end), filled(blocks(first, end), value), origin);

  it('begins with nothing', () => {
    expect(assembly).to.include({
      index: PIECE,
      lengthBytes: LENGTH_BYTES,
      missingBytes: LENGTH_BYTES,
      isComplete: false,
    });
    expect(assembly.bytes).to.deep.equal(new Uint8Array(LENGTH_BYTES));
    expect([...assembly.origins]).to.deep.equal([]);
  });

  describe('nextUnasked', () => {
    it('cuts the piece into blocks of the length that is asked for', () => {
      for (const [maxBytes, lengths] of [
        [SMALL, [SMALL, SMALL, SMALL, SMALL, 100]],
        [2 * SMALL, [2 * SMALL, 2 * SMALL, 100]],
        [4 * SMALL, [4 * SMALL, 100]],
        [Infinity, [LENGTH_BYTES]],
      ] as const) {
        const fresh = new PieceAssembly(PIECE, LENGTH_BYTES);
        const found: number[] = [];
        let endOfLast = 0;
        for (let block = fresh.nextUnasked(maxBytes); block; block = fresh.nextUnasked(maxBytes)) {
          expect(block.piece).to.equal(PIECE);
          expect(block.offset).to.equal(endOfLast);
          endOfLast += block.lengthBytes;
          found.push(block.lengthBytes);
          fresh.ask(block);
        }
        expect(found).to.deep.equal(lengths);
      }
    });

    it('gives the same block until it is asked for', () => {
      expect(assembly.nextUnasked(SMALL)).to.deep.equal(blocks(0, 1));
      expect(assembly.nextUnasked(SMALL)).to.deep.equal(blocks(0, 1));
      expect(assembly.nextUnasked(3 * SMALL)).to.deep.equal(blocks(0, 3));
    });

    it('never splits a small block, whatever the limit', () => {
      for (const maxBytes of [0, 1, SMALL - 1, SMALL + 1, 2 * SMALL - 1]) {
        expect(assembly.nextUnasked(maxBytes)).to.deep.equal(blocks(0, 1));
      }
    });

    it('jumps over what is here and what is asked for', () => {
      put(0, 1);
      assembly.ask(blocks(2, 3));
      expect(assembly.nextUnasked(Infinity)).to.deep.equal(blocks(1, 2));
      assembly.ask(blocks(1, 2));
      expect(assembly.nextUnasked(Infinity)).to.deep.equal(blocks(3, 5));
      put(3, 5);
      expect(assembly.nextUnasked(Infinity)).to.equal(null);
    });

    it('goes back to what was withdrawn', () => {
      assembly.ask(blocks(0, 5));
      expect(assembly.nextUnasked(SMALL)).to.equal(null);
      assembly.withdraw(blocks(3, 4));
      expect(assembly.nextUnasked(Infinity)).to.deep.equal(blocks(3, 4));
      assembly.withdraw(blocks(1, 2));
      expect(assembly.nextUnasked(Infinity)).to.deep.equal(blocks(1, 2));
    });

    it('does not ask again for what came before it was withdrawn', () => {
      assembly.ask(blocks(0, 5));
      put(0, 2);
      assembly.withdraw(blocks(0, 5));
      expect(assembly.nextUnasked(Infinity)).to.deep.equal(blocks(2, 5));
    });
  });

  describe('timesAsked', () => {
    it('counts how many suppliers the least asked part is asked of', () => {
      const whole = blocks(0, 2);
      expect(assembly.timesAsked(whole)).to.equal(0);
      assembly.ask(whole);
      expect(assembly.timesAsked(whole)).to.equal(1);
      assembly.ask(blocks(0, 1));
      expect(assembly.timesAsked(whole)).to.equal(1);
      expect(assembly.timesAsked(blocks(0, 1))).to.equal(2);
      assembly.withdraw(whole);
      expect(assembly.timesAsked(whole)).to.equal(0);
      expect(assembly.timesAsked(blocks(0, 1))).to.equal(1);
    });

    it('leaves out what is here', () => {
      assembly.ask(blocks(0, 1));
      assembly.ask(blocks(0, 1));
      put(1, 2);
      expect(assembly.timesAsked(blocks(0, 2))).to.equal(2);
      put(0, 1);
      expect(assembly.timesAsked(blocks(0, 2))).to.equal(0);
    });

    it('never goes below zero', () => {
      assembly.withdraw(blocks(0, 1));
      assembly.ask(blocks(0, 1));
      expect(assembly.timesAsked(blocks(0, 1))).to.equal(1);
      expect(assembly.nextUnasked(SMALL)).to.deep.equal(blocks(1, 2));
    });
  });

  describe('put', () => {
    it('takes blocks in any order and is complete with the last', () => {
      expect(put(4, 5, 'a', 5)).to.equal(100);
      expect(put(1, 3, 'a', 2)).to.equal(2 * SMALL);
      expect(put(0, 1, 'a', 1)).to.equal(SMALL);
      expect(assembly.isComplete).to.equal(false);
      expect(assembly.missingBytes).to.equal(SMALL);
      expect(put(3, 4, 'a', 4)).to.equal(SMALL);
      expect(assembly.isComplete).to.equal(true);
      const heads = [0, 1, 2, 3, 4].map((small) => assembly.bytes[small * SMALL]);
      expect(heads).to.deep.equal([1, 2, 2, 4, 5]);
      expect(assembly.bytes.at(-1)).to.equal(5);
    });

    it('keeps what is here when it comes again', () => {
      put(1, 2, 'first', 1);
      expect(put(1, 2, 'second', 9)).to.equal(0);
      expect(put(0, 3, 'third', 7)).to.equal(2 * SMALL);
      const heads = [0, 1, 2].map((small) => assembly.bytes[small * SMALL]);
      expect(heads).to.deep.equal([7, 1, 7]);
      expect(assembly.missingBytes).to.equal(SMALL + 100);
    });

    it('knows who delivered, and nobody who came too late', () => {
      put(0, 1, 'a');
      put(0, 1, 'late');
      put(1, 2, 'b');
      put(2, 3, 'a');
      expect([...assembly.origins].sort()).to.deep.equal(['a', 'b']);
    });

    it('knows who delivered what, neighbours joined', () => {
      put(4, 5, 'a');
      put(0, 2, 'a');
      expect(assembly.deliveries).to.deep.equal([
        { origin: 'a', start: 0, end: 2 * SMALL },
        { origin: 'a', start: 4 * SMALL, end: LENGTH_BYTES },
      ]);
      put(1, 4, 'b');
      expect(assembly.deliveries).to.deep.equal([
        { origin: 'a', start: 0, end: 2 * SMALL },
        { origin: 'b', start: 2 * SMALL, end: 4 * SMALL },
        { origin: 'a', start: 4 * SMALL, end: LENGTH_BYTES },
      ]);
    });

    it('takes whole small blocks only', () => {
      const half = { piece: PIECE, offset: 0, lengthBytes: SMALL / 2 };
      expect(assembly.put(half, filled(half), 'a')).to.equal(0);
      const shifted = { piece: PIECE, offset: SMALL / 2, lengthBytes: 2 * SMALL };
      expect(assembly.put(shifted, filled(shifted, 3), 'a')).to.equal(SMALL);
      expect(assembly.isWanted(blocks(0, 1))).to.equal(true);
      expect(assembly.isWanted(blocks(1, 2))).to.equal(false);
      expect(assembly.isWanted(blocks(2, 3))).to.equal(true);
    });

    it('takes of a block that is too short what is whole', () => {
      const short = new Uint8Array(SMALL + 10).fill(4);
      expect(assembly.put(blocks(0, 3), short, 'a')).to.equal(SMALL);
      expect(assembly.nextUnasked(Infinity)).to.deep.equal(blocks(1, 5));
    });

    it('takes nothing beyond its end', () => {
      const beyond = { piece: PIECE, offset: 5 * SMALL, lengthBytes: SMALL };
      expect(assembly.put(beyond, filled(beyond), 'a')).to.equal(0);
      const long = { piece: PIECE, offset: 4 * SMALL, lengthBytes: 3 * SMALL };
      expect(assembly.put(long, filled(long), 'a')).to.equal(100);
      expect(assembly.missingBytes).to.equal(4 * SMALL);
    });

    it('copies, so that the message may be reused', () => {
      const bytes = filled(blocks(0, 1), 1);
      assembly.put(blocks(0, 1), bytes, 'a');
      bytes.fill(9);
      expect(assembly.bytes[0]).to.equal(1);
    });
  });

  describe('isWanted', () => {
    it('is true while some of the block is missing', () => {
      expect(assembly.isWanted(blocks(0, 2))).to.equal(true);
      put(0, 1);
      expect(assembly.isWanted(blocks(0, 2))).to.equal(true);
      put(1, 2);
      expect(assembly.isWanted(blocks(0, 2))).to.equal(false);
      expect(assembly.isWanted(blocks(0, 3))).to.equal(true);
    });

    it('does not depend on whether it is asked for', () => {
      assembly.ask(blocks(0, 5));
      expect(assembly.isWanted(blocks(0, 1))).to.equal(true);
    });
  });

  it('is one small block when the piece is no longer', () => {
    const tiny = new PieceAssembly(0, 10);
    const block = { piece: 0, offset: 0, lengthBytes: 10 };
    expect(tiny.nextUnasked(SMALL)).to.deep.equal(block);
    expect(tiny.put(block, filled(block), 'a')).to.equal(10);
    expect(tiny.isComplete).to.equal(true);
  });

  it('is filled whole by any order of askers and answers', () => {
    let seed = 1;
    const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    for (let round = 0; round < 50; round++) {
      const one = new PieceAssembly(PIECE, 60 * SMALL + 1);
      const pending: BlockRange[] = [];
      let addedBytes = 0;
      for (let step = 0; !one.isComplete; step++) {
        expect(step).to.be.below(5000);
        const next = random() < 0.5 ? one.nextUnasked(SMALL * Math.ceil(random() * 4)) : null;
        if (next) {
          one.ask(next);
          pending.push(next);
          continue;
        }
        const [block] = pending.splice(Math.floor(random() * pending.length), 1);
        if (!block) continue;
        one.withdraw(block);
        if (random() < 0.7) addedBytes += one.put(block, filled(block), 'a');
      }
      expect(addedBytes).to.equal(one.lengthBytes);
      expect(one.nextUnasked(Infinity)).to.equal(null);
    }
  });
});

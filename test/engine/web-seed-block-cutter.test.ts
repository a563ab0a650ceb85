import { expect } from '@open-wc/testing';
import { BlockCutter } from '../../src/engine/web-seed-block-cutter.js';
import { placeBlock } from '../../src/engine/web-seed-plan.js';
import type { PlacedBlock } from '../../src/engine/web-seed-plan.js';

/** Byte `n` of the torrent is `n`. */
function bytesFrom(start: number, lengthBytes: number): Uint8Array {
  return Uint8Array.from({ length: lengthBytes }, (_, index) => start + index);
}

function at(start: number, lengthBytes: number): PlacedBlock {
  return placeBlock({ piece: 0, offset: start, lengthBytes }, 1000);
}

/** Feeds portions of the given lengths and returns `start: bytes` of the blocks, in order. */
function cut(blocks: readonly PlacedBlock[], start: number, portions: readonly number[]): string[] {
  const cutter = new BlockCutter(blocks, start);
  const out: string[] = [];
  for (const lengthBytes of portions) {
    cutter.take(bytesFrom(cutter.position, lengthBytes), (placed, bytes) =>
      out.push(`${placed.range.start}: ${bytes.join(' ')}`),
    );
  }
  return out;
}

const EXPECTED = ['10: 10 11 12', '13: 13 14 15', '16: 16 17'];
const BLOCKS = [at(10, 3), at(13, 3), at(16, 2)];

describe('BlockCutter', () => {
  for (const portions of [[8], [1, 1, 1, 1, 1, 1, 1, 1], [3, 3, 2], [2, 4, 2], [5, 3], [0, 7, 1]]) {
    it(`gives out the same blocks from portions of ${portions.join(', ')}`, () => {
      expect(cut(BLOCKS, 10, portions)).to.deep.equal(EXPECTED);
    });
  }

  it('gives out a block with its last byte and not before', () => {
    expect(cut(BLOCKS, 10, [2])).to.deep.equal([]);
    expect(cut(BLOCKS, 10, [3])).to.deep.equal(EXPECTED.slice(0, 1));
    expect(cut(BLOCKS, 10, [7])).to.deep.equal(EXPECTED.slice(0, 2));
  });

  it('fills blocks that overlap', () => {
    const blocks = [at(0, 6), at(2, 2), at(4, 4)];
    expect(cut(blocks, 0, [3, 5])).to.deep.equal(['0: 0 1 2 3 4 5', '2: 2 3', '4: 4 5 6 7']);
  });

  it('gives out copies', () => {
    const cutter = new BlockCutter([at(0, 2)], 0);
    const bytes = Uint8Array.of(1, 2);
    cutter.take(bytes, (_, block) => {
      expect(block.buffer).to.not.equal(bytes.buffer);
      expect(block.buffer.byteLength).to.equal(2);
    });
    expect(cutter.isDone).to.equal(true);
  });

  it('knows what is pending', () => {
    const cutter = new BlockCutter(BLOCKS, 10);
    expect(cutter.pending).to.deep.equal(BLOCKS);
    cutter.take(bytesFrom(10, 4), () => undefined);
    expect(cutter.position).to.equal(14);
    expect(cutter.pending).to.deep.equal(BLOCKS.slice(1));
    expect(cutter.isDone).to.equal(false);
    cutter.take(bytesFrom(14, 4), () => undefined);
    expect(cutter.pending).to.deep.equal([]);
    expect(cutter.isDone).to.equal(true);
  });

  it('forgets a block, once', () => {
    const cutter = new BlockCutter(BLOCKS, 10);
    const out: PlacedBlock[] = [];
    cutter.take(bytesFrom(10, 4), (placed) => out.push(placed));
    expect(cutter.drop(BLOCKS[0]!)).to.equal(false);
    expect(cutter.drop(BLOCKS[1]!)).to.equal(true);
    expect(cutter.drop(BLOCKS[1]!)).to.equal(false);
    cutter.take(bytesFrom(14, 4), (placed) => out.push(placed));
    expect(out).to.deep.equal([BLOCKS[0], BLOCKS[2]]);
  });

  it('lets who receives a block forget the next of the same portion', () => {
    const cutter = new BlockCutter(BLOCKS, 10);
    const out: PlacedBlock[] = [];
    cutter.take(bytesFrom(10, 8), (placed) => {
      out.push(placed);
      cutter.drop(BLOCKS[1]!);
    });
    expect(out).to.deep.equal([BLOCKS[0], BLOCKS[2]]);
  });
});

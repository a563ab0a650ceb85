import { expect } from '@open-wc/testing';
import type { PieceSpan } from '../../src/core/byte-range.js';
import { dealWindows } from '../../src/engine/window-plan.js';

const PIECE = 10;

function deal(
  readers: readonly (readonly PieceSpan[])[],
  capacityPieces: number,
  { pinned = [], lengths = {} }: { pinned?: number[]; lengths?: Record<number, number> } = {},
): number[] {
  const dealt = dealWindows({
    readers,
    capacityBytes: capacityPieces * PIECE,
    lengthOf: (piece) => lengths[piece] ?? PIECE,
    isPinned: (piece) => pinned.includes(piece),
  });
  return [...dealt].sort((a, b) => a - b);
}

describe('dealWindows', () => {
  it('deals nothing to nobody', () => {
    expect(deal([], 5)).to.deep.equal([]);
    expect(deal([[]], 5)).to.deep.equal([]);
    expect(deal([[{ first: 3, end: 3 }]], 5)).to.deep.equal([]);
  });

  it('deals all that is wanted when there is room', () => {
    expect(deal([[{ first: 3, end: 6 }]], 5)).to.deep.equal([3, 4, 5]);
  });

  it('cuts a window where the room ends', () => {
    expect(deal([[{ first: 3, end: 100 }]], 4)).to.deep.equal([3, 4, 5, 6]);
  });

  it('deals the first window of a reader before its second', () => {
    const windows = [
      { first: 90, end: 92 },
      { first: 3, end: 100 },
    ];
    expect(deal([windows], 4)).to.deep.equal([3, 4, 90, 91]);
  });

  it('splits the room fairly', () => {
    const readers = [[{ first: 0, end: 100 }], [{ first: 50, end: 100 }]];
    expect(deal(readers, 6)).to.deep.equal([0, 1, 2, 50, 51, 52]);
  });

  it('gives what one does not need to the others', () => {
    const readers = [[{ first: 0, end: 1 }], [{ first: 50, end: 100 }], [{ first: 7, end: 9 }]];
    expect(deal(readers, 8)).to.deep.equal([0, 7, 8, 50, 51, 52, 53, 54]);
  });

  it('gives the odd piece to the first reader', () => {
    const readers = [[{ first: 0, end: 9 }], [{ first: 50, end: 59 }]];
    expect(deal(readers, 3)).to.deep.equal([0, 1, 50]);
  });

  it('counts a piece that two want once', () => {
    const readers = [[{ first: 0, end: 4 }], [{ first: 2, end: 6 }]];
    expect(deal(readers, 6)).to.deep.equal([0, 1, 2, 3, 4, 5]);
  });

  it('counts overlapping windows of one reader once', () => {
    const windows = [
      { first: 2, end: 4 },
      { first: 0, end: 5 },
    ];
    expect(deal([windows], 5)).to.deep.equal([0, 1, 2, 3, 4]);
  });

  it('does not count what is pinned', () => {
    expect(deal([[{ first: 0, end: 9 }]], 3, { pinned: [1, 2] })).to.deep.equal([0, 1, 2, 3, 4]);
  });

  it('goes by bytes: a short last piece may fit where a whole one does not', () => {
    const question = { lengths: { 3: 4 } };
    expect(deal([[{ first: 0, end: 4 }]], 3.4, question)).to.deep.equal([0, 1, 2, 3]);
    expect(deal([[{ first: 0, end: 4 }]], 3.3, question)).to.deep.equal([0, 1, 2]);
  });

  it('never leaves a hole: after a piece that has no room, none', () => {
    const question = { lengths: { 1: 50 } };
    expect(deal([[{ first: 0, end: 4 }]], 3, question)).to.deep.equal([0]);
  });

  it('deals nothing without room', () => {
    expect(deal([[{ first: 0, end: 4 }]], 0)).to.deep.equal([]);
    expect(deal([[{ first: 0, end: 4 }]], -3)).to.deep.equal([]);
  });

  it('stops when the room is full, however much is wanted', () => {
    expect(deal([[{ first: 0, end: 2 ** 40 }]], 2)).to.deep.equal([0, 1]);
  });
});

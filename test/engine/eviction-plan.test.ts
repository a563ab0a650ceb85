import { expect } from '@open-wc/testing';
import type { PieceSpan } from '../../src/core/byte-range.js';
import { planEviction } from '../../src/engine/eviction-plan.js';

const PIECE = 10;

interface Case {
  held: number[];
  pieces: number;
  windows?: PieceSpan[];
  kept?: number[];
  lengths?: Record<number, number>;
}

function plan({ held, pieces, windows = [], kept = [], lengths = {} }: Case): number[] {
  return planEviction({
    held,
    excessBytes: pieces * PIECE,
    windows,
    lengthOf: (piece) => lengths[piece] ?? PIECE,
    isKept: (piece) => kept.includes(piece),
  });
}

describe('planEviction', () => {
  it('drops nothing when nothing has to go', () => {
    expect(plan({ held: [1, 2, 3], pieces: 0 })).to.deep.equal([]);
    expect(plan({ held: [1, 2, 3], pieces: -5 })).to.deep.equal([]);
    expect(plan({ held: [], pieces: 5 })).to.deep.equal([]);
  });

  it('drops the farthest behind first', () => {
    const windows = [{ first: 10, end: 20 }];
    expect(plan({ held: [9, 2, 5], pieces: 2, windows })).to.deep.equal([2, 5]);
  });

  it('drops what is behind before what is ahead', () => {
    const windows = [{ first: 10, end: 20 }];
    expect(plan({ held: [25, 9, 90], pieces: 3, windows })).to.deep.equal([9, 90, 25]);
  });

  it('drops the farthest ahead first', () => {
    const windows = [{ first: 10, end: 20 }];
    expect(plan({ held: [20, 30, 21], pieces: 2, windows })).to.deep.equal([30, 21]);
  });

  it('drops from within a window last, and there the farthest ahead first', () => {
    const windows = [{ first: 10, end: 20 }];
    expect(plan({ held: [12, 19, 30, 3, 15], pieces: 4, windows })).to.deep.equal([3, 30, 19, 15]);
  });

  it('never drops what is kept, and rather too little than that', () => {
    const windows = [{ first: 10, end: 20 }];
    const held = [1, 12, 15, 19, 30];
    expect(plan({ held, pieces: 9, windows, kept: [1, 12, 15, 30] })).to.deep.equal([19]);
  });

  it('counts a piece as ahead when any reader will come to it', () => {
    const windows = [
      { first: 10, end: 12 },
      { first: 50, end: 52 },
    ];
    // 20 is behind the second, but the first will come to it.
    expect(plan({ held: [20, 5, 61], pieces: 3, windows })).to.deep.equal([5, 61, 20]);
  });

  it('measures the distance ahead from the nearest window', () => {
    const windows = [
      { first: 0, end: 2 },
      { first: 50, end: 52 },
    ];
    // 53 is 2 ahead of the second window, 10 is 9 ahead of the first.
    expect(plan({ held: [53, 10], pieces: 2, windows })).to.deep.equal([10, 53]);
  });

  it('measures the distance behind to the nearest window', () => {
    const windows = [
      { first: 40, end: 42 },
      { first: 50, end: 52 },
    ];
    expect(plan({ held: [39, 1, 20], pieces: 3, windows })).to.deep.equal([1, 20, 39]);
  });

  it('ignores empty windows', () => {
    const windows = [
      { first: 5, end: 5 },
      { first: 10, end: 12 },
    ];
    expect(plan({ held: [4, 6], pieces: 2, windows })).to.deep.equal([4, 6]);
  });

  it('drops anything when nobody reads', () => {
    expect(plan({ held: [4, 6, 8], pieces: 2 })).to.have.length(2);
  });

  it('goes by bytes, not by pieces', () => {
    const windows = [{ first: 10, end: 20 }];
    const lengths = { 1: 3, 2: 3 };
    expect(plan({ held: [1, 2, 3], pieces: 0.5, windows, lengths })).to.deep.equal([1, 2]);
  });

  it('leaves the pieces it was given as they are', () => {
    const held = Object.freeze([3, 1, 2]);
    plan({ held: held as number[], pieces: 2, windows: [{ first: 9, end: 10 }] });
    expect(held).to.deep.equal([3, 1, 2]);
  });
});

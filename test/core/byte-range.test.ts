import { expect } from '@open-wc/testing';
import {
  intersect,
  isRangeWithin,
  mergeRanges,
  pieceRange,
  pieceSpan,
  rangeLength,
  toHttpRange,
} from '../../src/core/byte-range.js';

describe('byte ranges', () => {
  it('are half-open', () => {
    expect(rangeLength({ start: 3, end: 10 })).to.equal(7);
    expect(rangeLength({ start: 3, end: 3 })).to.equal(0);
  });

  it('become inclusive only for HTTP', () => {
    expect(toHttpRange({ start: 0, end: 1 })).to.equal('bytes=0-0');
    expect(toHttpRange({ start: 100, end: 200 })).to.equal('bytes=100-199');
  });

  describe('isRangeWithin', () => {
    const cases: [number, number, boolean][] = [
      [0, 0, true],
      [0, 10, true],
      [10, 10, true],
      [-1, 5, false],
      [5, 4, false],
      [0, 11, false],
      [0.5, 2, false],
      [0, NaN, false],
      [0, Infinity, false],
    ];
    for (const [start, end, expected] of cases) {
      it(`says ${String(expected)} for [${start}, ${end}) of 10 bytes`, () => {
        expect(isRangeWithin({ start, end }, 10)).to.equal(expected);
      });
    }
  });

  describe('intersect', () => {
    it('gives the common part', () => {
      expect(intersect({ start: 0, end: 10 }, { start: 5, end: 20 })).to.deep.equal({
        start: 5,
        end: 10,
      });
    });

    it('gives null when the ranges only touch', () => {
      expect(intersect({ start: 0, end: 5 }, { start: 5, end: 9 })).to.equal(null);
    });
  });

  describe('pieceSpan', () => {
    it('covers every piece that the range touches', () => {
      expect(pieceSpan({ start: 15, end: 17 }, 16)).to.deep.equal({ first: 0, end: 2 });
      expect(pieceSpan({ start: 16, end: 32 }, 16)).to.deep.equal({ first: 1, end: 2 });
    });

    it('is empty for an empty range', () => {
      expect(pieceSpan({ start: 40, end: 40 }, 16)).to.deep.equal({ first: 2, end: 2 });
    });
  });

  it('gives the last piece what is left', () => {
    expect(pieceRange(2, 16, 40)).to.deep.equal({ start: 32, end: 40 });
    expect(pieceRange(0, 16, 40)).to.deep.equal({ start: 0, end: 16 });
  });

  describe('mergeRanges', () => {
    it('sorts, joins what touches and drops what is empty', () => {
      const merged = mergeRanges([
        { start: 20, end: 30 },
        { start: 0, end: 5 },
        { start: 5, end: 8 },
        { start: 12, end: 12 },
        { start: 25, end: 26 },
      ]);
      expect(merged).to.deep.equal([
        { start: 0, end: 8 },
        { start: 20, end: 30 },
      ]);
    });
  });
});

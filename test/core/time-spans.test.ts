import { expect } from '@open-wc/testing';
import { toTimeSpans } from '../../src/core/time-spans.js';

describe('toTimeSpans', () => {
  it('copies the ranges into frozen plain data', () => {
    const ranges = [
      [0, 2.5],
      [5, 9],
    ] as const;
    const spans = toTimeSpans({
      length: ranges.length,
      start: (index) => ranges[index]![0],
      end: (index) => ranges[index]![1],
    });
    expect(spans).to.deep.equal([
      { start: 0, end: 2.5 },
      { start: 5, end: 9 },
    ]);
    expect(Object.isFrozen(spans)).to.equal(true);
    expect(Object.isFrozen(spans[0])).to.equal(true);
  });

  it('is empty for a media element that has nothing', () => {
    expect(toTimeSpans(document.createElement('video').buffered)).to.deep.equal([]);
  });
});

import { expect } from '@open-wc/testing';
import { readByUnits } from '../../src/media/demuxer-internals.js';
import type { Reader } from '../../src/media/demuxer-internals.js';

describe('readByUnits', () => {
  function request(start: number, minLength: number, maxLength: number): number[] {
    const asked: number[] = [];
    const reader: Reader = {
      fileSize: null,
      requestSliceRange: (...range) => {
        asked.push(...range);
        return null;
      },
    };
    readByUnits(reader, 100);
    void reader.requestSliceRange(start, minLength, maxLength);
    return asked;
  }

  it('asks for what is left of the unit that the shortest range ends in', () => {
    expect(request(30, 4, 1000)).to.deep.equal([30, 4, 70]);
    expect(request(98, 4, 1000)).to.deep.equal([98, 4, 102]);
    expect(request(200, 4, 1000)).to.deep.equal([200, 4, 100]);
  });

  it('leaves a range alone that goes no further', () => {
    expect(request(30, 4, 20)).to.deep.equal([30, 4, 20]);
    expect(request(30, 250, 250)).to.deep.equal([30, 250, 250]);
  });
});

import { expect } from '@open-wc/testing';
import { readByUnits, readPacketsAlone } from '../../src/media/demuxer-internals.js';
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

describe('readPacketsAlone', () => {
  const PAGE = { lacingValues: Uint8Array.of(10, 255, 20, 255), dataSize: 540 };

  /** How much of the page is read for the packet that begins with that value. */
  async function bytesFor(segment: number): Promise<unknown> {
    const demuxer = {
      reader: {} as Reader,
      readPacket: ({ dataSize }: typeof PAGE, start: number) => Promise.resolve([dataSize, start]),
    };
    readPacketsAlone(demuxer);
    return demuxer.readPacket(PAGE, segment);
  }

  it('reads a page up to the end of the packet', async () => {
    expect(await bytesFor(0)).to.deep.equal([10, 0]);
    expect(await bytesFor(1)).to.deep.equal([285, 1]);
  });

  it('reads all of a page where the packet goes on in the next', async () => {
    expect(await bytesFor(3)).to.deep.equal([540, 3]);
  });

  it('does nothing to a demuxer that has no pages', () => {
    const demuxer = { reader: {} as Reader };
    readPacketsAlone(demuxer);
    expect(demuxer).to.have.all.keys('reader');
  });
});

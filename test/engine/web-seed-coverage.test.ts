import { expect } from '@open-wc/testing';
import { WebSeedCoverage } from '../../src/engine/web-seed-coverage.js';
import type { WebSeedFailure } from '../../src/engine/web-seed-failure.js';

const NOT_FOUND: WebSeedFailure = { code: 'status', status: 404 };
const FILES = [
  { path: 'torrent/a', range: { start: 0, end: 25 } },
  { path: 'torrent/b', range: { start: 25, end: 30 } },
  { path: 'torrent/c', range: { start: 35, end: 62 } },
] as const;

/** Seven pieces of 10 bytes: a a ab(b…) pad/c c c c. */
function coverage(): WebSeedCoverage {
  return new WebSeedCoverage({
    layout: { isSingleFile: false, files: FILES },
    pieceLengthBytes: 10,
    pieceCount: 7,
    totalBytes: 62,
  });
}

function held(of: WebSeedCoverage): number[] {
  return [-1, 0, 1, 2, 3, 4, 5, 6, 7].filter((piece) => of.has(piece));
}

describe('WebSeedCoverage', () => {
  it('is all of the torrent at first', () => {
    expect(held(coverage())).to.deep.equal([0, 1, 2, 3, 4, 5, 6]);
  });

  it('loses a piece that was wrong', () => {
    const some = coverage();
    some.onWrongPiece(4);
    some.onWrongPiece(4);
    expect(held(some)).to.deep.equal([0, 1, 2, 3, 5, 6]);
  });

  it('loses the pieces of a file that is not there, at the third request for it', () => {
    const some = coverage();
    some.onFailure(FILES[0], NOT_FOUND);
    some.onFailure(FILES[0], { code: 'wrong-length' });
    expect(held(some)).to.deep.equal([0, 1, 2, 3, 4, 5, 6]);
    some.onFailure(FILES[0], NOT_FOUND);
    expect(held(some)).to.deep.equal([3, 4, 5, 6]);
  });

  it('counts the failures of each file apart', () => {
    const some = coverage();
    for (const file of FILES) {
      some.onFailure(file, NOT_FOUND);
      some.onFailure(file, NOT_FOUND);
    }
    expect(held(some)).to.deep.equal([0, 1, 2, 3, 4, 5, 6]);
    some.onFailure(FILES[1], NOT_FOUND);
    expect(held(some)).to.deep.equal([0, 1, 3, 4, 5, 6]);
  });

  it('blames no file for a network or server that is down', () => {
    const some = coverage();
    for (let i = 0; i < 5; i++) {
      some.onFailure(FILES[2], { code: 'cors-or-network' });
      some.onFailure(FILES[2], { code: 'stalled' });
      some.onFailure(FILES[2], { code: 'status', status: 503 });
    }
    expect(held(some)).to.deep.equal([0, 1, 2, 3, 4, 5, 6]);
  });
});

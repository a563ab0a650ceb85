import { expect } from '@open-wc/testing';
import { VIEWER_ID_PREFIX_HEX, isViewer, rankFor, score, seedOf } from '../../src/engine/crowd.js';
import type { Taker } from '../../src/engine/crowd.js';

/** Peer ids as they are: the same prefix, and little that differs. */
const idOf = (index: number): string =>
  VIEWER_ID_PREFIX_HEX + '30303031'.padEnd(26, '2d') + index.toString(16).padStart(8, '0');

const takers = (count: number): Taker[] =>
  Array.from({ length: count }, (_, index) => ({ seed: seedOf(idOf(index)) }));

/** The ranks that all of them compute for a piece, each for itself. */
const ranksOf = (piece: number, all: readonly Taker[]): number[] =>
  all.map((own) =>
    rankFor(
      piece,
      own,
      all.filter((other) => other !== own),
    ),
  );

const PIECES = Array.from({ length: 2000 }, (_, piece) => piece);

describe('isViewer', () => {
  it('knows this player by its peer id', () => {
    expect(isViewer(idOf(1))).to.equal(true);
    expect(VIEWER_ID_PREFIX_HEX).to.equal(
      Array.from('-TP', (letter) => letter.charCodeAt(0).toString(16)).join(''),
    );
  });

  it('takes others for what they are', () => {
    for (const id of ['2d5757303031', '', '2d54', '00'.repeat(20), `00${VIEWER_ID_PREFIX_HEX}`]) {
      expect(isViewer(id), id).to.equal(false);
    }
  });
});

describe('seedOf', () => {
  it('differs for ids that differ in little', () => {
    const seeds = new Set(Array.from({ length: 5000 }, (_, index) => seedOf(idOf(index))));
    expect(seeds.size).to.be.greaterThan(4990);
  });

  it('is the same everywhere', () => {
    // FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/
    expect(seedOf('')).to.equal(0x811c9dc5);
    expect(seedOf('a')).to.equal(0xe40c292c);
    expect(seedOf('foobar')).to.equal(0xbf9cf968);
  });
});

describe('score', () => {
  it('is 32 bits without a sign, the same for the same', () => {
    for (const piece of [0, 1, 2 ** 31, 2 ** 32 - 1]) {
      const one = score(piece, seedOf(idOf(1)));
      expect(one).to.equal(score(piece, seedOf(idOf(1))));
      expect(Number.isInteger(one) && one >= 0 && one < 2 ** 32).to.equal(true);
    }
  });

  it('spreads neighbouring pieces over the whole range', () => {
    const quarters = [0, 0, 0, 0];
    const seed = seedOf(idOf(3));
    for (const piece of PIECES) quarters[Math.floor(score(piece, seed) / 2 ** 30)]! += 1;
    for (const count of quarters) expect(count).to.be.within(400, 600);
  });
});

describe('rankFor', () => {
  it('is first when there is nobody else', () => {
    expect(rankFor(7, { seed: 1 }, [])).to.equal(0);
  });

  it('gives everybody a place of their own, on which all agree', () => {
    for (const count of [2, 3, 8, 50]) {
      const all = takers(count);
      for (const piece of PIECES.slice(0, 200)) {
        const ranks = ranksOf(piece, all).sort((a, b) => a - b);
        expect(ranks).to.deep.equal(Array.from({ length: count }, (_, rank) => rank));
      }
    }
  });

  it('does not depend on the order of the others', () => {
    const [own, ...others] = takers(9);
    for (const piece of PIECES.slice(0, 100)) {
      const rank = rankFor(piece, own!, others);
      expect(rankFor(piece, own!, [...others].reverse())).to.equal(rank);
    }
  });

  it('divides the work evenly', () => {
    for (const count of [2, 4, 16]) {
      const all = takers(count);
      const shares = new Array<number>(count).fill(0);
      for (const piece of PIECES) shares[ranksOf(piece, all).indexOf(0)]! += 1;
      const fair = PIECES.length / count;
      for (const share of shares) expect(share).to.be.within(fair * 0.6, fair * 1.4);
    }
  });

  it('gives the second place to others than always the same', () => {
    const all = takers(4);
    const pairs = new Set<string>();
    for (const piece of PIECES) {
      const ranks = ranksOf(piece, all);
      pairs.add(`${ranks.indexOf(0)}-${ranks.indexOf(1)}`);
    }
    expect(pairs.size).to.equal(12);
  });

  it('changes for few pieces when somebody comes or goes', () => {
    const all = takers(8);
    const fewer = all.slice(0, 7);
    const moved = PIECES.filter((piece) => {
      const before = ranksOf(piece, all).indexOf(0);
      return before !== 7 && before !== ranksOf(piece, fewer).indexOf(0);
    });
    expect(moved).to.deep.equal([]);
  });

  it('decides between equal scores by the seeds, for both alike', () => {
    const [a, b] = [{ seed: 5 }, { seed: 5 }];
    expect(rankFor(1, a, [b])).to.equal(rankFor(1, b, [a]));
    expect(rankFor(1, a, [b])).to.equal(0);
  });
});

import { expect } from '@open-wc/testing';
import { wantedPieces } from '../../src/engine/demands.js';
import type { Demand, DemandFacts } from '../../src/engine/demands.js';

const FACTS: DemandFacts = {
  nowMs: 1000,
  isHeld: () => false,
  availability: () => 1,
};

const demand = (urgency: Demand['urgency'], first: number, end: number, more = {}): Demand => ({
  span: { first, end },
  urgency,
  deadlineMs: urgency === 'rest' ? Infinity : 1000,
  msPerPiece: urgency === 'ahead' ? 1000 : 0,
  sinceMs: 500,
  ...more,
});

const order = (demands: Iterable<Demand>, facts: Partial<DemandFacts> = {}, max = 10_000) => {
  const pieces: number[] = [];
  for (const { piece } of wantedPieces(demands, { ...FACTS, ...facts })) {
    pieces.push(piece);
    if (pieces.length === max) break;
  }
  return pieces;
};

const span = (first: number, end: number): number[] =>
  Array.from({ length: end - first }, (_, at) => first + at);

describe('wantedPieces', () => {
  it('wants nothing of nobody', () => {
    expect(order([])).to.deep.equal([]);
    expect(order([demand('read', 3, 3), demand('ahead', 3, 3), demand('rest', 3, 3)]))
      .to.deep //
      .equal([]);
  });

  it('serves readers before read-ahead before the rest, whoever came first', () => {
    const demands = [demand('rest', 0, 2), demand('ahead', 4, 6), demand('read', 8, 9)];
    expect(order(demands)).to.deep.equal([8, 4, 5, 0, 1]);
    expect(order([...demands].reverse())).to.deep.equal([8, 4, 5, 0, 1]);
  });

  it('serves of several readers the one whose deadline is next, and of equal ones the first', () => {
    const demands = [
      demand('read', 0, 1, { deadlineMs: 3000 }),
      demand('read', 1, 2, { deadlineMs: 1000 }),
      demand('read', 2, 3, { deadlineMs: 2000 }),
      demand('read', 3, 4, { deadlineMs: 1000 }),
      demand('read', 4, 5, { deadlineMs: Infinity }),
      demand('read', 5, 6, { deadlineMs: Infinity }),
    ];
    expect(order(demands)).to.deep.equal([1, 3, 2, 0, 4, 5]);
  });

  it('serves a reader far ahead before the read-ahead of another with an earlier deadline', () => {
    const demands = [
      demand('ahead', 0, 2, { deadlineMs: 100 }),
      demand('read', 50, 51, { deadlineMs: 9000 }),
    ];
    expect(order(demands)).to.deep.equal([50, 0, 1]);
  });

  it('leaves out what is held', () => {
    const isHeld = (piece: number): boolean => piece % 2 === 0;
    for (const urgency of ['read', 'ahead', 'rest'] as const) {
      expect(order([demand(urgency, 0, 7)], { isHeld })).to.deep.equal([1, 3, 5]);
    }
  });

  describe('deadlines', () => {
    it('follow one another in the order of playback', () => {
      const [wanted] = [[...wantedPieces([demand('ahead', 10, 13, { deadlineMs: 4000 })], FACTS)]];
      expect(wanted).to.deep.equal([
        { piece: 10, deadlineMs: 4000, sinceMs: 500 },
        { piece: 11, deadlineMs: 5000, sinceMs: 500 },
        { piece: 12, deadlineMs: 6000, sinceMs: 500 },
      ]);
    });

    it('count from the first piece of the demand, held or not', () => {
      const facts = { ...FACTS, isHeld: (piece: number) => piece < 12 };
      const wanted = [...wantedPieces([demand('ahead', 10, 13, { deadlineMs: 4000 })], facts)];
      expect(wanted).to.deep.equal([{ piece: 12, deadlineMs: 6000, sinceMs: 500 }]);
    });

    it('belong to the piece, in whatever order it is asked for', () => {
      const availability = (piece: number): number => 500 - piece;
      const wanted = wantedPieces([demand('ahead', 0, 100)], { ...FACTS, availability });
      for (const { piece, deadlineMs } of wanted) {
        expect(deadlineMs).to.equal(1000 + piece * 1000);
      }
    });

    it('do not exist for what is only kept', () => {
      const wanted = [...wantedPieces([demand('rest', 0, 3)], FACTS)];
      expect(wanted.map(({ deadlineMs }) => deadlineMs)).to.deep.equal(Array(3).fill(Infinity));
    });
  });

  describe('the order', () => {
    const rarestLast = (piece: number): number => 1000 - piece;

    it('is that of playback in a read, whatever is rare', () => {
      const demands = [demand('read', 0, 300)];
      expect(order(demands, { availability: rarestLast })).to.deep.equal(span(0, 300));
    });

    it('is that of playback soon, and rarest first beyond', () => {
      const pieces = order([demand('ahead', 0, 100)], { availability: rarestLast });
      const inOrder = pieces.findIndex((piece, at) => piece !== at);
      // One piece is a second of playback.
      expect(inOrder).to.be.within(2, 30);
      expect(pieces.slice(inOrder)).to.deep.equal(span(inOrder, 100).reverse());
    });

    it('is that of playback for more pieces the shorter they play', () => {
      const inOrderOf = (msPerPiece: number): number => {
        const pieces = order([demand('ahead', 0, 100, { msPerPiece })], {
          availability: rarestLast,
        });
        return pieces.findIndex((piece, at) => piece !== at);
      };
      expect(inOrderOf(250)).to.equal(4 * inOrderOf(1000));
      expect(inOrderOf(60_000)).to.be.greaterThan(1);
    });

    it('is rarest first in the rest, from its beginning', () => {
      const pieces = order([demand('rest', 0, 50)], { availability: rarestLast });
      expect(pieces).to.deep.equal(span(0, 50).reverse());
    });

    it('of equally rare pieces is that of playback', () => {
      const availability = (piece: number): number => (piece < 5 ? 2 : 1);
      expect(order([demand('rest', 0, 10)], { availability }))
        .to.deep //
        .equal([5, 6, 7, 8, 9, 0, 1, 2, 3, 4]);
    });

    it('of a long torrent is rarest first in parts, and complete', () => {
      const pieces = order([demand('rest', 0, 1000)], { availability: rarestLast });
      expect([...pieces].sort((a, b) => a - b)).to.deep.equal(span(0, 1000));
      expect(pieces[0]).to.be.within(10, 999);
      expect(pieces.indexOf(0)).to.be.below(pieces.indexOf(999));
    });
  });

  describe('what no peer has', () => {
    const availability = (piece: number): number => (piece % 2 === 0 ? 0 : piece);

    it('comes last in what playback will want', () => {
      const pieces = order([demand('ahead', 0, 60)], { availability });
      const [firstMissing, lastHad] = [
        pieces.findIndex((piece, at) => at > 20 && piece % 2 === 0),
        pieces.length - 1 - [...pieces].reverse().findIndex((piece) => piece % 2 === 1),
      ];
      expect(pieces).to.have.length(60);
      expect(firstMissing).to.be.greaterThan(lastHad);
    });

    it('is not wanted when it is only to be kept', () => {
      expect(order([demand('rest', 0, 9)], { availability })).to.deep.equal([1, 3, 5, 7]);
    });

    it('does not hide what a peer has far behind it', () => {
      const only = (piece: number): number => (piece === 90_000 ? 1 : 0);
      expect(order([demand('rest', 0, 100_000)], { availability: only }, 1)).to.deep.equal([
        90_000,
      ]);
    });

    it('is wanted all the same by a reader', () => {
      expect(order([demand('read', 0, 3)], { availability: () => 0 })).to.deep.equal([0, 1, 2]);
    });
  });

  it('looks no further than it is asked to', () => {
    let looks = 0;
    const isHeld = (): boolean => {
      looks++;
      return false;
    };
    order([demand('read', 0, 1_000_000)], { isHeld }, 10);
    expect(looks).to.be.below(20);
    looks = 0;
    order([demand('rest', 0, 1_000_000)], { isHeld }, 10);
    expect(looks).to.be.below(1000);
  });
});

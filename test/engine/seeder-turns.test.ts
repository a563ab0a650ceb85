import { expect } from '@open-wc/testing';
import { rankFor, seedOf } from '../../src/engine/crowd.js';
import { SHORT_BUFFER_MS, suppliersFor } from '../../src/engine/request-plan.js';
import type { PlanFacts } from '../../src/engine/request-plan.js';
import {
  ABREAST_PIECES,
  OpenPieces,
  SOON_MS,
  TAKEOVER_MS,
  UNPRODUCTIVE_MS,
  divide,
  recentClaims,
} from '../../src/engine/seeder-turns.js';
import type { Fellow, Turn, WantedPiece } from '../../src/engine/seeder-turns.js';
import type { Supplier } from '../../src/engine/supplier.js';
import { FakeSupplier } from './fake-supplier.js';
import { NOW_MS, PIECE_BYTES, Round, fellow, kept, later } from './plan-fixture.js';

const OWN = { seed: seedOf('own') };

/** A piece that is our place in the queue among these. */
function pieceOfRank(rank: number, fellows: readonly Fellow[]): number {
  for (let piece = 10; ; piece++) if (rankFor(piece, OWN, fellows) === rank) return piece;
}

describe('suppliersFor', () => {
  const ids = (want: WantedPiece, suppliers: readonly Supplier[], facts: Partial<PlanFacts> = {}) =>
    suppliersFor(want, suppliers, new Round(suppliers, facts).facts).map(({ id }) => id);

  describe('a server', () => {
    const server = new FakeSupplier('server', { kind: 'server' });
    const peer = new FakeSupplier('peer');

    it('serves what playback needs soon, beside the peers', () => {
      const soon = { ...later(1), deadlineMs: NOW_MS + SHORT_BUFFER_MS - 1 };
      expect(ids(soon, [server, peer])).to.deep.equal(['server', 'peer']);
    });

    it('leaves to the peers what playback needs later', () => {
      const notSoon = { ...later(1), deadlineMs: NOW_MS + SHORT_BUFFER_MS };
      expect(ids(notSoon, [server, peer])).to.deep.equal(['peer']);
    });

    it('serves what playback needs later when no peer can', () => {
      const without = new FakeSupplier('without', { pieces: [] });
      const closed = new FakeSupplier('closed');
      closed.isOpen = false;
      expect(ids(later(1), [server])).to.deep.equal(['server']);
      expect(ids(later(1), [server, without])).to.deep.equal(['server']);
      expect(ids(later(1), [server, closed])).to.include('server');
    });

    it('never serves what is only kept', () => {
      expect(ids(kept(1), [server])).to.deep.equal([]);
    });
  });

  it('asks viewers for what they have, and seeders only when it is our turn', () => {
    const seeder = new FakeSupplier('seeder');
    const viewer = new FakeSupplier('viewer', { kind: 'viewer', pieces: [3] });
    const fellows = [fellow('viewer', { has: [3] }), fellow('c')];
    expect(ids(later(3), [seeder, viewer], { fellows })).to.deep.equal(['viewer']);
    expect(ids(later(4), [seeder, viewer], { fellows })).to.deep.equal([]);
    const claims = new Map([[4, NOW_MS]]);
    expect(ids(later(4), [seeder, viewer], { fellows, claims })).to.deep.equal(['seeder']);
  });

  it('finds out once whose turn it is, for any number of suppliers', () => {
    let questions = 0;
    const counting: Fellow = { ...fellow('b'), has: () => ++questions < 0 };
    const seeders = Array.from({ length: 50 }, (_, at) => new FakeSupplier(`seeder ${at}`));
    ids(later(1), seeders, { fellows: [counting] });
    expect(questions).to.equal(1);
  });
});

describe('divide', () => {
  const turn = (want: WantedPiece, facts: Partial<PlanFacts>): Turn =>
    divide(want, new Round([], facts).facts).turn;

  it('gives all to one who is alone', () => {
    expect(divide(later(1), new Round([]).facts)).to.deep.equal({
      turn: 'ours',
      rank: 0,
      takers: 1,
    });
  });

  it('leaves open what nobody has or claims', () => {
    const fellows = [fellow('b'), fellow('c')];
    const { turn, rank, takers } = divide(later(1), new Round([], { fellows }).facts);
    expect([turn, takers]).to.deep.equal(['open', 3]);
    expect(rank).to.equal(rankFor(1, OWN, fellows));
  });

  it('counts those only who want the piece', () => {
    const fellows = [fellow('elsewhere', { wants: () => false })];
    expect(turn(later(1), { fellows })).to.equal('ours');
  });

  it('counts nobody who gets nothing itself', () => {
    const asks = (lastPieceMs: number, pieceMs: number): Turn =>
      turn(later(1), { fellows: [fellow('idle', { lastPieceMs })], pieceMs });
    expect(asks(NOW_MS - UNPRODUCTIVE_MS, 100)).to.equal('ours');
    expect(asks(NOW_MS - UNPRODUCTIVE_MS + 1, 100)).to.equal('open');
    // Long pieces come seldom.
    expect(asks(NOW_MS - 2 * UNPRODUCTIVE_MS, 3000)).to.equal('open');
  });

  describe('claims', () => {
    const claimed = (piece: number, claimedMs = NOW_MS - 1000): Partial<PlanFacts> => {
      const fellows = [fellow('b', { claimed: new Map([[piece, claimedMs]]) })];
      return { fellows, claimedElsewhere: recentClaims(fellows, 100, NOW_MS) };
    };

    it('leaves to another what it claims', () => {
      expect(turn(later(1), claimed(1))).to.equal('theirs');
      expect(turn(later(2), claimed(1))).to.equal('open');
    });

    it('goes on with our own', () => {
      const claims = new Map([[1, NOW_MS]]);
      expect(turn(later(1), { fellows: [fellow('b')], claims })).to.equal('ours');
      expect(turn(later(1), { ...claimed(1), claims })).to.equal('ours');
      expect(turn(later(1), { fellows: [fellow('b', { has: [1] })], claims })).to.equal('ours');
    });

    it('of two at the same time is that of the first in the queue', () => {
      const [winner, loser] = [pieceOfRank(0, [fellow('b')]), pieceOfRank(1, [fellow('b')])];
      const at = (piece: number): Turn =>
        turn(later(piece), { ...claimed(piece), claims: new Map([[piece, NOW_MS - 900]]) });
      expect([at(winner), at(loser)]).to.deep.equal(['ours', 'theirs']);
    });

    it('keeps the seeder from being asked for too much at once', () => {
      const busy = (pieceMs: number): Turn => turn(later(9), { ...claimed(1), pieceMs });
      expect([busy(100), busy(1500), busy(1501), busy(5000)])
        .to.deep //
        .equal(['open', 'open', 'theirs', 'theirs']);
    });

    it('counts ours, and a piece that two claim once', () => {
      const claims = new Map([[1, NOW_MS]]);
      expect(turn(later(9), { ...claimed(1), claims, pieceMs: 1500 })).to.equal('open');
      expect(turn(later(9), { ...claimed(2), claims, pieceMs: 1500 })).to.equal('theirs');
    });

    it('does not count those that should have come long ago', () => {
      const old = claimed(1, NOW_MS - 6001);
      expect(turn(later(9), { ...old, pieceMs: 3000 })).to.equal('open');
    });

    it('leaves the next to others while what we brought is still with us alone', () => {
      const fellows = [fellow('b')];
      expect(turn(later(1), { fellows, notPassedOn: 3 })).to.equal('open');
      expect(turn(later(1), { fellows, notPassedOn: 4 })).to.equal('theirs');
      expect(turn(later(1), { fellows: [], notPassedOn: 4 })).to.equal('ours');
    });
  });

  describe('takes over', () => {
    const asksAt = (rank: number, waitedMs: number, pieceMs = 100): Turn => {
      const fellows = ['b', 'c', 'd', 'e'].map((id) => fellow(id));
      const piece = pieceOfRank(rank, fellows);
      fellows[0] = fellow('b', { claimed: new Map([[piece, NOW_MS - waitedMs]]) });
      const want = { piece, deadlineMs: 0, sinceMs: NOW_MS - waitedMs };
      return turn(want, { fellows, pieceMs });
    };

    it('what did not come, one place in the queue after another', () => {
      for (const rank of [1, 2, 3, 4]) {
        expect(asksAt(rank, rank * TAKEOVER_MS), `rank ${rank}, in time`).to.equal('theirs');
        expect(asksAt(rank, rank * TAKEOVER_MS + 1), `rank ${rank}, late`).to.equal('ours');
      }
    });

    it('long pieces later', () => {
      expect(asksAt(1, TAKEOVER_MS + 1, 2000)).to.equal('theirs');
      expect(asksAt(1, 3001, 2000)).to.equal('ours');
    });

    it('nothing that is not needed soon, however long ago it was claimed', () => {
      const claimed = new Map([[1, 0]]);
      const at = (deadlineMs: number): Turn =>
        turn({ piece: 1, deadlineMs, sinceMs: 0 }, { fellows: [fellow('b', { claimed })] });
      expect(at(Infinity)).to.equal('theirs');
      expect(at(NOW_MS + TAKEOVER_MS)).to.equal('theirs');
      expect(at(NOW_MS + TAKEOVER_MS - 1), 'in time to come before it is needed').to.equal('ours');
    });

    it('nothing that another has just taken over', () => {
      const fellows = ['b', 'c', 'd'].map((id) => fellow(id));
      const piece = pieceOfRank(2, fellows);
      const claimedAt = (ageMs: number) => ({ claimed: new Map([[piece, NOW_MS - ageMs]]) });
      const at = (againMs: number): Turn =>
        turn(
          { piece, deadlineMs: 0, sinceMs: 0 },
          {
            fellows: [fellow('b', claimedAt(9_000)), fellow('c', claimedAt(againMs)), fellows[2]!],
          },
        );
      expect(at(100)).to.equal('theirs');
      expect(at(2 * TAKEOVER_MS)).to.equal('theirs');
      expect(at(9_000)).to.equal('ours');
    });

    it('in the end what a viewer has and does not bring', () => {
      const at = (waitedMs: number): Turn =>
        turn(
          { piece: 3, deadlineMs: 0, sinceMs: NOW_MS - waitedMs },
          { fellows: [fellow('viewer', { has: [3] })] },
        );
      expect([at(0), at(TAKEOVER_MS), at(10 * TAKEOVER_MS)])
        .to.deep //
        .equal(['theirs', 'theirs', 'ours']);
    });
  });

  describe('with a viewer of little upload', () => {
    const at = (slackMs: number, expectedMs: number, has: number[], pieceMs = 100): Turn =>
      turn(
        { piece: 1, deadlineMs: NOW_MS + slackMs, sinceMs: NOW_MS },
        { fellows: [fellow('b', { has, expectedMs })], pieceMs },
      );

    it('waits for what comes in time', () => {
      expect([at(5000, 4500, [1]), at(5000, 4500, [])]).to.deep.equal(['theirs', 'open']);
    });

    it('waits for nothing that does not', () => {
      expect([at(5000, 4501, [1]), at(5000, 4501, [])]).to.deep.equal(['ours', 'ours']);
    });

    it('waits when the seeder has little as well', () => {
      expect([at(0, 4501, [1], 2000), at(0, 4501, [1], 1500)])
        .to.deep //
        .equal(['theirs', 'ours']);
    });

    it('asks about a whole piece', () => {
      let lengthBytes = 0;
      const asking = { ...fellow('b'), expectedMs: (bytes: number) => (lengthBytes = bytes) };
      turn(later(1), { fellows: [asking] });
      expect(lengthBytes).to.equal(PIECE_BYTES);
    });
  });

  describe('with a viewer at another place', () => {
    const ownPosition = 1000;
    const at = (deadlineMs: number, position: number | null): Turn =>
      turn(
        { piece: 1, deadlineMs, sinceMs: NOW_MS },
        { fellows: [fellow('b', { position })], ownPosition },
      );
    const soonMs = NOW_MS + SOON_MS - 1;

    it('leaves to one far behind nothing that is needed soon', () => {
      expect(at(soonMs, ownPosition - ABREAST_PIECES - 1)).to.equal('ours');
      expect(at(soonMs + 1, ownPosition - ABREAST_PIECES - 1)).to.equal('open');
    });

    it('but what it has claimed', () => {
      const claimed = new Map([[1, NOW_MS]]);
      const fellows = [fellow('b', { position: 0, claimed })];
      expect(turn({ ...later(1), deadlineMs: soonMs }, { fellows, ownPosition })).to.equal(
        'theirs',
      );
    });

    it('shares with one abreast, ahead, or whose place is not known', () => {
      for (const position of [ownPosition - ABREAST_PIECES, ownPosition, ownPosition + 500, null]) {
        expect(at(soonMs, position), String(position)).to.equal('open');
      }
    });

    it('takes all to be abreast while it wants nothing itself', () => {
      const fellows = [fellow('b', { position: 0 })];
      expect(turn({ ...later(1), deadlineMs: soonMs }, { fellows, ownPosition: null }))
        .to //
        .equal('open');
    });
  });
});

describe('OpenPieces', () => {
  /** The pieces taken of those offered, by number in the order in which they are wanted. */
  const taken = (takers: number, ...ranks: number[]): number[] => {
    const open = new OpenPieces();
    const first = ranks.map((rank, piece) =>
      open.add(later(piece), { turn: 'open', rank, takers }),
    );
    return first.filter((want) => want !== null).map(({ piece }) => piece);
  };

  it('waits until there is one for everybody', () => {
    expect(taken(3, 0, 0)).to.deep.equal([]);
    expect(taken(3, 0, 0, 0)).to.deep.equal([0]);
  });

  it('takes the earlier of those for which we are first', () => {
    expect(taken(3, 1, 0, 0)).to.deep.equal([0]);
    expect(taken(3, 2, 0, 0)).to.deep.equal([1]);
    expect(taken(4, 3, 3, 0, 3)).to.deep.equal([2]);
  });

  it('takes one of the first few, whatever our place in their queues', () => {
    expect(taken(4, 3, 3, 3, 3)).to.deep.equal([0]);
  });

  it('goes on with the next', () => {
    expect(taken(2, 1, 0, 1, 0)).to.deep.equal([0, 1, 2]);
  });

  it('takes at the end what is ours among those that are left', () => {
    const end = (...ranks: number[]): number | undefined => {
      const open = new OpenPieces();
      ranks.forEach((rank, piece) => open.add(later(piece), { turn: 'open', rank, takers: 9 }));
      return open.take()?.piece;
    };
    expect([end(), end(0), end(1), end(1, 0), end(1, 1), end(2, 1)])
      .to.deep //
      .equal([undefined, 0, undefined, 0, 0, undefined]);
  });

  it('lets somebody take the first, whoever takes another', () => {
    const names = ['a', 'b', 'c', 'd'];
    for (let first = 0; first < 400; first += 4) {
      const chosen = names.map((name) => {
        const open = new OpenPieces();
        const rivals = names.filter((other) => other !== name).map((other) => fellow(other));
        let piece = -1;
        for (let at = first; at < first + 4; at++) {
          const rank = rankFor(at, { seed: seedOf(name) }, rivals);
          piece = open.add(later(at), { turn: 'open', rank, takers: 4 })?.piece ?? piece;
        }
        return piece;
      });
      expect(chosen).to.include(first);
    }
  });
});

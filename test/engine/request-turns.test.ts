import { expect } from '@open-wc/testing';
import { rankFor, seedOf } from '../../src/engine/crowd.js';
import {
  ABREAST_PIECES,
  SHORT_BUFFER_MS,
  SOON_MS,
  TAKEOVER_MS,
  TAKEOVER_WINDOW_MS,
  suppliersFor,
} from '../../src/engine/request-plan.js';
import type { Fellow, PlanFacts, WantedPiece } from '../../src/engine/request-plan.js';
import type { Supplier } from '../../src/engine/supplier.js';
import { FakeSupplier } from './fake-supplier.js';
import { NOW_MS, Round, fellow, kept, later } from './plan-fixture.js';

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

  describe('in a crowd', () => {
    const seeder = new FakeSupplier('seeder');
    const viewer = new FakeSupplier('viewer', { kind: 'viewer', pieces: [3] });
    const server = new FakeSupplier('server', { kind: 'server' });
    const own = { seed: seedOf('own') };

    /** A piece that is our place in the queue among these. */
    const pieceOfRank = (rank: number, fellows: readonly Fellow[]): number => {
      for (let piece = 10; ; piece++) {
        if (rankFor(piece, own, fellows) === rank) return piece;
      }
    };

    it('asks viewers for what they have, whoever’s work it is', () => {
      const fellows = [fellow('viewer', { has: [3] }), fellow('c')];
      expect(ids(later(3), [seeder, viewer], { fellows })).to.deep.equal(['viewer']);
    });

    it('asks seeders for our share only, and everybody’s shares make the whole', () => {
      const names = ['own', 'b', 'c', 'd'];
      for (let piece = 0; piece < 100; piece++) {
        const askers = names.filter((name) => {
          const fellows = names.filter((other) => other !== name).map((other) => fellow(other));
          const facts = { fellows, own: { seed: seedOf(name) } };
          return ids(later(piece), [seeder], facts).length > 0;
        });
        expect(askers, `piece ${piece}`).to.have.length(1);
      }
    });

    it('divides the work of servers too', () => {
      const fellows = [fellow('b')];
      const soon = { deadlineMs: NOW_MS + SHORT_BUFFER_MS - 1, sinceMs: NOW_MS };
      expect(ids({ piece: pieceOfRank(0, fellows), ...soon }, [server], { fellows }))
        .to.deep //
        .equal(['server']);
      expect(ids({ piece: pieceOfRank(1, fellows), ...soon }, [server], { fellows }))
        .to.deep //
        .equal([]);
    });

    it('divides with those only who want the piece', () => {
      const elsewhere = fellow('elsewhere', { wants: () => false });
      for (let piece = 0; piece < 20; piece++) {
        expect(ids(later(piece), [seeder], { fellows: [elsewhere] })).to.deep.equal(['seeder']);
      }
    });

    it('takes over what did not come, one place in the queue after another', () => {
      const fellows = ['b', 'c', 'd', 'e'].map((id) => fellow(id));
      const asksAt = (rank: number, waitedMs: number): boolean => {
        const piece = pieceOfRank(rank, fellows);
        const want = { piece, deadlineMs: 0, sinceMs: NOW_MS - waitedMs };
        return ids(want, [seeder], { fellows }).length > 0;
      };
      for (const rank of [1, 2, 3, 4]) {
        expect(asksAt(rank, rank * TAKEOVER_MS), `rank ${rank}, in time`).to.equal(false);
        expect(asksAt(rank, rank * TAKEOVER_MS + 1), `rank ${rank}, late`).to.equal(true);
      }
    });

    it('takes over nothing that is not needed soon, however long it is wanted', () => {
      const fellows = [fellow('b')];
      const piece = pieceOfRank(1, fellows);
      const asksAt = (deadlineMs: number): boolean =>
        ids({ piece, deadlineMs, sinceMs: 0 }, [seeder], { fellows }).length > 0;
      expect(asksAt(Infinity)).to.equal(false);
      expect(asksAt(NOW_MS + TAKEOVER_WINDOW_MS)).to.equal(false);
      expect(asksAt(NOW_MS + TAKEOVER_WINDOW_MS - TAKEOVER_MS)).to.equal(false);
      expect(asksAt(NOW_MS + TAKEOVER_WINDOW_MS - TAKEOVER_MS - 1)).to.equal(true);
    });

    it('takes over in the end what a viewer has and does not bring', () => {
      const fellows = [fellow('viewer', { has: [3] })];
      const asks = (waitedMs: number): string[] =>
        ids({ piece: 3, deadlineMs: 0, sinceMs: NOW_MS - waitedMs }, [seeder, viewer], { fellows });
      expect(asks(0)).to.deep.equal(['viewer']);
      expect(asks(TAKEOVER_MS)).to.deep.equal(['viewer']);
      expect(asks(10 * TAKEOVER_MS)).to.deep.equal(['seeder', 'viewer']);
    });

    it('leaves nothing to a viewer that gets nothing itself', () => {
      const idle = fellow('idle', { isProductive: false });
      for (let piece = 0; piece < 20; piece++) {
        expect(ids(later(piece), [seeder], { fellows: [idle] })).to.deep.equal(['seeder']);
      }
    });

    describe('with a viewer at another place', () => {
      const ownPosition = 1000;
      const asks = (want: WantedPiece, position: number | null): boolean => {
        const fellows = [fellow('b', { position })];
        return ids(want, [seeder], { fellows, ownPosition }).length > 0;
      };
      const theirs = pieceOfRank(1, [fellow('b')]);
      const soon = { piece: theirs, deadlineMs: NOW_MS + SOON_MS - 1, sinceMs: NOW_MS };
      const notSoon = { ...soon, deadlineMs: NOW_MS + SOON_MS };

      it('leaves to one far behind nothing that is needed soon', () => {
        expect(asks(soon, ownPosition - ABREAST_PIECES - 1)).to.equal(true);
        expect(asks(notSoon, ownPosition - ABREAST_PIECES - 1)).to.equal(false);
      });

      it('leaves its share to one abreast, ahead, or whose place is not known', () => {
        for (const position of [
          ownPosition - ABREAST_PIECES,
          ownPosition,
          ownPosition + 500,
          null,
        ]) {
          expect(asks(soon, position), String(position)).to.equal(false);
        }
      });

      it('takes all to be abreast while it wants nothing itself', () => {
        const fellows = [fellow('b', { position: 0 })];
        expect(ids(soon, [seeder], { fellows, ownPosition: null })).to.deep.equal([]);
      });
    });

    it('finds out once whose turn it is, for any number of suppliers', () => {
      let questions = 0;
      const counting: Fellow = { ...fellow('b'), has: () => ++questions < 0 };
      const seeders = Array.from({ length: 50 }, (_, at) => new FakeSupplier(`seeder ${at}`));
      ids(later(1), seeders, { fellows: [counting] });
      expect(questions).to.equal(1);
    });
  });
});

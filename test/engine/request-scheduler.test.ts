import { expect } from '@open-wc/testing';
import { VIEWER_ID_PREFIX_HEX, rankFor, seedOf } from '../../src/engine/crowd.js';
import type { Demand } from '../../src/engine/demands.js';
import { PieceMap } from '../../src/engine/piece-map.js';
import { ALONE_MS } from '../../src/engine/reputation.js';
import { TAKEOVER_MS, TAKEOVER_WINDOW_MS } from '../../src/engine/request-plan.js';
import { RequestScheduler } from '../../src/engine/request-scheduler.js';
import type { SchedulerOptions } from '../../src/engine/request-scheduler.js';
import { FakeSupplier } from './fake-supplier.js';
import type { FakeSupplierOptions } from './fake-supplier.js';
import { FakeWire } from './fakes.js';
import { nextTask } from './next-task.js';
import { makeTorrent } from './torrent-fixture.js';
import type { TorrentFixture } from './torrent-fixture.js';

const KIB = 1024;
const PIECE_BYTES = 64 * KIB;
const COUNT = 12;
const OWN_ID = `${VIEWER_ID_PREFIX_HEX}${'0'.repeat(34)}`;
const FELLOW_ID = `${VIEWER_ID_PREFIX_HEX}${'1'.repeat(34)}`;
/** Later than any request counts as late, sooner than a wire counts as dead. */
const LATE_MS = 3_000;

describe('RequestScheduler', () => {
  let torrent: TorrentFixture;
  let pieces: PieceMap;
  let lifetime: AbortController;
  let scheduler: RequestScheduler;
  let nowMs: number;
  let verified: number[];
  let liars: string[];

  before(async () => {
    torrent = await makeTorrent(COUNT, PIECE_BYTES);
  });
  afterEach(() => lifetime.abort());
  beforeEach(() => create());

  function create(options: Partial<SchedulerOptions> = {}): void {
    lifetime = new AbortController();
    nowMs = 10_000;
    verified = [];
    liars = [];
    pieces = new PieceMap(COUNT, PIECE_BYTES, torrent.metadata.totalBytes);
    scheduler = new RequestScheduler({
      ownId: OWN_ID,
      signal: lifetime.signal,
      nowMs: () => nowMs,
      events: {
        onVerified: (piece) => {
          pieces.setHeld(piece, true);
          verified.push(piece);
        },
        onLiars: (_piece, ids) => {
          liars.push(...ids);
        },
      },
      ...options,
    });
  }

  const open = (): void => scheduler.open({ metadata: torrent.metadata, pieces });

  const add = (id: string, options: FakeSupplierOptions = {}): FakeSupplier => {
    const supplier = new FakeSupplier(id, options);
    supplier.listener = scheduler;
    scheduler.addSupplier(supplier);
    return supplier;
  };

  const want = (first: number, end: number, more: Partial<Demand> = {}): (() => void) =>
    scheduler.want({
      span: { first, end },
      urgency: 'read',
      deadlineMs: nowMs,
      msPerPiece: 0,
      sinceMs: nowMs,
      ...more,
    });

  const wantAhead = (first: number, end: number): (() => void) =>
    want(first, end, { urgency: 'ahead', deadlineMs: nowMs + 60_000, msPerPiece: 1000 });

  /** Until nothing more happens without an answer or the clock. */
  async function settle(): Promise<void> {
    do await nextTask();
    while (Array.from({ length: COUNT }, (_, at) => at).some((at) => isVerifying(at)));
    await nextTask();
  }

  const isVerifying = (piece: number): boolean => scheduler.assembler?.isVerifying(piece) ?? false;

  async function pass(ms: number): Promise<void> {
    nowMs += ms;
    scheduler.changed();
    await settle();
  }

  const right = (piece: number): Uint8Array => torrent.bytesOf(piece);
  const wrong = (piece: number): Uint8Array => torrent.bytesOf(piece).map((byte) => byte ^ 1);

  const bytesAsked = (supplier: FakeSupplier): number =>
    supplier.history.reduce((sum, { lengthBytes }) => sum + lengthBytes, 0);

  describe('by and large', () => {
    it('asks for nothing before the pieces are known, and then at once', async () => {
      const supplier = add('a');
      want(0, 1);
      await settle();
      expect(supplier.history).to.deep.equal([]);
      expect(scheduler.assembler).to.equal(null);
      open();
      await settle();
      expect(supplier.askedPieces).to.deep.equal([0]);
    });

    it('asks for what is wanted and nothing else, and hands over what is verified', async () => {
      open();
      const supplier = add('a');
      want(3, 5);
      await settle();
      expect(supplier.askedPieces).to.deep.equal([3, 4]);
      expect([...scheduler.requestedPieces]).to.deep.equal([3, 4]);
      supplier.deliver(right);
      await settle();
      expect(verified.toSorted()).to.deep.equal([3, 4]);
      expect([...scheduler.requestedPieces]).to.deep.equal([]);
      expect(supplier.asked).to.deep.equal([]);
      expect(bytesAsked(supplier)).to.equal(2 * PIECE_BYTES);
      expect(scheduler.assembler).to.include({ openBytes: 0, wastedBytes: 0 });
    });

    it('asks a supplier that comes later', async () => {
      open();
      want(3, 4);
      await settle();
      const supplier = add('a');
      await settle();
      expect(supplier.askedPieces).to.deep.equal([3]);
      expect([...scheduler.suppliers]).to.deep.equal([supplier]);
    });

    it('asks no more for what is wanted no more', async () => {
      open();
      const supplier = add('a', { windowBytes: 16 * KIB });
      const withdraw = wantAhead(0, 9);
      await settle();
      expect(supplier.askedPieces).to.deep.equal([0]);
      withdraw();
      withdraw();
      supplier.deliver(right);
      await settle();
      expect(supplier.asked).to.deep.equal([]);
    });

    it('turns to a new read at once, before the read-ahead', async () => {
      open();
      const supplier = add('a', { windowBytes: 32 * KIB });
      wantAhead(0, 6);
      await settle();
      want(9, 10);
      supplier.deliver(right);
      await settle();
      expect(supplier.asked.every(({ piece }) => piece === 9)).to.equal(true);
      expect(supplier.asked).to.not.deep.equal([]);
    });

    it('keeps the window full until all is here', async () => {
      open();
      const supplier = add('a', { windowBytes: 48 * KIB });
      wantAhead(0, COUNT);
      await settle();
      for (let round = 0; verified.length < COUNT; round++) {
        expect(round).to.be.below(50);
        const missing = COUNT * PIECE_BYTES - 100 - bytesAsked(supplier);
        expect(supplier.inFlightBytes).to.be.at.least(Math.min(48 * KIB, missing));
        supplier.deliver(right);
        await settle();
      }
      expect(bytesAsked(supplier)).to.equal(torrent.metadata.totalBytes);
    });

    it('asks for a lost block again, of whoever may have it', async () => {
      open();
      const [a, b] = [add('a', { latencyMs: 1 }), add('b', { latencyMs: 100 })];
      want(2, 3);
      await settle();
      expect(b.history).to.deep.equal([]);
      a.isOpen = false;
      a.loseAll();
      await settle();
      expect(bytesAsked(b)).to.equal(PIECE_BYTES);
      b.deliver(right);
      await settle();
      expect(verified).to.deep.equal([2]);
    });

    it('goes on with the others when a supplier is gone', async () => {
      open();
      const [a, b] = [add('a', { latencyMs: 1 }), add('b', { latencyMs: 100 })];
      want(2, 3);
      await settle();
      a.deliver(right, 99);
      scheduler.removeSupplier(a);
      a.loseAll();
      await settle();
      expect(b.askedPieces).to.deep.equal([2]);
      expect([...scheduler.suppliers]).to.deep.equal([b]);
    });

    it('does not ask again for a piece whose hash is being computed', async () => {
      open();
      const supplier = add('a');
      want(2, 3);
      await settle();
      supplier.deliver(right);
      scheduler.changed();
      expect(isVerifying(2)).to.equal(true);
      await settle();
      expect(verified).to.deep.equal([2]);
      expect(bytesAsked(supplier)).to.equal(PIECE_BYTES);
    });

    it('fetches again what was dropped after it was verified', async () => {
      open();
      const supplier = add('a');
      want(2, 3);
      await settle();
      supplier.deliver(right);
      await settle();
      pieces.setHeld(2, false);
      scheduler.changed();
      await settle();
      expect(supplier.asked).to.not.deep.equal([]);
    });

    it('is silent once its signal is aborted', async () => {
      open();
      const supplier = add('a');
      lifetime.abort();
      want(0, 1);
      await settle();
      expect(supplier.history).to.deep.equal([]);
    });
  });

  describe('a block that is late', () => {
    it('is asked of a second supplier, and cancelled at the slower one', async () => {
      open();
      const [a, b] = [add('a', { latencyMs: 1 }), add('b', { latencyMs: 100 })];
      want(2, 3);
      await settle();
      await pass(100);
      expect(b.history, 'while it is in time').to.deep.equal([]);
      await pass(LATE_MS);
      expect(bytesAsked(b)).to.equal(PIECE_BYTES);
      b.deliver(right);
      expect(a.asked).to.deep.equal([]);
      expect(a.cancelled).to.have.length(a.history.length);
      await settle();
      expect(verified).to.deep.equal([2]);
      expect(scheduler.assembler?.wastedBytes).to.equal(0);
      expect([...scheduler.requestedPieces]).to.deep.equal([]);
    });

    it('is taken from the first supplier, when that is the faster after all', async () => {
      open();
      const [a, b] = [add('a', { latencyMs: 1 }), add('b', { latencyMs: 100 })];
      want(2, 3);
      await settle();
      await pass(LATE_MS);
      a.deliver(right);
      expect(b.asked).to.deep.equal([]);
      expect(b.cancelled).to.have.length(b.history.length);
      await settle();
      expect(verified).to.deep.equal([2]);
    });

    it('is asked of two at most, of the one that is expected first', async () => {
      open();
      add('a', { latencyMs: 1 });
      const [slow, quick] = [add('slow', { latencyMs: 900 }), add('quick', { latencyMs: 50 })];
      want(2, 3);
      await settle();
      for (let round = 0; round < 5; round++) await pass(LATE_MS);
      expect(bytesAsked(quick)).to.equal(PIECE_BYTES);
      expect(slow.history).to.deep.equal([]);
    });

    it('counts as waste when both deliver it', async () => {
      open();
      const [a, b] = [add('a', { latencyMs: 1 }), add('b', { latencyMs: 100 })];
      want(2, 3);
      await settle();
      await pass(LATE_MS);
      const [block] = a.asked;
      b.deliver(right);
      scheduler.onBlock(a, block!, right(2).slice(0, block!.lengthBytes));
      await settle();
      expect(verified).to.deep.equal([2]);
      expect(scheduler.assembler?.wastedBytes).to.equal(block!.lengthBytes);
    });

    it('is left to the first supplier when playback can wait', async () => {
      open();
      const [, b] = [add('a', { latencyMs: 1 }), add('b', { latencyMs: 100 })];
      wantAhead(2, 3);
      await settle();
      await pass(LATE_MS);
      expect(b.history).to.deep.equal([]);
    });

    it('is not asked of those that cannot have it', async () => {
      open();
      add('a', { latencyMs: 1 });
      const without = add('without', { pieces: [3] });
      const full = add('full', { windowBytes: 0 });
      const closed = add('closed');
      closed.isOpen = false;
      want(2, 3);
      await settle();
      await pass(LATE_MS);
      for (const other of [without, full, closed]) expect(other.history).to.deep.equal([]);
    });
  });

  describe('a piece whose hash is wrong', () => {
    it('bans the one that alone delivered it, and fetches it elsewhere', async () => {
      open();
      const [liar, honest] = [add('liar', { latencyMs: 1 }), add('honest', { latencyMs: 100 })];
      want(2, 3);
      await settle();
      liar.deliver(wrong);
      await settle();
      expect(liars).to.deep.equal(['liar']);
      honest.deliver(right);
      await settle();
      expect(verified).to.deep.equal([2]);
      expect(liar.asked).to.deep.equal([]);
      expect(scheduler.assembler?.wastedBytes).to.equal(PIECE_BYTES);
    });

    /** All answer at once whatever they are asked, until nothing more is asked. */
    async function answerAll(answers: Map<FakeSupplier, (piece: number) => Uint8Array>) {
      for (let round = 0; round < 100; round++) {
        let count = 0;
        for (const [supplier, bytesOf] of answers) {
          if (liars.includes(supplier.id)) scheduler.removeSupplier(supplier);
          count += supplier.deliver(bytesOf);
        }
        await settle();
        if (count === 0) return;
      }
      throw new Error('it goes on for ever');
    }

    it('costs little, and no honest peer is banned, when one of several lies', async () => {
      open();
      const honest = ['a', 'b', 'c'].map((id) => add(id, { windowBytes: 48 * KIB }));
      const liar = add('liar', { windowBytes: 48 * KIB });
      wantAhead(0, COUNT);
      await settle();
      await answerAll(new Map([[liar, wrong], ...honest.map((one) => [one, right] as const)]));
      expect(verified.toSorted((x, y) => x - y)).to.deep.equal(
        Array.from({ length: COUNT }, (_, piece) => piece),
      );
      expect(liars).to.deep.equal(['liar']);
      expect(scheduler.assembler?.wastedBytes).to.be.at.most(6 * PIECE_BYTES);
    });

    it('comes from one supplier at a time', async () => {
      open();
      const suppliers = ['a', 'b', 'liar'].map((id) => add(id, { windowBytes: 32 * KIB }));
      want(2, 3);
      await settle();
      expect(suppliers.every(({ asked }) => asked.length > 0)).to.equal(true);
      for (const one of suppliers) one.deliver(one.id === 'liar' ? wrong : right);
      await settle();
      expect(suppliers.filter(({ asked }) => asked.length > 0)).to.have.length(1);
      await pass(LATE_MS);
      expect(suppliers.filter(({ asked }) => asked.length > 0)).to.have.length(1);
    });

    /** Two delivered it, one of them wrong bytes; it is asked of one of them again. */
    async function suspect(begin: (first: number, end: number) => unknown = want) {
      open();
      const suppliers = ['a', 'b'].map((id) => add(id, { windowBytes: 32 * KIB }));
      begin(2, 3);
      await settle();
      suppliers[0]!.deliver(right);
      suppliers[1]!.deliver(wrong);
      await settle();
      const owner = suppliers.find(({ asked }) => asked.length > 0);
      const other = suppliers.find((one) => one !== owner);
      if (!owner || !other) throw new Error('asked of nobody');
      expect(other.asked).to.deep.equal([]);
      return { owner, other };
    }

    it('goes to another supplier when the one asked refuses', async () => {
      const { owner, other } = await suspect();
      owner.loseAll();
      await settle();
      expect(owner.asked).to.deep.equal([]);
      expect(other.asked).to.not.deep.equal([]);
    });

    it('goes to another supplier when the one asked is silent', async () => {
      const { owner, other } = await suspect();
      const asked = owner.asked.length;
      await pass(ALONE_MS + LATE_MS);
      expect(other.asked).to.not.deep.equal([]);
      expect(owner.asked).to.have.length(asked);
    });

    it('goes to another supplier when the one asked is gone and owes nothing', async () => {
      const { owner, other } = await suspect(wantAhead);
      owner.window = 0;
      owner.deliver(right);
      await settle();
      expect(verified).to.deep.equal([]);
      expect(owner.asked).to.deep.equal([]);
      scheduler.removeSupplier(owner);
      await settle();
      expect(other.asked).to.not.deep.equal([]);
    });

    it('leaves web seeds to count their strikes themselves', async () => {
      open();
      const server = add('https://example.com/film.mp4', { kind: 'server' });
      want(2, 3);
      await settle();
      server.deliver(wrong);
      await settle();
      expect(liars).to.deep.equal([server.id]);
      expect(server.asked).to.not.deep.equal([]);
    });
  });

  describe('limits', () => {
    it('asks for no more than the allowance, and tells of what it asked', async () => {
      let allowedBytes = 32 * KIB;
      create({
        allowanceBytes: () => allowedBytes,
        onAsked: (bytes) => (allowedBytes -= bytes),
      });
      open();
      const supplier = add('a');
      wantAhead(0, 5);
      await settle();
      expect(bytesAsked(supplier)).to.equal(32 * KIB);
      expect(allowedBytes).to.equal(0);
      allowedBytes = 16 * KIB;
      scheduler.changed();
      await settle();
      expect(bytesAsked(supplier)).to.equal(48 * KIB);
    });

    it('looks again by itself when the allowance has grown', async () => {
      let allowedBytes = 0;
      create({ allowanceBytes: () => allowedBytes, onAsked: (bytes) => (allowedBytes -= bytes) });
      open();
      const supplier = add('a');
      wantAhead(0, 5);
      await settle();
      expect(supplier.history).to.deep.equal([]);
      const asked = new Promise((resolve) => {
        supplier.request = resolve;
      });
      allowedBytes = 16 * KIB;
      await asked;
    });

    it('begins no piece for which memory has no room', async () => {
      const room = (): number => 2 * PIECE_BYTES - (scheduler.assembler?.openBytes ?? 0);
      create({ admitBytes: room });
      open();
      const supplier = add('a');
      wantAhead(0, 5);
      await settle();
      expect(supplier.askedPieces).to.deep.equal([0, 1]);
      supplier.deliver(right, 0);
      await settle();
      expect(supplier.askedPieces).to.deep.equal([0, 1, 2]);
    });

    it('gives up what was begun before a seek when memory has no room', async () => {
      const room = (): number => 2 * PIECE_BYTES - (scheduler.assembler?.openBytes ?? 0);
      create({ admitBytes: room });
      open();
      const supplier = add('a', { windowBytes: 128 * KIB });
      const withdraw = wantAhead(0, 2);
      await settle();
      expect(supplier.askedPieces).to.deep.equal([0, 1]);
      withdraw();
      want(8, 9);
      await settle();
      expect(supplier.cancelled.every(({ piece }) => piece < 2)).to.equal(true);
      expect(supplier.asked.map(({ piece }) => piece)).to.include(8);
      expect(supplier.asked.every(({ piece }) => piece === 8)).to.equal(true);
      expect(scheduler.assembler?.openBytes).to.equal(PIECE_BYTES);
    });

    it('keeps what was begun before a seek while memory has room', async () => {
      open();
      const supplier = add('a');
      const withdraw = wantAhead(0, 2);
      await settle();
      withdraw();
      want(8, 9);
      await settle();
      expect(supplier.cancelled).to.deep.equal([]);
      supplier.deliver(right);
      await settle();
      expect(verified.toSorted()).to.deep.equal([0, 1, 8]);
    });
  });

  describe('wires', () => {
    function attach(id?: string, has: number[] = [0, 1, 2, 3, 4, 5]): FakeWire {
      const wire = new FakeWire(id, new Set(has));
      scheduler.attach(wire);
      return wire;
    }

    const unchoke = (wire: FakeWire): void => {
      wire.peerChoking = false;
      wire.emit('unchoke');
    };

    const piecesOf = (wire: FakeWire): number[] => [
      ...new Set(wire.requests.map(({ piece }) => piece)),
    ];

    it('are asked as soon as they unchoke', async () => {
      open();
      const wire = attach();
      want(2, 3);
      await settle();
      expect(wire.requests).to.deep.equal([]);
      unchoke(wire);
      await settle();
      expect(piecesOf(wire)).to.deep.equal([2]);
    });

    it('are asked as soon as they have something', async () => {
      open();
      const wire = attach('55'.repeat(20), []);
      unchoke(wire);
      want(2, 5);
      await settle();
      wire._onHave(3);
      await settle();
      expect(piecesOf(wire)).to.deep.equal([3]);
      wire.has.add(4);
      wire._onBitField();
      await settle();
      expect(piecesOf(wire)).to.deep.equal([3, 4]);
    });

    it('deliver whole pieces', async () => {
      open();
      const wire = attach();
      unchoke(wire);
      want(2, 3);
      await settle();
      for (const { piece, offset, length } of [...wire.requests]) {
        wire.deliver(piece, offset, right(piece).slice(offset, offset + length));
      }
      await settle();
      expect(verified).to.deep.equal([2]);
    });

    it('are suppliers until they close', async () => {
      open();
      const [first, second] = [attach('44'.repeat(20)), attach('55'.repeat(20))];
      unchoke(first);
      want(2, 3);
      await settle();
      first.destroy();
      unchoke(second);
      await settle();
      expect(scheduler.suppliers.size).to.equal(1);
      expect(piecesOf(second)).to.deep.equal([2]);
    });

    it('of viewers are told what is wanted, and when it changes', async () => {
      open();
      const wire = attach(FELLOW_ID);
      wire.peerExtendedMapping['tp_want'] = 3;
      wantAhead(2, 5);
      await settle();
      wantAhead(4, 9);
      await settle();
      const spans = wire.messages.map(({ bytes }) =>
        [...new Uint32Array(bytes.length / 4)].map((_, at) =>
          new DataView(bytes.buffer, bytes.byteOffset).getUint32(4 * at),
        ),
      );
      expect(spans).to.deep.equal([
        [2, 5],
        [2, 9],
      ]);
    });

    it('of others are told nothing', async () => {
      open();
      const wire = attach('44'.repeat(20));
      wire.peerExtendedMapping['tp_want'] = 3;
      wantAhead(2, 5);
      await settle();
      expect(wire.messages).to.deep.equal([]);
    });
  });

  describe('beside another viewer', () => {
    const seeds = { own: { seed: seedOf(OWN_ID) }, fellow: { seed: seedOf(FELLOW_ID) } };
    const isOurs = (piece: number): boolean => rankFor(piece, seeds.own, [seeds.fellow]) === 0;
    const ours = Array.from({ length: COUNT }, (_, piece) => piece).filter(isOurs);
    const theirs = Array.from({ length: COUNT }, (_, piece) => piece).filter((at) => !isOurs(at));

    function attachFellow(): FakeWire {
      const wire = new FakeWire(FELLOW_ID);
      wire.peerChoking = false;
      scheduler.attach(wire);
      return wire;
    }

    it('has pieces of both to divide', () => {
      expect(ours.length).to.be.greaterThan(1);
      expect(theirs.length).to.be.greaterThan(1);
    });

    it('asks a seeder for its share only', async () => {
      open();
      const seeder = add('seeder');
      attachFellow();
      wantAhead(0, COUNT);
      await settle();
      expect(seeder.askedPieces.toSorted((a, b) => a - b)).to.deep.equal(ours);
    });

    it('asks the viewer for its share as soon as it has it', async () => {
      open();
      add('seeder');
      const wire = attachFellow();
      wantAhead(0, COUNT);
      await settle();
      wire._onHave(theirs[0]!);
      await settle();
      expect([...new Set(wire.requests.map(({ piece }) => piece))]).to.deep.equal([theirs[0]]);
    });

    it('asks for everything when the viewer wants other pieces', async () => {
      open();
      const seeder = add('seeder');
      const wire = attachFellow();
      const elsewhere = new Uint8Array(8);
      new DataView(elsewhere.buffer).setUint32(0, 1000);
      new DataView(elsewhere.buffer).setUint32(4, 2000);
      wire.receive('tp_want', elsewhere);
      wantAhead(0, COUNT);
      await settle();
      expect(seeder.askedPieces).to.have.length(COUNT);
    });

    it('asks for everything once the viewer is gone', async () => {
      open();
      const seeder = add('seeder');
      const wire = attachFellow();
      wantAhead(0, COUNT);
      await settle();
      wire.destroy();
      await settle();
      expect(seeder.askedPieces).to.have.length(COUNT);
    });

    it('takes over what the viewer does not bring, when it is needed', async () => {
      open();
      const seeder = add('seeder');
      attachFellow();
      const [piece] = theirs;
      want(piece!, piece! + 1);
      await settle();
      expect(seeder.history).to.deep.equal([]);
      await pass(TAKEOVER_WINDOW_MS + TAKEOVER_MS);
      expect(seeder.askedPieces).to.deep.equal([piece]);
    });
  });
});

import { expect } from '@open-wc/testing';
import { VIEWER_ID_PREFIX_HEX, seedOf } from '../../src/engine/crowd.js';
import { wantedPieces } from '../../src/engine/demands.js';
import type { Demand } from '../../src/engine/demands.js';
import { PieceMap } from '../../src/engine/piece-map.js';
import { planRequests } from '../../src/engine/request-plan.js';
import type { PlanFacts } from '../../src/engine/request-plan.js';
import { RequestScheduler } from '../../src/engine/request-scheduler.js';
import { WantExchange } from '../../src/engine/want-exchange.js';
import { WireFellow } from '../../src/engine/wire-fellow.js';
import { WireSupplier } from '../../src/engine/wire-supplier.js';
import { FakeWire } from './fakes.js';
import { nextTask } from './next-task.js';
import { makeUnverifiable } from './torrent-fixture.js';

const PIECE_BYTES = 16 * 1024;
const NOW_MS = 10_000;
const TURNS = 21;
const WARM_UP = 20;
const BATCH_MS = 10;
const ignore = (): void => undefined;

describe('the cost of a planning round', function () {
  this.timeout(60_000);

  /**
   * Milliseconds that each of some rounds takes: the medians of many, taken in
   * turns, so that what else the machine does meanwhile counts for all alike.
   */
  function mediansMs(rounds: readonly (() => void)[]): number[] {
    const batches = rounds.map(batchOf);
    const times: number[][] = rounds.map(() => []);
    for (let turn = 0; turn < TURNS; turn++) {
      rounds.forEach((round, at) => times[at]!.push(timeMs(round, batches[at]!)));
    }
    return times.map((list) => list.sort((a, b) => a - b)[Math.floor(TURNS / 2)]!);
  }

  /** How many rounds the clock of a browser can tell from none. */
  function batchOf(round: () => void): number {
    timeMs(round, WARM_UP);
    let batch = 1;
    while (timeMs(round, batch) * batch < BATCH_MS) batch *= 2;
    return batch;
  }

  function timeMs(round: () => void, batch: number): number {
    const sinceMs = performance.now();
    for (let count = 0; count < batch; count++) round();
    return (performance.now() - sinceMs) / batch;
  }

  interface Scene {
    readonly pieceCount: number;
    readonly wires: number;
    readonly viewers?: number;
    /** The pieces before this one are held. */
    readonly heldUntil?: number;
  }

  /** A round in which every wire has everything, is asked for nothing, and may be asked. */
  function makeRound({ pieceCount, wires, viewers = 0, heldUntil = 0 }: Scene): () => void {
    const pieces = new PieceMap(pieceCount, PIECE_BYTES, pieceCount * PIECE_BYTES);
    for (let piece = 0; piece < heldUntil; piece++) pieces.setHeld(piece, true);
    const suppliers: WireSupplier[] = [];
    const fellows: WireFellow[] = [];
    const nowMs = (): number => NOW_MS;
    for (let index = 0; index < wires + viewers; index++) {
      const name = index.toString(16).padStart(34, '0');
      const isViewer = index >= wires;
      const wire = new FakeWire((isViewer ? VIEWER_ID_PREFIX_HEX : '2d5757') + name);
      wire.peerChoking = false;
      wire.peerPieces.get = () => !isViewer;
      const want = WantExchange.attach(wire, nowMs);
      const supplier = new WireSupplier(wire, { onBlock: ignore, onLost: ignore }, nowMs);
      suppliers.push(supplier);
      if (isViewer) fellows.push(new WireFellow(supplier, want, nowMs));
    }
    const demands: Demand[] = [
      {
        span: { first: heldUntil, end: Math.min(pieceCount, heldUntil + 100) },
        urgency: 'ahead',
        deadlineMs: NOW_MS + 2000,
        msPerPiece: 200,
        sinceMs: 0,
      },
      {
        span: { first: 0, end: pieceCount },
        urgency: 'rest',
        deadlineMs: Infinity,
        msPerPiece: 0,
        sinceMs: 0,
      },
    ];
    const own = { seed: seedOf('own') };
    const facts: PlanFacts = {
      nowMs: NOW_MS,
      own,
      ownPosition: heldUntil,
      suppliers,
      fellows,
      claims: new Map(),
      notPassedOn: 0,
      claimedElsewhere: new Set(),
      pieceBytes: PIECE_BYTES,
      pieceMs: 100,
      allowanceBytes: Infinity,
      assemble: () => null, // every piece is looked at, and none is asked for
      isBarred: () => false,
    };
    const wantFacts = {
      nowMs: NOW_MS,
      isHeld: (piece: number) => pieces.has(piece),
      availability: () => 1,
    };
    return () => {
      let left = 512;
      const wanted = function* () {
        for (const want of wantedPieces(demands, wantFacts)) {
          if (--left < 0) return;
          yield want;
        }
      };
      planRequests(wanted(), facts, ignore);
    };
  }

  const costsMs = (...scenes: Scene[]): number[] => mediansMs(scenes.map(makeRound));

  it('is the same for 1,000 and for 100,000 pieces', () => {
    const [few, many] = costsMs(
      { pieceCount: 1_000, wires: 10 },
      { pieceCount: 100_000, wires: 10 },
    );
    expect(many! / few!).to.be.below(2);
  });

  it('grows no faster than the number of wires', () => {
    const pieceCount = 10_000;
    const [few, many] = costsMs({ pieceCount, wires: 2 }, { pieceCount, wires: 50 });
    expect(many! / few!).to.be.below(25 * 1.3);
  });

  it('grows no faster than the number of viewers', () => {
    const scene = { pieceCount: 10_000, wires: 2 };
    const [few, many] = costsMs({ ...scene, viewers: 2 }, { ...scene, viewers: 50 });
    expect(many! / few!).to.be.below(25 * 1.3);
  });

  it('is little with fifty viewers, and when most is held', () => {
    const [crowd, held] = costsMs(
      { pieceCount: 10_000, wires: 2, viewers: 48 },
      { pieceCount: 16_000, wires: 10, heldUntil: 15_500 },
    );
    expect(crowd).to.be.below(40);
    expect(held).to.be.below(20);
  });
});

describe('the cost of a tick', function () {
  this.timeout(60_000);

  /** How often the scheduler looks at a piece of a peer in one tick. */
  async function looks(pieceCount: number, wires: number): Promise<number> {
    const lifetime = new AbortController();
    const { metadata } = makeUnverifiable(pieceCount, PIECE_BYTES);
    const pieces = new PieceMap(pieceCount, PIECE_BYTES, metadata.totalBytes);
    const scheduler = new RequestScheduler({
      ownId: 'ff'.repeat(20),
      signal: lifetime.signal,
      nowMs: () => NOW_MS,
      events: { onVerified: ignore, onLiars: ignore },
    });
    let count = 0;
    for (let index = 0; index < wires; index++) {
      const wire = new FakeWire(index.toString(16).padStart(40, '0'));
      wire.peerChoking = false;
      wire.peerPieces.get = () => ++count > 0;
      scheduler.attach(wire);
    }
    const demand = { deadlineMs: NOW_MS + 60_000, msPerPiece: 100, sinceMs: 0 };
    scheduler.want({ span: { first: 0, end: pieceCount }, urgency: 'ahead', ...demand });
    scheduler.open({ metadata, pieces });
    await nextTask();
    count = 0;
    scheduler.changed();
    await nextTask();
    lifetime.abort();
    return count;
  }

  it('is bounded, whatever the torrent', async () => {
    const [few, many] = [await looks(1_000, 5), await looks(50_000, 5)];
    expect(many).to.be.at.most(2 * few);
    expect(many).to.be.at.most(5 * 1000);
  });

  it('is nothing while every window is full', async () => {
    expect(await looks(10_000, 2)).to.be.below(200);
  });
});

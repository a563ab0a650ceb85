import { expect } from '@open-wc/testing';
import type { ByteRange } from '../../src/core/byte-range.js';
import { MemoryBudget } from '../../src/engine/memory-budget.js';
import { PieceMap } from '../../src/engine/piece-map.js';
import { PieceStore } from '../../src/engine/piece-store.js';
import { FakeTorrent, FakeWire } from './fakes.js';

const PIECE = 10;
const PIECES = 100;

/** Byte range of pieces `[first, end)`. */
const bytes = (first: number, end: number): ByteRange => ({
  start: first * PIECE,
  end: end * PIECE,
});

class Bench {
  readonly torrent = new FakeTorrent();
  readonly store = new PieceStore(PIECE);
  readonly pieces: PieceMap;
  readonly budget: MemoryBudget;
  readonly dropped: number[] = [];
  readonly reader = {};
  admissions = 0;
  openBytes = 0;
  peakBytes = 0;

  /** @param budgetPieces the usable part, beside the three pieces in transit. */
  constructor(budgetPieces: number, totalBytes = PIECES * PIECE) {
    this.pieces = new PieceMap(Math.ceil(totalBytes / PIECE), PIECE, totalBytes);
    const context = {
      torrent: this.torrent,
      store: this.store,
      pieces: this.pieces,
      openBytes: () => this.openBytes,
      onDropped: (piece: number) => this.dropped.push(piece),
      onAdmission: () => {
        this.admissions++;
      },
    };
    this.budget = new MemoryBudget(context, (budgetPieces + 3) * PIECE);
  }

  get held(): number[] {
    return [...this.store.indexes()].sort((a, b) => a - b);
  }

  put(...pieces: number[]): void {
    for (const piece of pieces) {
      this.store.put(piece, new Uint8Array(this.pieces.lengthOf(piece)));
      this.pieces.setHeld(piece, true);
      this.budget.onVerified(piece);
      this.peakBytes = Math.max(this.peakBytes, this.store.bytes);
    }
  }

  /** As the scheduler does: begins a piece when it is admitted, then completes it. */
  fetch(piece: number): boolean {
    const lengthBytes = this.pieces.lengthOf(piece);
    if (!this.budget.admits(piece) || this.budget.admitBytes() < lengthBytes) return false;
    this.openBytes += lengthBytes;
    this.peakBytes = Math.max(this.peakBytes, this.store.bytes + this.openBytes);
    this.openBytes -= lengthBytes;
    this.put(piece);
    return true;
  }

  /** Fetches all that it may; returns how much that was. */
  fetchAll(): number {
    let fetched = 0;
    for (let piece = 0; piece < this.pieces.count; piece++) {
      if (!this.pieces.has(piece) && this.fetch(piece)) fetched++;
    }
    return fetched;
  }
}

describe('MemoryBudget', () => {
  describe('of a torrent that fits', () => {
    it('drops nothing, and admits everything', () => {
      const bench = new Bench(97);
      expect(bench.budget.fits).to.equal(true);
      expect(bench.budget.isTooSmall).to.equal(false);
      expect(bench.budget.admitBytes()).to.equal(Infinity);
      bench.budget.setWindows(bench.reader, [bytes(5, 6)]);
      expect(bench.budget.clip(bench.reader, bytes(0, 100))).to.deep.equal(bytes(0, 100));
      expect(bench.fetchAll()).to.equal(100);
      expect(bench.dropped).to.deep.equal([]);
    });

    it('need not have room for what is in transit', () => {
      const bench = new Bench(3, 6 * PIECE);
      expect(bench.budget.fits).to.equal(true);
      expect(bench.fetchAll()).to.equal(6);
    });
  });

  describe('of a larger torrent', () => {
    it('fetches nothing that nobody wants', () => {
      const bench = new Bench(10);
      expect(bench.budget.fits).to.equal(false);
      expect(bench.fetchAll()).to.equal(0);
    });

    it('fetches what a reader wants until memory is full, and then nothing', () => {
      const bench = new Bench(10);
      bench.budget.setWindows(bench.reader, [bytes(20, 90)]);
      expect(bench.fetchAll()).to.equal(10);
      expect(bench.held).to.deep.equal([20, 21, 22, 23, 24, 25, 26, 27, 28, 29]);
      expect(bench.budget.admitBytes()).to.equal(0);
      expect(bench.fetchAll()).to.equal(0);
      expect(bench.dropped).to.deep.equal([]);
    });

    it('moves on with the reader, piece by piece, and never takes more', () => {
      const bench = new Bench(10);
      let fetched = 0;
      for (let at = 0; at < PIECES; at++) {
        bench.budget.setWindows(bench.reader, [bytes(at, PIECES)]);
        fetched += bench.fetchAll();
        expect(bench.pieces.has(at), `piece ${at}`).to.equal(true);
      }
      expect(fetched, 'nothing twice').to.equal(PIECES);
      expect(bench.peakBytes).to.equal(10 * PIECE);
    });

    it('keeps what is behind as long as there is room', () => {
      const bench = new Bench(10);
      bench.budget.setWindows(bench.reader, [bytes(0, 6)]);
      bench.fetchAll();
      bench.budget.setWindows(bench.reader, [bytes(6, 10)]);
      bench.fetchAll();
      expect(bench.held).to.have.length(10);
      bench.budget.setWindows(bench.reader, [bytes(8, 12)]);
      bench.fetchAll();
      expect(bench.held, 'the farthest behind went').to.deep.equal([
        2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
      ]);
    });

    it('fetches again what it has dropped, when the reader comes back', () => {
      const bench = new Bench(5);
      for (const at of [0, 40, 0]) {
        bench.budget.setWindows(bench.reader, [bytes(at, at + 5)]);
        expect(bench.fetchAll()).to.equal(5);
        expect(bench.held[0]).to.equal(at);
      }
    });

    it('fetches a read before the window of the same reader', () => {
      const bench = new Bench(4);
      bench.budget.setWindows(bench.reader, [bytes(99, 100), bytes(10, 50)]);
      bench.fetchAll();
      expect(bench.held).to.deep.equal([10, 11, 12, 99]);
    });

    it('splits memory among readers, and takes it back from one that goes', () => {
      const bench = new Bench(6);
      const other = {};
      bench.budget.setWindows(bench.reader, [bytes(0, 50)]);
      bench.budget.setWindows(other, [bytes(50, 100)]);
      bench.fetchAll();
      expect(bench.held).to.deep.equal([0, 1, 2, 50, 51, 52]);
      bench.budget.setWindows(other, null);
      bench.fetchAll();
      expect(bench.held).to.deep.equal([0, 1, 2, 3, 4, 5]);
    });

    it('clips a range to what there is room for', () => {
      const bench = new Bench(4);
      const ahead = { start: 15, end: 900 };
      bench.budget.setWindows(bench.reader, [ahead]);
      expect(bench.budget.clip(bench.reader, ahead)).to.deep.equal({ start: 15, end: 50 });
      expect(bench.budget.clip(bench.reader, bytes(2, 4)), 'a part').to.deep.equal(bytes(2, 4));
      expect(bench.budget.clip(bench.reader, bytes(60, 70)), 'beyond').to.deep.equal(bytes(60, 60));
      expect(bench.budget.clip({}, ahead), 'of nobody').to.deep.equal({ start: 15, end: 15 });
    });

    it('clips to the end of a torrent with a shorter last piece', () => {
      const bench = new Bench(4, 98 * PIECE + 3);
      const end = { start: 970, end: 983 };
      bench.budget.setWindows(bench.reader, [end]);
      expect(bench.budget.clip(bench.reader, end)).to.deep.equal(end);
    });

    it('tells when other pieces may be fetched, and only then', () => {
      const bench = new Bench(4);
      bench.budget.setWindows(bench.reader, [bytes(0, 9)]);
      expect(bench.admissions).to.equal(1);
      bench.budget.setWindows(bench.reader, [{ start: 3, end: 88 }]);
      expect(bench.admissions, 'the same pieces').to.equal(1);
      bench.budget.setWindows(bench.reader, [bytes(1, 9)]);
      expect(bench.admissions).to.equal(2);
      bench.fetchAll();
      expect(bench.admissions).to.equal(2);
    });

    it('counts the pieces under way', () => {
      const bench = new Bench(4);
      bench.budget.setWindows(bench.reader, [bytes(0, 9)]);
      bench.openBytes = 3 * PIECE;
      expect(bench.budget.admitBytes()).to.equal(PIECE);
      bench.openBytes = 4 * PIECE;
      expect(bench.budget.admitBytes()).to.equal(0);
    });

    it('drops nothing for pieces that are under way already', () => {
      const bench = new Bench(4);
      bench.budget.setWindows(bench.reader, [bytes(0, 3)]);
      bench.fetchAll();
      bench.budget.setWindows(bench.reader, [bytes(10, 11)]);
      bench.openBytes = PIECE;
      expect(bench.budget.admitBytes()).to.equal(0);
      expect(bench.dropped).to.deep.equal([]);
    });

    it('gets back within the budget when something came that nobody wants any more', () => {
      const bench = new Bench(3);
      bench.budget.setWindows(bench.reader, [bytes(0, 3)]);
      bench.fetchAll();
      bench.put(50);
      expect(bench.held).to.deep.equal([0, 1, 2]);
    });
  });

  describe('when it drops a piece', () => {
    it('forgets it everywhere and tells every peer', () => {
      const bench = new Bench(1);
      const wires = [new FakeWire(), new FakeWire()];
      bench.torrent.wires.push(...wires);
      bench.budget.setWindows(bench.reader, [bytes(7, 8)]);
      bench.fetchAll();
      bench.budget.setWindows(bench.reader, [bytes(8, 9)]);
      bench.fetchAll();
      expect(bench.store.peek(7)).to.equal(null);
      expect(bench.pieces.has(7)).to.equal(false);
      expect(bench.torrent.calls).to.include('_markUnverified 7');
      expect(bench.dropped).to.deep.equal([7]);
      for (const wire of wires) expect(wire.calls).to.include('donthave 7');
    });
  });

  describe('with pinned pieces', () => {
    it('keeps them wherever the reader is', () => {
      const bench = new Bench(17);
      bench.budget.pin({ first: 98, end: 100 });
      bench.budget.setWindows(bench.reader, [bytes(98, 100)]);
      bench.fetchAll();
      for (let at = 0; at < 90; at++) {
        bench.budget.setWindows(bench.reader, [bytes(at, 90)]);
        bench.fetchAll();
      }
      expect(bench.held).to.include.members([98, 99]);
      expect(bench.peakBytes).to.be.most(17 * PIECE);
    });

    it('pins a tenth of the budget at most, the first first', () => {
      const bench = new Bench(17);
      bench.budget.pin({ first: 40, end: 60 });
      bench.budget.setWindows(bench.reader, [bytes(40, 60)]);
      bench.fetchAll();
      bench.budget.setWindows(bench.reader, [bytes(0, 30)]);
      bench.fetchAll();
      expect(bench.held.filter((piece) => piece >= 40)).to.deep.equal([40, 41]);
    });

    it('always leaves room to play', () => {
      for (let budgetPieces = 1; budgetPieces < 30; budgetPieces++) {
        const bench = new Bench(budgetPieces);
        bench.budget.pin({ first: 0, end: 50 });
        bench.budget.setWindows(bench.reader, [bytes(60, 61)]);
        bench.fetchAll();
        expect(bench.pieces.has(60), `${budgetPieces} pieces`).to.equal(true);
      }
    });
  });

  describe('when it changes', () => {
    it('drops what does not fit any more, what is wanted last', () => {
      const bench = new Bench(10);
      bench.budget.setWindows(bench.reader, [bytes(0, 10)]);
      bench.fetchAll();
      bench.budget.setBudget(7 * PIECE);
      expect(bench.held).to.deep.equal([0, 1, 2, 3]);
      expect(bench.budget.budgetBytes).to.equal(70);
    });

    it('fetches more when it grows', () => {
      const bench = new Bench(2);
      bench.budget.setWindows(bench.reader, [bytes(0, 10)]);
      expect(bench.fetchAll()).to.equal(2);
      bench.budget.setBudget(8 * PIECE);
      expect(bench.fetchAll()).to.equal(3);
      bench.budget.setBudget(PIECES * PIECE);
      expect(bench.fetchAll()).to.equal(95);
    });
  });

  describe('that is too small', () => {
    it('says so below four pieces', () => {
      expect(new Bench(0).budget.isTooSmall).to.equal(true);
      expect(new Bench(0.9).budget.isTooSmall).to.equal(true);
      expect(new Bench(1).budget.isTooSmall).to.equal(false);
    });

    it('needs a piece more for each further reader', () => {
      const { budget, reader } = new Bench(1);
      budget.setWindows(reader, [bytes(0, 10)]);
      expect(budget.isTooSmall).to.equal(false);
      budget.setWindows({}, [bytes(50, 60)]);
      expect(budget.isTooSmall).to.equal(true);
      budget.setWindows(reader, null);
      expect(budget.isTooSmall).to.equal(false);
    });

    it('admits nothing, instead of taking more than it may', () => {
      const bench = new Bench(0);
      bench.budget.setWindows(bench.reader, [bytes(0, 10)]);
      expect(bench.fetchAll()).to.equal(0);
      expect(bench.budget.admitBytes()).to.equal(0);
    });

    it('is not too small for a torrent that fits', () => {
      expect(new Bench(-1, 2 * PIECE).budget.isTooSmall).to.equal(false);
    });
  });

  it('never says HAVE_ALL: its DONTHAVE would not be believed', () => {
    const torrent = new FakeTorrent();
    const wire = new FakeWire();
    MemoryBudget.prepare(torrent, wire);
    wire.haveAll();
    expect(wire.calls).to.deep.equal(['bitfield']);
  });

  it('holds for any readers, seeking at random', () => {
    let random = 42;
    const next = (below: number): number => {
      random = (random * 16_807) % 2_147_483_647;
      return random % below;
    };
    const bench = new Bench(12);
    const readers = [{}, {}, {}];
    for (let round = 0; round < 400; round++) {
      const reader = readers[next(3)]!;
      const at = next(PIECES);
      const windows = [bytes(at, Math.min(at + 1 + next(30), PIECES))];
      bench.budget.setWindows(reader, next(10) === 0 ? null : windows);
      if (next(20) === 0) bench.budget.pin({ first: at, end: at + 1 });
      bench.fetchAll();
      expect(bench.store.bytes).to.be.most(12 * PIECE);
      expect(bench.budget.admitBytes() === 0 || bench.fetchAll() === 0).to.equal(true);
      expect(bench.held.every((piece) => bench.pieces.has(piece))).to.equal(true);
    }
    expect(bench.peakBytes).to.be.most(12 * PIECE);
  });
});

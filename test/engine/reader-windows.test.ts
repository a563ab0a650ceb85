import { expect } from '@open-wc/testing';
import type { ByteRange, PieceSpan } from '../../src/core/byte-range.js';
import type { MemoryAdmission } from '../../src/engine/memory-budget.js';
import { ReaderWindows } from '../../src/engine/reader-windows.js';

const PIECE = 10;
const range = (start: number, end: number): ByteRange => ({ start, end });

/** Has room up to a byte, and remembers what it was told. */
class FakeMemory implements MemoryAdmission {
  readonly pinned: PieceSpan[] = [];
  windows: readonly ByteRange[] | null = null;
  told = 0;
  room = Infinity;

  admitBytes(): number {
    return this.room;
  }

  admits(): boolean {
    return true;
  }

  clip(_reader: object, { start, end }: ByteRange): ByteRange {
    return { start, end: Math.max(start, Math.min(end, this.room)) };
  }

  setWindows(_reader: object, windows: readonly ByteRange[] | null): void {
    this.windows = windows;
    this.told++;
  }

  pin(span: PieceSpan): void {
    this.pinned.push(span);
  }
}

function make(): { memory: FakeMemory; windows: ReaderWindows } {
  const memory = new FakeMemory();
  return { memory, windows: new ReaderWindows(memory, PIECE) };
}

describe('ReaderWindows', () => {
  it('needs what is read, until the read ends', () => {
    const { memory, windows } = make();
    const read = windows.read(range(5, 95));
    expect(memory.windows).to.deep.equal([range(5, 95)]);
    read.end();
    expect(memory.windows).to.equal(null);
    const { told } = memory;
    read.end();
    expect(memory.told, 'once').to.equal(told);
  });

  it('needs less as a read goes on', () => {
    const { memory, windows } = make();
    const read = windows.read(range(5, 95));
    read.advance(30);
    expect(memory.windows).to.deep.equal([range(30, 95)]);
    read.advance(100);
    expect(memory.windows).to.deep.equal([range(95, 95)]);
  });

  it('needs reads before what is ahead, the older read first', () => {
    const { memory, windows } = make();
    windows.setAhead([range(40, 80)]);
    windows.read(range(90, 99));
    const second = windows.read(range(10, 20));
    expect(memory.windows).to.deep.equal([range(90, 99), range(10, 20), range(40, 80)]);
    second.end();
    expect(memory.windows).to.deep.equal([range(90, 99), range(40, 80)]);
  });

  it('replaces what is ahead', () => {
    const { memory, windows } = make();
    windows.setAhead([range(0, 10)]);
    windows.setAhead([range(20, 30)]);
    expect(memory.windows).to.deep.equal([range(20, 30)]);
    windows.setAhead([]);
    expect(memory.windows).to.equal(null);
  });

  it('says what of it may be fetched', () => {
    const { memory, windows } = make();
    memory.room = 50;
    expect(windows.setAhead([range(20, 90), range(95, 99)])).to.deep.equal([range(20, 50)]);
  });

  it('pins what is read before playback says anything', () => {
    const { memory, windows } = make();
    windows.guess([range(0, 10)]);
    windows.read(range(5, 25));
    windows.read(range(90, 91));
    windows.setAhead([]);
    windows.read(range(70, 80));
    expect(memory.pinned).to.deep.equal([
      { first: 0, end: 3 },
      { first: 9, end: 10 },
      { first: 7, end: 8 },
    ]);
    windows.setAhead([range(20, 30)]);
    windows.setAhead([]);
    windows.read(range(40, 50));
    expect(memory.pinned).to.have.length(3);
  });

  it('needs nothing after it was closed', () => {
    const { memory, windows } = make();
    windows.read(range(0, 10));
    windows.setAhead([range(20, 30)]);
    windows.close();
    expect(memory.windows).to.equal(null);
  });
});

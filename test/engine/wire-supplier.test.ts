import { expect } from '@open-wc/testing';
import { VIEWER_ID_PREFIX_HEX } from '../../src/engine/crowd.js';
import type { BlockRange } from '../../src/engine/supplier.js';
import { REFUSED_MS, WireSupplier, keyOf } from '../../src/engine/wire-supplier.js';
import { FakeWire } from './fakes.js';

const KIB = 1024;
const BLOCK: BlockRange = { piece: 3, offset: 16 * KIB, lengthBytes: 16 * KIB };
const OTHER: BlockRange = { piece: 3, offset: 0, lengthBytes: 4 * KIB };
const VIEWER_ID = VIEWER_ID_PREFIX_HEX.padEnd(40, '7');

interface Answer {
  readonly kind: 'block' | 'lost';
  readonly block: BlockRange;
  readonly bytes?: Uint8Array;
}

describe('WireSupplier', () => {
  let wire: FakeWire;
  let supplier: WireSupplier;
  let answers: Answer[];
  let nowMs: number;

  const create = (id?: string): void => {
    wire = new FakeWire(id);
    wire.peerChoking = false;
    answers = [];
    nowMs = 1000;
    const listener = {
      onBlock: (from: unknown, block: BlockRange, bytes: Uint8Array) => {
        expect(from).to.equal(supplier);
        answers.push({ kind: 'block', block, bytes });
      },
      onLost: (from: unknown, block: BlockRange) => {
        expect(from).to.equal(supplier);
        answers.push({ kind: 'lost', block });
      },
    };
    supplier = new WireSupplier(wire, listener, () => nowMs);
  };
  beforeEach(() => create());

  const deliver = ({ piece, offset, lengthBytes }: BlockRange): Uint8Array => {
    const bytes = new Uint8Array(lengthBytes).fill(9);
    wire.deliver(piece, offset, bytes);
    return bytes;
  };
  const refuse = ({ piece, offset, lengthBytes }: BlockRange): void =>
    wire.refuse(piece, offset, lengthBytes);

  it('is named by its peer, and knows viewers by their peer id', () => {
    expect(supplier).to.include({ id: '00'.repeat(20), kind: 'peer', wire });
    create(VIEWER_ID);
    expect(supplier).to.include({ id: VIEWER_ID, kind: 'viewer' });
  });

  it('asks for no more at once than every client grants', () => {
    expect(supplier.maxBlockBytes).to.equal(16 * KIB);
  });

  it('has what the peer says that it has, now', () => {
    expect(supplier.has(3)).to.equal(false);
    wire.has.add(3);
    expect(supplier.has(3)).to.equal(true);
    wire.has.delete(3);
    expect(supplier.has(3)).to.equal(false);
  });

  it('is open unless it chokes or is gone', () => {
    expect(supplier.isOpen).to.equal(true);
    wire.peerChoking = true;
    expect(supplier.isOpen).to.equal(false);
    wire.peerChoking = false;
    wire.destroy();
    expect(supplier.isOpen).to.equal(false);
  });

  describe('a request', () => {
    it('goes to the wire, and counts as in flight until it is answered', () => {
      supplier.request(BLOCK);
      supplier.request(OTHER);
      expect(wire.requests.map(({ piece, offset, length }) => [piece, offset, length]))
        .to.deep //
        .equal([
          [3, 16 * KIB, 16 * KIB],
          [3, 0, 4 * KIB],
        ]);
      expect(supplier.inFlightBytes).to.equal(20 * KIB);
      const bytes = deliver(BLOCK);
      expect(answers).to.deep.equal([{ kind: 'block', block: BLOCK, bytes }]);
      expect(supplier.inFlightBytes).to.equal(4 * KIB);
    });

    it('is no longer in flight when its answer is told', () => {
      const seen: number[] = [];
      const observed = new WireSupplier(
        wire,
        {
          onBlock: ({ inFlightBytes }) => seen.push(inFlightBytes),
          onLost: ({ inFlightBytes }) => seen.push(inFlightBytes),
        },
        () => nowMs,
      );
      observed.request(BLOCK);
      deliver(BLOCK);
      observed.request(BLOCK);
      refuse(BLOCK);
      expect(seen).to.deep.equal([0, 0]);
    });

    it('for what is asked already is not sent again', () => {
      supplier.request(BLOCK);
      supplier.request({ ...BLOCK });
      expect(wire.requests).to.have.length(1);
      expect(supplier.inFlightBytes).to.equal(16 * KIB);
    });

    it('may be made again after it was answered', () => {
      supplier.request(BLOCK);
      deliver(BLOCK);
      supplier.request(BLOCK);
      deliver(BLOCK);
      expect(answers.map(({ kind }) => kind)).to.deep.equal(['block', 'block']);
    });

    it('is lost when the peer refuses it', () => {
      supplier.request(BLOCK);
      refuse(BLOCK);
      expect(answers).to.deep.equal([{ kind: 'lost', block: BLOCK }]);
      expect(supplier.inFlightBytes).to.equal(0);
    });

    it('is lost at once when the peer chokes', () => {
      wire.peerChoking = true;
      supplier.request(BLOCK);
      expect(answers).to.deep.equal([{ kind: 'lost', block: BLOCK }]);
      expect(supplier.inFlightBytes).to.equal(0);
    });

    it('is lost when the wire closes', () => {
      supplier.request(BLOCK);
      supplier.request(OTHER);
      wire.destroy();
      expect(answers.map(({ kind }) => kind)).to.deep.equal(['lost', 'lost']);
      expect(supplier.inFlightBytes).to.equal(0);
    });
  });

  describe('cancel', () => {
    it('tells the peer, and is answered once', () => {
      supplier.request(BLOCK);
      supplier.cancel(BLOCK);
      supplier.cancel(BLOCK);
      expect(wire.calls).to.deep.equal([`cancel 3 ${16 * KIB} ${16 * KIB}`]);
      expect(answers).to.deep.equal([{ kind: 'lost', block: BLOCK }]);
    });

    it('leaves alone what was not asked, or is here', () => {
      supplier.cancel(BLOCK);
      supplier.request(BLOCK);
      deliver(BLOCK);
      supplier.cancel(BLOCK);
      expect(wire.calls).to.deep.equal([]);
      expect(answers).to.have.length(1);
    });

    it('sends nothing on a wire that is gone', () => {
      supplier.request(BLOCK);
      wire.destroy();
      supplier.cancel(BLOCK);
      expect(wire.calls).to.deep.equal([]);
    });

    it('does not hold the piece against the peer', () => {
      wire.has.add(3);
      supplier.request(BLOCK);
      supplier.cancel(BLOCK);
      expect(supplier.has(3)).to.equal(true);
    });
  });

  describe('a peer that refuses what it says to have', () => {
    beforeEach(() => {
      wire.has.add(3).add(4);
      supplier.request(BLOCK);
      refuse(BLOCK);
    });

    it('is not asked for that piece for a while', () => {
      expect([3, 4].map((piece) => supplier.has(piece))).to.deep.equal([false, true]);
      nowMs += REFUSED_MS - 1;
      expect(supplier.has(3)).to.equal(false);
      nowMs += 1;
      expect(supplier.has(3)).to.equal(true);
    });

    it('is asked as soon as it says again that it has it', () => {
      wire._onHave(3);
      expect(supplier.has(3)).to.equal(true);
    });
  });

  it('is asked again at once for what it refused because it choked', () => {
    wire.has.add(3);
    supplier.request(BLOCK);
    wire.peerChoking = true;
    refuse(BLOCK);
    wire.peerChoking = false;
    expect(supplier.has(3)).to.equal(true);
  });

  describe('a peer that owes blocks and sends none', () => {
    const LONG_MS = 60_000;

    it('is asked for nothing more, until it sends', () => {
      supplier.request(BLOCK);
      supplier.request(OTHER);
      nowMs += 1000;
      expect(supplier.isOpen).to.equal(true);
      nowMs += LONG_MS;
      expect(supplier).to.include({ isSnubbed: true, isOpen: false });
      deliver(OTHER);
      expect(supplier).to.include({ isSnubbed: false, isOpen: true });
    });

    it('is not one of which nothing was asked', () => {
      nowMs += LONG_MS;
      expect(supplier.isSnubbed).to.equal(false);
      supplier.request(BLOCK);
      expect(supplier.isSnubbed).to.equal(false);
      deliver(BLOCK);
      nowMs += LONG_MS;
      expect(supplier.isSnubbed).to.equal(false);
    });

    it('is one that only refuses, once the rest is overdue', () => {
      supplier.request(BLOCK);
      supplier.request(OTHER);
      nowMs += LONG_MS;
      refuse(OTHER);
      expect(supplier.isSnubbed).to.equal(true);
    });
  });

  describe('the window', () => {
    it('is that of a fresh link at first, and of the measured one then', () => {
      const first = supplier.windowBytes();
      expect(first).to.be.greaterThan(0);
      const blockAt = (i: number) => ({ piece: 0, offset: i * 16 * KIB, lengthBytes: 16 * KIB });
      supplier.request(blockAt(0));
      for (let i = 0; i < 400; i++) {
        supplier.request(blockAt(i + 1));
        nowMs += 5;
        deliver(blockAt(i));
      }
      expect(supplier.windowBytes(), 'as long as it was filled').to.be.greaterThan(first);
    });

    it('is closed while the peer has as many requests as it takes', () => {
      wire.peerExtendedHandshake = { reqq: 2 };
      supplier.request(BLOCK);
      expect(supplier.windowBytes()).to.be.greaterThan(0);
      supplier.request(OTHER);
      expect(supplier.windowBytes()).to.equal(0);
      deliver(OTHER);
      expect(supplier.windowBytes()).to.be.greaterThan(0);
    });

    for (const reqq of [undefined, 0, -5, 'many', NaN, null]) {
      it(`assumes a limit of its own when the peer says ${String(reqq)}`, () => {
        wire.peerExtendedHandshake = { reqq };
        for (let i = 0; i < 100; i++) supplier.request({ ...OTHER, piece: i });
        expect(supplier.windowBytes()).to.be.greaterThan(0);
        for (let i = 100; i < 1000; i++) supplier.request({ ...OTHER, piece: i });
        expect(supplier.windowBytes()).to.equal(0);
      });
    }

    it('expects a block later the more is in flight', () => {
      const alone = supplier.expectedMs(16 * KIB, nowMs);
      supplier.request(BLOCK);
      expect(supplier.expectedMs(16 * KIB, nowMs)).to.be.greaterThan(alone);
      deliver(BLOCK);
      expect(supplier.expectedMs(16 * KIB, nowMs)).to.be.at.most(alone);
    });
  });
});

describe('keyOf', () => {
  it('differs for any two blocks', () => {
    const keys = [
      BLOCK,
      OTHER,
      { ...BLOCK, piece: 4 },
      { ...BLOCK, offset: 1 },
      { piece: 31, offset: 6, lengthBytes: 1 },
      { piece: 3, offset: 16, lengthBytes: 1 },
    ].map(keyOf);
    expect(new Set(keys).size).to.equal(keys.length);
  });
});

import { expect } from '@open-wc/testing';
import { WantExchange } from '../../src/engine/want-exchange.js';
import { FakeWire } from './fakes.js';

const NAME = 'tp_want';
const NONE: readonly number[] = [];

let nowMs = 0;
const clock = (): number => nowMs;

/** Two wires, ends of one connection, whose peers understand the message. */
function connect(): { here: WantExchange; there: WantExchange; wires: [FakeWire, FakeWire] } {
  const wires: [FakeWire, FakeWire] = [new FakeWire(), new FakeWire()];
  const [here, there] = [
    WantExchange.attach(wires[0], clock),
    WantExchange.attach(wires[1], clock),
  ];
  for (const wire of wires) wire.peerExtendedMapping[NAME] = 5;
  return { here, there, wires };
}

/** Passes on what one end sent. */
function carry(from: FakeWire, to: FakeWire): void {
  for (const { name, bytes } of from.messages.splice(0)) to.receive(name, bytes);
}

describe('WantExchange', () => {
  it('announces itself under its name', () => {
    const wire = new FakeWire();
    WantExchange.attach(wire, clock);
    expect([...wire.extensions.keys()]).to.deep.equal([NAME]);
  });

  it('takes a peer that said nothing to want everything', () => {
    const { here } = connect();
    expect([0, 1, 4_000_000].every((piece) => here.wants(piece))).to.equal(true);
  });

  it('tells the span, half-open, as the other end understands it', () => {
    const { here, there, wires } = connect();
    here.tell({ first: 10, end: 20 }, NONE);
    carry(wires[0], wires[1]);
    const wanted = [9, 10, 19, 20].filter((piece) => there.wants(piece));
    expect(wanted).to.deep.equal([10, 19]);
    expect(here.wants(9)).to.equal(true);
  });

  it('knows where the peer is, once it told', () => {
    const { here, there, wires } = connect();
    expect(there.position).to.equal(null);
    for (const [span, position] of [
      [{ first: 10, end: 20 }, 10],
      [{ first: 0, end: 1 }, 0],
      [{ first: 0, end: 0 }, null],
      [{ first: 5, end: 5 }, null],
    ] as const) {
      here.tell(span, NONE);
      carry(wires[0], wires[1]);
      expect(there.position).to.equal(position);
    }
  });

  it('carries any span of a torrent', () => {
    const { here, there, wires } = connect();
    here.tell({ first: 0x8000_0000, end: 0xffff_ffff }, NONE);
    carry(wires[0], wires[1]);
    expect(there.wants(0x8000_0000)).to.equal(true);
    expect(there.wants(0x7fff_ffff)).to.equal(false);
    expect(there.wants(0xffff_fffe)).to.equal(true);
  });

  it('tells that nothing is wanted', () => {
    const { here, there, wires } = connect();
    here.tell({ first: 0, end: 0 }, NONE);
    carry(wires[0], wires[1]);
    expect(there.wants(0)).to.equal(false);
  });

  it('believes the last message', () => {
    const { here, there, wires } = connect();
    here.tell({ first: 0, end: 5 }, NONE);
    here.tell({ first: 5, end: 9 }, NONE);
    carry(wires[0], wires[1]);
    expect([4, 5].map((piece) => there.wants(piece))).to.deep.equal([false, true]);
  });

  it('sends only what changed', () => {
    const { here, wires } = connect();
    for (const end of [5, 5, 5, 6, 6, 5]) here.tell({ first: 0, end }, NONE);
    expect(wires[0].messages).to.have.length(3);
    expect(wires[0].messages.every(({ name }) => name === NAME)).to.equal(true);
  });

  it('sends nothing to a peer that does not understand, and all once it does', () => {
    const wire = new FakeWire();
    const exchange = WantExchange.attach(wire, clock);
    exchange.tell({ first: 1, end: 2 }, NONE);
    expect(wire.messages).to.deep.equal([]);
    wire.peerExtendedMapping[NAME] = 1;
    exchange.tell({ first: 1, end: 2 }, NONE);
    expect(wire.messages).to.have.length(1);
  });

  it('ignores messages that are none', () => {
    const { here, there, wires } = connect();
    here.tell({ first: 3, end: 4 }, NONE);
    carry(wires[0], wires[1]);
    for (const length of [0, 1, 3, 5, 7, 9, 1000]) wires[1].receive(NAME, new Uint8Array(length));
    expect([2, 3].map((piece) => there.wants(piece))).to.deep.equal([false, true]);
  });

  it('reads a message wherever it lies in memory', () => {
    const { there, wires } = connect();
    const bytes = new Uint8Array(20);
    new DataView(bytes.buffer).setUint32(8, 7);
    wires[1].receive(NAME, bytes.subarray(4, 12));
    expect([0, 6, 7].map((piece) => there.wants(piece))).to.deep.equal([true, true, false]);
  });

  it('keeps the exchanges of several wires apart', () => {
    const [one, two] = [connect(), connect()];
    one.here.tell({ first: 0, end: 1 }, NONE);
    carry(one.wires[0], one.wires[1]);
    expect(one.there.wants(5)).to.equal(false);
    expect(two.there.wants(5)).to.equal(true);
  });

  describe('of claims', () => {
    const SPAN = { first: 0, end: 100 };

    it('tells each once, and when it came', () => {
      const { here, there, wires } = connect();
      here.tell(SPAN, [7, 70_000]);
      nowMs = 500;
      carry(wires[0], wires[1]);
      expect([7, 70_000, 8].map((piece) => there.claimedMs(piece))).to.deep.equal([500, 500, null]);
      here.tell(SPAN, [7, 70_000, 8]);
      expect(wires[0].messages).to.have.length(1);
    });

    it('tells one again that was dropped meanwhile', () => {
      const { here, wires } = connect();
      for (const claims of [[7], NONE, [7]]) here.tell(SPAN, claims);
      expect(wires[0].messages.map(({ bytes }) => bytes.length)).to.deep.equal([8, 4, 4]);
    });

    it('tells all of them to a peer that understands later', () => {
      const wires = [new FakeWire(), new FakeWire()] as const;
      const here = WantExchange.attach(wires[0], clock);
      const there = WantExchange.attach(wires[1], clock);
      here.tell(SPAN, [1, 2]);
      wires[0].peerExtendedMapping[NAME] = 5;
      here.tell(SPAN, [1, 2]);
      carry(wires[0], wires[1]);
      expect([...there.claimedSince(0)]).to.deep.equal([1, 2]);
      expect(there.position).to.equal(0);
    });

    it('lists those since a time', () => {
      const { here, there, wires } = connect();
      for (const piece of [1, 2, 3]) {
        nowMs = piece * 1000;
        here.tell(SPAN, [piece]);
        carry(wires[0], wires[1]);
      }
      expect([...there.claimedSince(2000)]).to.deep.equal([2, 3]);
    });

    it('forgets those whose piece came', () => {
      const { here, there, wires } = connect();
      here.tell(SPAN, [1, 2]);
      carry(wires[0], wires[1]);
      there.settle(1);
      expect([1, 2].map((piece) => there.claimedMs(piece) === null)).to.deep.equal([true, false]);
    });

    it('believes no more of them than a peer can mean, the last ones', () => {
      const { here, there, wires } = connect();
      here.tell(
        SPAN,
        Array.from({ length: 1000 }, (_, piece) => piece),
      );
      carry(wires[0], wires[1]);
      const claimed = [...there.claimedSince(0)];
      expect(claimed).to.have.length(64);
      expect(claimed.at(-1)).to.equal(999);
    });
  });
});

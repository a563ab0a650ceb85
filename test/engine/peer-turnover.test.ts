import { page } from './page-counters.js';
import { expect } from '@open-wc/testing';
import { PeerTurnover } from '../../src/engine/peer-turnover.js';
import { FakeTorrent, FakeWire } from './fakes.js';

const MINUTE_MS = 60_000;

describe('PeerTurnover', () => {
  let torrent: FakeTorrent;
  let lifetime: AbortController;
  let turnover: PeerTurnover;
  let isFull: boolean;
  let nowMs: number;
  let wires: FakeWire[];

  beforeEach(() => {
    torrent = new FakeTorrent();
    lifetime = new AbortController();
    isFull = true;
    nowMs = 0;
    turnover = new PeerTurnover(torrent, {
      isFull: () => isFull,
      hasNeeded: (wire) => wire.peerPieces.get(0),
      nowMs: () => nowMs,
      signal: lifetime.signal,
    });
    wires = [new FakeWire('a'), new FakeWire('b')];
    torrent.wires = wires;
    for (const wire of wires) turnover.attach(wire);
    wires[0]!.has.add(0);
  });
  afterEach(() => {
    lifetime.abort();
    expect(page.count().timers).to.equal(0);
  });

  const closed = () => wires.map((wire) => wire.destroyed);

  it('closes the useless one, of several that without a needed piece', () => {
    nowMs = 2 * MINUTE_MS;
    turnover.turn();
    expect(closed()).to.deep.equal([false, true]);
  });

  it('closes nobody while there is room', () => {
    isFull = false;
    nowMs = 2 * MINUTE_MS;
    turnover.turn();
    expect(closed()).to.deep.equal([false, false]);
  });

  it('closes nobody who delivers or is served', () => {
    nowMs = 2 * MINUTE_MS;
    wires[0]!.emit('download', 1);
    wires[1]!.emit('upload', 1);
    nowMs += MINUTE_MS - 1;
    turnover.turn();
    expect(closed()).to.deep.equal([false, false]);
    nowMs += 1;
    turnover.turn();
    expect(closed()).to.deep.equal([false, true]);
  });

  it('leaves those alone that it was not told of', () => {
    torrent.wires = [new FakeWire('c')];
    nowMs = 2 * MINUTE_MS;
    turnover.turn();
    expect(torrent.wires[0]!.destroyed).to.equal(false);
  });
});

import { expect } from '@open-wc/testing';
import type { PeerConnection } from 'webtorrent';
import { admitPeers, loserOf } from '../../src/engine/peer-admission.js';
import { FakeTorrent, FakeWire } from './fakes.js';

const OWN = '22'.repeat(20);
const SMALLER = '11'.repeat(20);
const LARGER = '33'.repeat(20);

class FakeConnection implements PeerConnection {
  readonly sentBytes = 0;
  readonly bufferSize = 0;
  destroyed = false;
  constructor(
    public id: string,
    readonly initiator = false,
  ) {}
  on(): this {
    return this;
  }
  destroy(): void {
    this.destroyed = true;
  }
}

describe('admitPeers', () => {
  let torrent: FakeTorrent;

  beforeEach(() => {
    torrent = new FakeTorrent();
    admitPeers(torrent, 3);
  });

  /** Registers a connection as WebTorrent does, established or not. */
  function register(conn: FakeConnection, wire: FakeWire | null): void {
    torrent._peers.set(conn.id, { connected: wire !== null, conn, wire });
    if (wire) {
      torrent.wires.push(wire);
      torrent.emit('wire', wire);
    }
  }

  it('passes a new peer on, with where it came from', () => {
    expect(torrent.addPeer(new FakeConnection(LARGER), 'tracker')).to.equal(true);
    expect(torrent.calls).to.deep.equal([`addPeer ${LARGER} tracker`]);
  });

  it('tries a second connection while the first is not established', () => {
    register(new FakeConnection(LARGER), null);
    torrent.addPeer(new FakeConnection(LARGER, true));
    expect(torrent.calls).to.deep.equal([`addPeer ${LARGER}-1`]);
  });

  it('tries three at a time', () => {
    for (const id of [LARGER, `${LARGER}-1`]) {
      register(new FakeConnection(id), null);
    }
    torrent.addPeer(new FakeConnection(LARGER));
    expect(torrent.calls).to.deep.equal([`addPeer ${LARGER}-2`]);
  });

  it('leaves duplicates of an established connection to WebTorrent, which closes them', () => {
    register(new FakeConnection(LARGER), new FakeWire(LARGER));
    torrent.addPeer(new FakeConnection(LARGER, true));
    expect(torrent.calls).to.deep.equal([`addPeer ${LARGER}`]);
  });

  it('refuses connections beyond the limit', () => {
    for (const id of ['a', 'b', 'c']) register(new FakeConnection(id), null);
    const connection = new FakeConnection(LARGER);
    expect(torrent.addPeer(connection)).to.equal(false);
    expect(connection.destroyed).to.equal(true);
    expect(torrent.calls).to.deep.equal([]);
  });

  it('refuses connections to a destroyed torrent', () => {
    torrent.destroyed = true;
    const connection = new FakeConnection(LARGER);
    expect(torrent.addPeer(connection)).to.equal(false);
    expect(connection.destroyed).to.equal(true);
  });

  for (const [peerId, offered] of [
    [LARGER, true],
    [SMALLER, false],
  ] as const) {
    it(`keeps of two the one that the smaller id ${OWN < peerId ? '(we)' : '(they)'} offered`, () => {
      for (const newOffered of [true, false]) {
        torrent.wires = [];
        const [oldWire, newWire] = [new FakeWire(peerId), new FakeWire(peerId)];
        register(new FakeConnection(peerId, !newOffered), oldWire);
        register(new FakeConnection(`${peerId}-1`, newOffered), newWire);
        const kept = newOffered === offered ? newWire : oldWire;
        expect([oldWire.destroyed, newWire.destroyed]).to.deep.equal([
          kept !== oldWire,
          kept !== newWire,
        ]);
      }
    });
  }

  it('lets different peers be', () => {
    const wires = [new FakeWire(LARGER), new FakeWire(SMALLER)];
    register(new FakeConnection(LARGER), wires[0]!);
    register(new FakeConnection(SMALLER), wires[1]!);
    expect(wires.some((wire) => wire.destroyed)).to.equal(false);
  });
});

describe('loserOf', () => {
  it('makes both ends close the same connection', () => {
    for (const ownOfferedNew of [true, false]) {
      for (const ownIsSmaller of [true, false]) {
        const here = loserOf(ownOfferedNew, !ownOfferedNew, ownIsSmaller);
        const there = loserOf(!ownOfferedNew, ownOfferedNew, !ownIsSmaller);
        expect(here).to.equal(there);
      }
    }
  });

  it('makes both ends close the same one when they saw them in another order', () => {
    for (const ownOffered of [true, false]) {
      const here = loserOf(ownOffered, !ownOffered, true);
      const there = loserOf(ownOffered, !ownOffered, false);
      // "new" here is "old" there.
      expect(here).to.not.equal(there);
    }
  });

  it('prefers the newer of two that the same end offered', () => {
    expect(loserOf(true, true, true)).to.equal('old');
    expect(loserOf(false, false, true)).to.equal('old');
  });
});

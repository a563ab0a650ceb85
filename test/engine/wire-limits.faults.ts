import { period, until } from './page-counters.js';
import { expect } from '@open-wc/testing';
import type { WireInternals } from 'webtorrent';
import { WireLimits, allBits, hasBitsFrom } from '../../src/engine/wire-limits.js';
import { ascii } from '../support/make-torrent.js';
import { ID, RawPeer } from '../support/raw-peer.js';
import type { RawPeerOptions } from '../support/raw-peer.js';
import { Swarm } from '../support/swarm.js';
import { FakeWire } from './fakes.js';
import { useJoin } from './swarm-fixture.js';

const PIECES = 20;
const PIECE_BYTES = 64 * 1024;
const BLOCK = 16 * 1024;
const FILM = { name: 'film.mp4', lengthBytes: PIECES * PIECE_BYTES, seed: 5 };

/** Bits 0 to 7, 8 to 15, 16 to 19. */
const bits = (...bytes: number[]): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

describe('allBits', () => {
  it('sets all bits, but the spare ones', () => {
    expect(allBits(0)).to.deep.equal(bits());
    expect(allBits(1)).to.deep.equal(bits(0x80));
    expect(allBits(8)).to.deep.equal(bits(0xff));
    expect(allBits(20)).to.deep.equal(bits(0xff, 0xff, 0xf0));
  });

  it('sets none that hasBitsFrom would find', () => {
    for (let count = 1; count < 70; count++) {
      expect(hasBitsFrom(allBits(count), count), `${count} from ${count}`).to.equal(false);
      expect(hasBitsFrom(allBits(count), count - 1), `${count}, the last`).to.equal(true);
    }
  });
});

describe('hasBitsFrom', () => {
  it('looks at the index and above', () => {
    expect(hasBitsFrom(bits(0x10), 3)).to.equal(true);
    expect(hasBitsFrom(bits(0x10), 4)).to.equal(false);
    expect(hasBitsFrom(bits(0xff, 0, 0x01), 8)).to.equal(true);
    expect(hasBitsFrom(bits(0xff, 0, 0), 8)).to.equal(false);
    expect(hasBitsFrom(bits(), 0)).to.equal(false);
    expect(hasBitsFrom(bits(0xff), 100)).to.equal(false);
  });
});

describe('WireLimits', () => {
  /** A wire, its peer's side of it, and the limits. */
  function limit(pieceCount: number | null): {
    wire: FakeWire;
    peer: WireInternals;
    limits: WireLimits;
  } {
    const wire = new FakeWire();
    return { wire, peer: wire, limits: new WireLimits(wire, pieceCount) };
  }

  it('lets honest messages through', () => {
    const { wire, peer } = limit(PIECES);
    peer._onBitField(allBits(PIECES));
    peer._onHave(19);
    peer._onSuggest(0);
    peer._onAllowedFast(3);
    expect(wire.destroyed).to.equal(false);
    expect(wire.has.has(19)).to.equal(true);
    expect(wire.calls).to.deep.equal(['_onSuggest', '_onAllowedFast']);
  });

  for (const name of ['_onHave', '_onSuggest', '_onAllowedFast'] as const) {
    for (const index of [PIECES, -1, 2 ** 31 - 1]) {
      it(`closes on ${name} of piece ${index}`, () => {
        const { wire, peer } = limit(PIECES);
        peer[name](index);
        expect(wire.destroyed).to.equal(true);
        expect(wire.calls).to.deep.equal([]);
      });
    }
  }

  for (const [what, bitfield] of [
    ['shorter', bits(0xff, 0xff)],
    ['longer', bits(0xff, 0xff, 0xf0, 0)],
    ['empty', bits()],
    ['with a spare bit set', bits(0, 0, 0x08)],
  ] as const) {
    it(`closes on a bitfield that is ${what}`, () => {
      const { wire, peer } = limit(PIECES);
      peer._onBitField(bitfield);
      expect(wire.destroyed).to.equal(true);
    });
  }

  for (const first of ['_onBitField', '_onHaveAll', '_onHaveNone'] as const) {
    for (const second of ['_onBitField', '_onHaveAll', '_onHaveNone'] as const) {
      it(`closes on ${second} after ${first}`, () => {
        const { wire, peer } = limit(PIECES);
        peer[first](allBits(PIECES));
        expect(wire.destroyed).to.equal(false);
        peer[second](allBits(PIECES));
        expect(wire.destroyed).to.equal(true);
      });
    }
  }

  it('believes HAVE_ALL as a bitfield, so that a later DONTHAVE counts', () => {
    const wire = new FakeWire();
    const peer: WireInternals = wire;
    const taken: Uint8Array[] = [];
    peer._onBitField = (bitfield: Uint8Array) => void taken.push(bitfield);
    const limits = new WireLimits(wire, null);
    peer._onHaveAll();
    expect(taken).to.deep.equal([]);
    limits.setPieceCount(PIECES);
    expect(taken).to.deep.equal([allBits(PIECES)]);
    expect(wire.destroyed).to.equal(false);
  });

  it('checks what was said before the metadata when that is known', () => {
    for (const [said, isHonest] of [
      [bits(0xff, 0xff, 0xf0), true],
      [bits(0xff, 0xff, 0xf0, 0, 0), true],
      [bits(), true],
      [bits(0, 0, 0x08), false],
      [bits(0, 0, 0, 0, 0x80), false],
    ] as const) {
      const { wire, limits } = limit(null);
      wire.peerPieces.buffer = said;
      limits.setPieceCount(PIECES);
      expect(wire.destroyed, String(said)).to.equal(!isHonest);
    }
  });

  it('bounds indexes before the metadata is known', () => {
    const { wire, peer } = limit(null);
    peer._onHave(399_999);
    expect(wire.destroyed).to.equal(false);
    peer._onHave(400_000);
    expect(wire.destroyed).to.equal(true);
    const other = limit(null);
    other.peer._onBitField(new Uint8Array(50_001));
    expect(other.wire.destroyed).to.equal(true);
  });

  it('closes after a mebibyte that nobody asked for', () => {
    const { wire, peer } = limit(PIECES);
    for (let at = 0; at < 64; at++) peer._onPiece(0, 0, new Uint8Array(BLOCK));
    expect(wire.destroyed).to.equal(false);
    peer._onPiece(0, 0, new Uint8Array(BLOCK));
    expect(wire.destroyed).to.equal(true);
  });

  it('takes any number of blocks that were asked for', () => {
    const { wire, peer } = limit(PIECES);
    wire.peerChoking = false;
    wire.request(0, 0, BLOCK, () => undefined);
    for (let at = 0; at < 200; at++) peer._onPiece(0, 0, new Uint8Array(BLOCK));
    expect(wire.destroyed).to.equal(false);
  });

  it('forgives late answers to withdrawn requests', () => {
    const { wire, peer } = limit(PIECES);
    for (let at = 0; at < 64; at++) wire.cancel(0, 0, BLOCK);
    for (let at = 0; at < 128; at++) peer._onPiece(0, 0, new Uint8Array(BLOCK));
    expect(wire.destroyed).to.equal(false);
    peer._onPiece(0, 0, new Uint8Array(BLOCK));
    expect(wire.destroyed).to.equal(true);
  });

  it('closes on blocks that are too long, or of no piece', () => {
    for (const [index, lengthBytes] of [
      [0, 128 * 1024 + 1],
      [PIECES, BLOCK],
      [-1, BLOCK],
    ] as const) {
      const { wire, peer } = limit(PIECES);
      peer._onPiece(index, 0, new Uint8Array(lengthBytes));
      expect(wire.destroyed).to.equal(true);
    }
  });

  it('closes on handshakes that are too long, or too many', () => {
    const { wire, peer } = limit(PIECES);
    for (let at = 0; at < 8; at++) peer._onExtended(0, bits(1));
    expect(wire.destroyed).to.equal(false);
    peer._onExtended(0, bits(1));
    expect(wire.destroyed).to.equal(true);
    const long = limit(PIECES);
    long.peer._onExtended(0, new Uint8Array(16 * 1024 + 1));
    expect(long.wire.destroyed).to.equal(true);
  });

  it('closes on extended messages that are too long', () => {
    const { wire, peer } = limit(PIECES);
    peer._onExtended(3, new Uint8Array(64 * 1024));
    expect(wire.destroyed).to.equal(false);
    peer._onExtended(3, new Uint8Array(64 * 1024 + 1));
    expect(wire.destroyed).to.equal(true);
  });
});

describe('a hostile peer', function () {
  this.timeout(60_000);
  const peers: RawPeer[] = [];
  // Before the check of `useJoin` that nothing is open, and no error uncaught.
  afterEach(() => {
    for (const peer of peers.splice(0)) peer.close();
  });
  const join = useJoin();
  let swarm: Swarm;

  before(async () => {
    swarm = await Swarm.start({ files: [FILM], pieceLengthBytes: PIECE_BYTES });
  });
  after(() => swarm.stop());

  async function connect(options: Partial<RawPeerOptions> = {}): Promise<RawPeer> {
    const { trackerUrl, infoHash } = swarm;
    const peer = await RawPeer.connect({ trackerUrl, infoHash, ...options });
    peers.push(peer);
    return peer;
  }

  const metadataPart = (piece: number, lengthBytes: number): Uint8Array => {
    const dictionary = `d8:msg_typei1e5:piecei${piece}e10:total_sizei${lengthBytes}ee`;
    return new Uint8Array([...ascii(dictionary), ...new Uint8Array(lengthBytes)]);
  };

  /** Type of the viewer's messages about metadata. */
  function metadataType(peer: RawPeer): number {
    const text = peer.messages
      .filter(({ id }) => id === ID.extended)
      .map(({ payload }) => String.fromCharCode(...payload))
      .join();
    return Number(/11:ut_metadatai(\d+)e/.exec(text)?.[1]);
  }

  const handshake = (size: number): string => `d1:md11:ut_metadatai7ee13:metadata_sizei${size}ee`;

  const attacks: [string, (peer: RawPeer) => void][] = [
    ['a message of 2 GiB', (peer) => peer.sendBytes(bits(0x7f, 0xff, 0xff, 0xff, 7))],
    ['a message of negative length', (peer) => peer.sendBytes(bits(0xff, 0xff, 0xff, 0xff, 7))],
    ['a second handshake', (peer) => peer.greet({ trackerUrl: '', infoHash: swarm.infoHash })],
    ['a HAVE of four bytes', (peer) => peer.sendBytes(bits(0, 0, 0, 4, ID.have, 0, 0, 0))],
    ['a request of four bytes', (peer) => peer.sendBytes(bits(0, 0, 0, 4, ID.request, 0, 0, 0))],
    ['a block without bytes', (peer) => peer.send(ID.piece, [0, 0])],
    ['a piece out of range', (peer) => peer.send(ID.have, [PIECES])],
    ['a bitfield of the wrong length', (peer) => peer.send(ID.bitfield, [], bits(0xff))],
    [
      'unsolicited blocks',
      (peer) => {
        for (let at = 0; at < 70; at++) peer.send(ID.piece, [0, 0], new Uint8Array(BLOCK));
      },
    ],
    [
      'extended handshakes without end',
      (peer) => {
        for (let at = 0; at < 9; at++) peer.extended(0, handshake(1000));
      },
    ],
    [
      'metadata before the handshake',
      (peer) => peer.extended(metadataType(peer), metadataPart(0, 1000)),
    ],
    [
      'metadata out of range',
      (peer) => {
        peer.extended(0, handshake(1000));
        peer.extended(metadataType(peer), metadataPart(1, 1000));
      },
    ],
    [
      'metadata of another length than it said',
      (peer) => {
        peer.extended(0, handshake(1000));
        peer.extended(metadataType(peer), metadataPart(0, 999));
      },
    ],
    [
      'requests for metadata without end',
      (peer) => {
        for (let at = 0; at < 100; at++) {
          peer.extended(metadataType(peer), 'd8:msg_typei0e5:piecei0ee');
        }
      },
    ],
    [
      'a request for metadata of piece -1',
      (peer) => peer.extended(metadataType(peer), 'd8:msg_typei0e5:piecei-1ee'),
    ],
  ];

  for (const [what, attack] of attacks) {
    it(`is sent away after ${what}`, async () => {
      const handle = join(swarm.magnet);
      await handle.metadata;
      const peer = await connect();
      await peer.until('it may speak', () => peer.count(ID.extended) > 0);
      attack(peer);
      await peer.closed;
      // The honest one is still there.
      expect(await handle.openFile(0).read({ start: 0, end: 10 })).to.have.length(10);
    });
  }

  it('with metadata that is too large is not asked for it', async () => {
    const lonely = await Swarm.start({ files: [FILM], seeder: null });
    try {
      const handle = join(lonely.magnet);
      await until('announced', () => handle.sample(null).trackers === 'connected');
      const { trackerUrl, infoHash } = lonely;
      const peer = await connect({ trackerUrl, infoHash });
      peer.extended(0, handshake(4 * 1024 * 1024 + 1));
      await peer.until('handshakes', () => peer.count(ID.extended) > 0);
      await period(300);
      expect(peer.count(ID.extended), 'its handshake alone').to.equal(1);
    } finally {
      await lonely.stop();
    }
  });

  it('with wrong metadata is asked twice, and then sent away', async () => {
    const lonely = await Swarm.start({ files: [FILM], seeder: null });
    try {
      const handle = join(lonely.magnet);
      await until('announced', () => handle.sample(null).trackers === 'connected');
      const { trackerUrl, infoHash } = lonely;
      const peer = await connect({ trackerUrl, infoHash });
      peer.extended(0, handshake(20_000));
      for (const requests of [2, 4]) {
        await peer.until('asked', () => peer.count(ID.extended) === 1 + requests);
        const type = metadataType(peer);
        peer.extended(type, metadataPart(0, 16_384));
        peer.extended(type, metadataPart(1, 20_000 - 16_384));
      }
      await peer.closed;
    } finally {
      await lonely.stop();
    }
  });

  it('is sent away after a mebibyte in a thousand parts', async () => {
    const handle = join(swarm.magnet);
    await handle.metadata;
    const peer = await connect();
    await peer.until('it may speak', () => peer.count(ID.extended) > 0);
    peer.sendBytes(bits(0, 0x10, 0, 0, ID.extended, 99));
    for (let at = 0; at < 1024; at++) peer.sendBytes(new Uint8Array(1024));
    await peer.closed;
    expect(await handle.openFile(0).read({ start: 0, end: 10 })).to.have.length(10);
  });

  for (const seed of [1, 2, 3, 4, 5, 6]) {
    it(`does no harm with noise (seed ${seed})`, async () => {
      const handle = join(swarm.magnet);
      await handle.metadata;
      const peer = await connect();
      await peer.until('it may speak', () => peer.count(ID.extended) > 0);
      const next = randomOf(seed);
      for (let at = 0; at < 300 && !peer.isClosed; at++) {
        const bytes = Uint8Array.from({ length: next(40) }, () => next(256));
        const id = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 14, 15, 16, 17, 20, 20, 20][next(18)]!;
        const numbers = Array.from({ length: next(4) }, () => next(PIECES + 2));
        peer.send(id, id === ID.extended ? [] : numbers, bytes);
        if (at % 20 === 0) await period(0);
      }
      expect(await handle.openFile(0).read({ start: 0, end: 10 })).to.have.length(10);
    });
  }
});

function randomOf(seed: number): (below: number) => number {
  let state = seed * 7919;
  return (below) => {
    state = (state * 16_807) % 2_147_483_647;
    return state % below;
  };
}

import { period, until } from './page-counters.js';
import { expect } from '@open-wc/testing';
import type { TorrentHandle } from '../../src/engine/torrent-handle.js';
import { ascii } from '../support/make-torrent.js';
import { ID } from '../support/raw-peer.js';
import type { RawPeer } from '../support/raw-peer.js';
import { Swarm } from '../support/swarm.js';
import { useRawPeers } from './raw-peer-fixture.js';
import { useJoin } from './swarm-fixture.js';

const PIECES = 20;
const PIECE_BYTES = 64 * 1024;
const BLOCK = 16 * 1024;
const FILM = { name: 'film.mp4', lengthBytes: PIECES * PIECE_BYTES, seed: 5 };

const bits = (...bytes: number[]): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

describe('a hostile peer', function () {
  this.timeout(60_000);
  const connectTo = useRawPeers();
  const join = useJoin();
  let swarm: Swarm;

  before(async () => {
    // From a server: the native seeder has been seen to crash beside a raw peer.
    const content = { files: [FILM], pieceLengthBytes: PIECE_BYTES };
    swarm = await Swarm.start({ ...content, seeder: null, webSeed: true });
  });
  after(() => swarm.stop());

  async function viewer(): Promise<TorrentHandle> {
    const handle = join({ kind: 'bytes', bytes: swarm.torrentBytes });
    await handle.metadata;
    await until('it can be found', () => handle.sample(null).trackers === 'connected');
    return handle;
  }

  const connect = (): Promise<RawPeer> => connectTo(swarm);

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
      const handle = await viewer();
      const peer = await connect();
      await peer.until('it may speak', () => peer.count(ID.extended) > 0);
      attack(peer);
      await peer.closed;
      // Others still serve it.
      expect(await handle.openFile(0).read({ start: 0, end: 10 })).to.have.length(10);
    });
  }

  describe('that alone has metadata', () => {
    let lonely: Swarm;
    beforeEach(async () => {
      lonely = await Swarm.start({ files: [FILM], seeder: null });
    });
    afterEach(() => lonely.stop());

    /** A peer that says how long its metadata is, to a viewer that knows only the magnet. */
    async function offer(size: number): Promise<RawPeer> {
      const handle = join(lonely.magnet);
      await until('announced', () => handle.sample(null).trackers === 'connected');
      const peer = await connectTo(lonely);
      peer.extended(0, handshake(size));
      return peer;
    }

    it('is not asked for too much', async () => {
      const peer = await offer(4 * 1024 * 1024 + 1);
      await peer.until('handshakes', () => peer.count(ID.extended) > 0);
      await period(300);
      expect(peer.count(ID.extended), 'its handshake alone').to.equal(1);
    });

    it('is asked twice when they are wrong, and then sent away', async () => {
      const peer = await offer(20_000);
      for (const requests of [2, 4]) {
        await peer.until('asked', () => peer.count(ID.extended) === 1 + requests);
        const type = metadataType(peer);
        peer.extended(type, metadataPart(0, 16_384));
        peer.extended(type, metadataPart(1, 20_000 - 16_384));
      }
      await peer.closed;
    });
  });

  it('is sent away after a mebibyte in a thousand parts', async () => {
    const handle = await viewer();
    const peer = await connect();
    await peer.until('it may speak', () => peer.count(ID.extended) > 0);
    peer.sendBytes(bits(0, 0x10, 0, 0, ID.extended, 99));
    for (let at = 0; at < 1024; at++) peer.sendBytes(new Uint8Array(1024));
    await peer.closed;
    expect(await handle.openFile(0).read({ start: 0, end: 10 })).to.have.length(10);
  });

  for (const seed of [1, 2, 3, 4, 5, 6]) {
    it(`does no harm with noise (seed ${seed})`, async () => {
      const handle = await viewer();
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

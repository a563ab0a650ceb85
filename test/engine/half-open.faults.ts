import { period, until } from './page-counters.js';
import { expect } from '@open-wc/testing';
import { hexToBinary } from '../../src/engine/binary-string.js';
import { ID } from '../support/raw-peer.js';
import { Swarm } from '../support/swarm.js';
import { useRawPeers } from './raw-peer-fixture.js';
import { useJoin } from './swarm-fixture.js';

const FILM = { name: 'film.mp4', lengthBytes: 2_000_000, seed: 5 };
/** Stock looks every 5 s whether somebody waits for the place of a peer that chokes. */
const WATCHED_MS = 11_000;

describe('a viewer to which a connection is being made', function () {
  this.timeout(60_000);
  const connectTo = useRawPeers();
  const leftovers: (() => void | Promise<void>)[] = [];
  // Before the check of `useJoin` that nothing is open.
  afterEach(async () => {
    for (const close of leftovers.splice(0)) await close();
  });
  const join = useJoin();

  async function start(options: { readonly seeder?: null; readonly webSeed?: boolean } = {}) {
    const swarm = await Swarm.start({ files: [FILM], ...options });
    leftovers.push(() => swarm.stop());
    return swarm;
  }

  /** A peer that makes an offer, and takes no answer: it is tried for 25 s. */
  async function offerInVain({ trackerUrl, infoHash }: Swarm): Promise<void> {
    const connection = new RTCPeerConnection({ iceServers: [] });
    leftovers.push(() => connection.close());
    connection.createDataChannel('vain');
    await connection.setLocalDescription(await connection.createOffer());
    await until('candidates', () => connection.iceGatheringState === 'complete');
    const socket = new WebSocket(trackerUrl);
    leftovers.push(() => socket.close());
    await until('the tracker is there', () => socket.readyState === WebSocket.OPEN);
    const { type, sdp } = connection.localDescription!;
    const answered = new Promise((resolve) => socket.addEventListener('message', resolve));
    socket.send(
      JSON.stringify({
        action: 'announce',
        event: 'started',
        info_hash: hexToBinary(infoHash),
        peer_id: 'in vain '.padEnd(20, String(Math.random())),
        numwant: 1,
        left: 1,
        offers: [{ offer_id: 'x'.repeat(20), offer: { type, sdp } }],
      }),
    );
    await answered;
  }

  it('keeps a peer that chokes it', async () => {
    const swarm = await start({ seeder: null, webSeed: true });
    const handle = join({ kind: 'bytes', bytes: swarm.torrentBytes });
    await handle.metadata;
    await until('it can be found', () => handle.sample(null).trackers === 'connected');
    const peer = await connectTo(swarm);
    peer.send(ID.haveNone);
    await peer.until('handshakes', () => peer.count(ID.extended) > 0);
    await offerInVain(swarm);
    await period(WATCHED_MS);
    expect(peer.isClosed).to.equal(false);
  });

  it('keeps the seeder that serves it', async () => {
    const swarm = await start();
    const handle = join(swarm.magnet);
    await handle.metadata;
    await handle.openFile(0).read({ start: 0, end: 1 });
    // The tracker may hand one of them to the seeder.
    for (let at = 0; at < 3; at++) await offerInVain(swarm);
    let fewest = Infinity;
    const watch = setInterval(() => {
      fewest = Math.min(fewest, handle.sample(0).peers);
    }, 20);
    leftovers.push(() => clearInterval(watch));
    await period(WATCHED_MS);
    expect(fewest).to.equal(1);
  });
});

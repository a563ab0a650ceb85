import { page, period, until } from './page-counters.js';
import { expect } from '@open-wc/testing';
import { hexToBinary } from '../../src/engine/binary-string.js';
import { FakeWebSocket, useFakeWebSockets } from './fake-web-socket.js';
import { useJoin } from './swarm-fixture.js';

const INFO_HASH_HEX = 'c1'.repeat(20);
const INFO_HASH = hexToBinary(INFO_HASH_HEX);
const MAGNET = `magnet:?xt=urn:btih:${INFO_HASH_HEX}&tr=ws://127.0.0.1:1`;
const MAX_CONNECTIONS = 55;

interface Sent {
  readonly peer_id: string;
  readonly answer?: unknown;
  readonly offers?: readonly { readonly offer_id: string; readonly offer: object }[];
}

/** The tracker is the test; the connections are real. */
describe('a hostile tracker', function () {
  this.timeout(40_000);
  const join = useJoin();
  useFakeWebSockets();

  async function joined(): Promise<FakeWebSocket> {
    join(MAGNET);
    await until('it connects', () => FakeWebSocket.opened.length > 0);
    const socket = FakeWebSocket.latest;
    socket.accept();
    await until('it announces', () => socket.sent.length > 0);
    return socket;
  }

  const message = (members: object): string =>
    JSON.stringify({ action: 'announce', info_hash: INFO_HASH, ...members });
  const peerId = (n: number): string => hexToBinary(n.toString(16).padStart(40, '0'));

  it('never gets more connections than the cap by 1,500 offers', async () => {
    const socket = await joined();
    const { offers } = socket.sent[0] as Sent;
    const { offer } = offers![0]!;
    let most = 0;
    for (let n = 0; n < 1_500; n++) {
      socket.say(message({ peer_id: peerId(n), offer_id: `offer ${n}`, offer }));
      most = Math.max(most, page.count().connections);
      if (n % 100 === 0) await period(0);
    }
    expect(most).to.be.within(10, MAX_CONNECTIONS);
    // They are answered, and those answers lead nowhere.
    await until('some are answered', () => socket.sent.some((sent) => (sent as Sent).answer));
    expect(page.count().connections).to.be.at.most(MAX_CONNECTIONS);
  });

  it('never gets more than ten offers, however often it breaks the connection', async () => {
    await joined();
    for (let attempt = 0; attempt < 3; attempt++) {
      const socket = FakeWebSocket.latest;
      const { length } = FakeWebSocket.opened;
      socket.drop();
      await until('it connects again', () => FakeWebSocket.opened.length > length, 6_000);
      FakeWebSocket.latest.accept();
      await until('it announces', () => FakeWebSocket.latest.sent.length > 0);
      expect(page.count().connections).to.be.at.most(10);
    }
  });

  it('does no harm by messages of every wrong shape', async () => {
    const socket = await joined();
    const { offers, peer_id: ownId } = socket.sent[0] as Sent;
    const { offer, offer_id: offerId } = offers![0]!;
    const wrong: unknown[] = [null, 0, -1, 1e300, '', 'x', [], {}, [null], { sdp: 1 }, true];
    const members = ['offer', 'answer', 'offer_id', 'peer_id', 'interval', 'complete', 'info_hash'];
    for (const member of [...members, 'action', 'tracker id', 'failure reason']) {
      for (const value of wrong) {
        const introduction = { peer_id: peerId(1), offer_id: 'id', offer };
        socket.say(message({ ...introduction, [member]: value }));
        socket.say(message({ peer_id: peerId(2), offer_id: offerId, [member]: value }));
        socket.say(JSON.stringify(value));
      }
    }
    socket.say(message({ peer_id: ownId, offer_id: 'own', offer }));
    await period(200);
    expect(page.errors).to.deep.equal([]);
    expect(page.count().connections).to.be.at.most(MAX_CONNECTIONS);
  });

  it('does no harm by descriptions that no browser takes', async () => {
    const socket = await joined();
    const { offers } = socket.sent[0] as Sent;
    const nonsense = [
      'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
      'v=0\r\nm=application 9 nonsense\r\n',
      `v=0\r\nm=application 9 x\r\n${'a=candidate:x\r\n'.repeat(100)}`,
    ];
    for (const [n, sdp] of nonsense.entries()) {
      socket.say(message({ peer_id: peerId(n), offer_id: 'x', offer: { type: 'offer', sdp } }));
      const { offer_id } = offers![n]!;
      socket.say(message({ peer_id: peerId(n + 9), offer_id, answer: { type: 'answer', sdp } }));
    }
    await period(500);
    expect(page.errors).to.deep.equal([]);
    expect(page.count().connections).to.be.at.most(2);
  });

  it('announces no more often than it must, whatever interval it is told', async () => {
    const socket = await joined();
    for (const interval of [0.05, 1e-9, -1, '0', null]) socket.say(message({ interval }));
    await period(4_000);
    expect(socket.sent.length).to.equal(1);
  });
});

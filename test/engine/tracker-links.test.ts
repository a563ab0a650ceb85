import { page, period, until } from './page-counters.js';
import { expect } from '@open-wc/testing';
import type { CreateConnection, TrackerPart } from 'webtorrent';
import { hexToBinary } from '../../src/engine/binary-string.js';
import { ConnectionQuota } from '../../src/engine/connection-quota.js';
import { TrackerLinks } from '../../src/engine/tracker-links.js';
import { TrackerSockets } from '../../src/engine/tracker-socket.js';
import { FakeConnection } from './fake-connection.js';
import { FakeWebSocket, useFakeWebSockets } from './fake-web-socket.js';
import { FakeTorrent, FakeWire } from './fakes.js';

const URLS = ['wss://a.example', 'wss://b.example/announce'];
const OTHER_HEX = '33'.repeat(20);
const OTHER = hexToBinary(OTHER_HEX);
const SDP = 'v=0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n';

interface Sent {
  readonly event?: string;
  readonly numwant?: number;
  readonly offers?: readonly { readonly offer_id: string }[];
  readonly answer?: unknown;
}

describe('TrackerLinks', () => {
  useFakeWebSockets();
  let torrent: FakeTorrent;
  let connections: FakeConnection[];
  let quota: ConnectionQuota;
  let links: TrackerLinks;
  let part: TrackerPart | null;
  let infoHash: string;
  let ownId: string;

  beforeEach(() => {
    torrent = new FakeTorrent();
    connections = [];
    quota = new ConnectionQuota(20);
    part = null;
    infoHash = hexToBinary(torrent.infoHash);
    ownId = hexToBinary(torrent.client?.peerId ?? '');
    torrent._startDiscovery = () => {
      torrent.calls.push('_startDiscovery');
      const { tracker } = torrent.client!;
      part = (tracker !== false && tracker.connect?.(create)) || null;
    };
  });
  afterEach(() => {
    links.end();
    expect(page.count().timers, 'timers').to.equal(0);
    expect(FakeWebSocket.opened.every((socket) => socket.isClosed)).to.equal(true);
  });

  /** Offers are described at once; answers when a test says so. */
  const create: CreateConnection = ({ initiator }) => {
    const connection = new FakeConnection(initiator);
    connections.push(connection);
    if (initiator) queueMicrotask(() => connection.describe());
    return connection;
  };

  function make(urls: readonly string[] = URLS): TrackerLinks {
    links = new TrackerLinks(torrent, {
      announceUrls: urls,
      iceServers: [{ urls: 'stun:s.example' }],
      sockets: new TrackerSockets(),
      quota,
      counters: () => ({ uploadedBytes: 1, downloadedBytes: 2, leftBytes: 3 }),
    });
    return links;
  }

  function start(urls: readonly string[] = URLS): TrackerLinks {
    make(urls);
    torrent._startDiscovery();
    return links;
  }

  const sentBy = (index: number) => FakeWebSocket.opened[index]!.sent as Sent[];

  /** Starts with one tracker, which accepts; resolves once it got the announce. */
  async function announce(): Promise<FakeWebSocket> {
    start([URLS[0]!]);
    FakeWebSocket.latest.accept();
    await until('it announces', () => sentBy(0).length === 1);
    return FakeWebSocket.latest;
  }

  function say(message: object): void {
    FakeWebSocket.latest.say(
      JSON.stringify({ action: 'announce', info_hash: infoHash, ...message }),
    );
  }

  const offer = (peer: string) => ({
    peer_id: peer,
    offer_id: 'their offer',
    offer: { type: 'offer', sdp: SDP },
  });
  const answer = (offerId: string) => ({
    peer_id: OTHER,
    offer_id: offerId,
    answer: { type: 'answer', sdp: SDP },
  });
  const introduced = () => torrent.calls.filter((call) => call.startsWith('addPeer'));

  it('contacts nobody before the torrent wants peers', () => {
    make();
    expect(FakeWebSocket.opened).to.have.length(0);
    expect(connections).to.have.length(0);
    expect(links.report).to.deep.equal({
      trackers: 'waiting',
      trackerList: [],
      othersInSwarm: null,
      failedConnections: 0,
      openingConnections: 0,
    });
  });

  it('uses ws and wss URLs, each once, whatever their last slash', () => {
    start(['udp://x.example', 'https://x.example', 'nonsense', ...URLS, `${URLS[0]!}/`]);
    expect(FakeWebSocket.opened.map(({ url }) => url)).to.deep.equal(URLS);
  });

  it('is none when no tracker could be used', () => {
    expect(start(['udp://x.example']).report.trackers).to.equal('none');
    expect(connections).to.have.length(0);
  });

  it('prepares offers while it connects, and announces with them', async () => {
    start([URLS[0]!]);
    expect(connections).to.have.length(5);
    FakeWebSocket.latest.accept();
    await until('it announces', () => sentBy(0).length === 1);
    expect(connections).to.have.length(5);
    const [sent] = sentBy(0);
    expect(sent).to.deep.include({
      action: 'announce',
      event: 'started',
      info_hash: infoHash,
      peer_id: ownId,
      uploaded: 1,
      downloaded: 2,
      left: 3,
      numwant: 5,
    });
    expect(sent?.offers?.[0]).to.deep.include({ offer: { type: 'offer', sdp: 'v=0' } });
  });

  it('divides ten offers among its trackers', async () => {
    start(Array.from({ length: 5 }, (_, n) => `wss://${n}.example`));
    for (const socket of FakeWebSocket.opened) socket.accept();
    await until('all announce', () => FakeWebSocket.opened.every(({ sent }) => sent.length > 0));
    expect(FakeWebSocket.opened.map((_, n) => sentBy(n)[0]?.numwant)).to.deep.equal([
      2, 2, 2, 2, 2,
    ]);
    expect(connections).to.have.length(10);
  });

  it('announces without offers when there is no room', async () => {
    quota = new ConnectionQuota(0);
    await announce();
    expect(sentBy(0)[0]).to.deep.include({ numwant: 0, offers: [] });
    say(offer(OTHER));
    expect(connections).to.have.length(0);
  });

  it('takes the offers back that reached nobody', async () => {
    const socket = await announce();
    say({ interval: 60, complete: 0, incomplete: 1 });
    expect(links.report).to.include({ trackers: 'connected', othersInSwarm: 0 });
    socket.drop();
    links.wake();
    FakeWebSocket.latest.accept();
    await until('it announces again', () => sentBy(1).length === 1);
    expect(sentBy(1)[0]?.offers).to.deep.equal((socket.sent[0] as Sent).offers);
    expect(connections).to.have.length(5);
  });

  it('tells what each tracker does', async () => {
    start();
    const [first, second] = FakeWebSocket.opened;
    const info = { host: 'a.example', state: 'waiting', failure: null, reason: null, others: null };
    const other = { ...info, host: 'b.example' };
    expect(links.report.trackerList).to.deep.equal([info, other]);
    first!.accept();
    second!.drop();
    await until('it announces', () => sentBy(0).length === 1);
    const text = { action: 'announce', info_hash: infoHash };
    first!.say(JSON.stringify({ ...text, interval: 60, complete: 4, incomplete: 3 }));
    expect(links.report.trackerList).to.deep.equal([
      { ...info, state: 'connected', others: 6 },
      { ...other, state: 'failed', failure: 'unreachable' },
    ]);
    first!.say(JSON.stringify({ ...text, 'failure reason': 'not for 10.1.2.3' }));
    const refusal = { state: 'failed', failure: 'refused', reason: 'not for …', others: 6 };
    expect(links.report.trackerList[0]).to.deep.equal({ ...info, ...refusal });
  });

  it('counts those that are being connected to', async () => {
    await announce();
    say(offer(OTHER));
    expect(links.report.openingConnections).to.equal(1);
    const called = connections.find(({ initiator }) => !initiator);
    called?.describe();
    called?.emit('connect');
    called?.destroy();
    expect(links.report).to.include({ openingConnections: 0, failedConnections: 0 });
    say(offer(OTHER));
    const [, another] = connections.filter(({ initiator }) => !initiator);
    another?.describe();
    another?.destroy();
    expect(links.report).to.include({ openingConnections: 0, failedConnections: 1 });
  });

  it('introduces who answers an offer', async () => {
    const socket = await announce();
    const [first] = (socket.sent[0] as Sent).offers!;
    say(answer(first!.offer_id));
    expect(introduced()).to.deep.equal([`addPeer ${OTHER_HEX} tracker`]);
    const answered = connections.find(({ id }) => id === OTHER_HEX);
    expect(answered?.signals).to.deep.equal([{ type: 'answer', sdp: SDP }]);
    say(answer(first!.offer_id));
    expect(introduced(), 'a second answer').to.have.length(1);
    answered?.destroy();
  });

  it('knows of somebody who calls, whatever the tracker counted before', async () => {
    await announce();
    say({ interval: 60, complete: 0, incomplete: 1 });
    expect(links.report.othersInSwarm).to.equal(0);
    say(offer(OTHER));
    expect(links.report.othersInSwarm).to.equal(1);
    say({ interval: 60, complete: 4, incomplete: 1 });
    say(offer(OTHER));
    expect(links.report.othersInSwarm).to.equal(4);
    for (const connection of connections) connection.destroy();
  });

  it('ignores answers to offers that it never made', async () => {
    await announce();
    for (const id of ['', 'x', '\u0000'.repeat(20)]) say(answer(id));
    expect(introduced()).to.have.length(0);
  });

  it('answers who calls', async () => {
    const socket = await announce();
    say(offer(OTHER));
    const call = connections.at(-1)!;
    expect(call.initiator).to.equal(false);
    expect(introduced()).to.deep.equal([`addPeer ${OTHER_HEX} tracker`]);
    expect(call.signals).to.deep.equal([{ type: 'offer', sdp: SDP }]);
    call.describe('our answer');
    expect(socket.sent.at(-1)).to.deep.equal({
      action: 'announce',
      info_hash: infoHash,
      peer_id: ownId,
      to_peer_id: OTHER,
      offer_id: 'their offer',
      answer: { type: 'answer', sdp: 'our answer' },
    });
    call.destroy();
  });

  it('does not call itself, nor whom it is connected to', async () => {
    await announce();
    const before = connections.length;
    say(offer(ownId));
    const wire = new FakeWire(OTHER_HEX);
    torrent._peers.set(OTHER_HEX, { connected: true, conn: null, wire });
    say(offer(OTHER));
    expect(connections.length).to.equal(before);
    expect(introduced()).to.have.length(0);
  });

  it('keeps every connection within the quota, however many call', async () => {
    await announce();
    for (let caller = 0; caller < 1_500; caller++) {
      say(offer(hexToBinary(caller.toString(16).padStart(40, '0'))));
      expect(quota.taken).to.be.at.most(20);
    }
    expect(connections.filter(({ destroyed }) => !destroyed)).to.have.length(20);
    for (const connection of connections) connection.destroy();
    expect(quota.taken).to.equal(0);
  });

  it('has at most 30 callers that are not connected yet', async () => {
    quota = new ConnectionQuota(100);
    await announce();
    const call = (from: number, count: number): void => {
      for (let caller = from; caller < from + count; caller++) {
        say(offer(hexToBinary(caller.toString(16).padStart(40, '0'))));
      }
    };
    call(0, 50);
    const calls = () => connections.filter(({ initiator }) => !initiator);
    expect(calls()).to.have.length(30);
    calls()[0]!.emit('connect');
    calls()[1]!.destroy();
    call(50, 50);
    expect(calls()).to.have.length(32);
    for (const connection of connections) connection.destroy();
  });

  it('counts connections that fail until one succeeds', async () => {
    await announce();
    say(offer(OTHER));
    connections.at(-1)!.describe();
    connections.at(-1)!.destroy();
    expect(links.report.failedConnections).to.equal(1);
    say(offer(OTHER));
    connections.at(-1)!.describe();
    connections.at(-1)!.emit('connect');
    expect(links.report.failedConnections).to.equal(0);
    connections.at(-1)!.destroy();
    expect(links.report.failedConnections).to.equal(0);
  });

  it('believes nothing about other torrents, and survives nonsense', async () => {
    const socket = await announce();
    const before = socket.sent.length;
    const nonsense = [
      'null',
      '[]',
      '',
      '{',
      '{"action":1}',
      new Blob(),
      undefined,
      '9'.repeat(1e5),
    ];
    for (const data of nonsense) socket.say(data);
    say({ info_hash: hexToBinary('ee'.repeat(20)), complete: 50, ...offer(OTHER) });
    expect(links.report).to.include({ trackers: 'waiting', othersInSwarm: null });
    expect(introduced()).to.have.length(0);
    expect(socket.sent.length).to.equal(before);
  });

  it('is failed when all trackers are, be it that they refuse the torrent', async () => {
    start();
    const [a, b] = FakeWebSocket.opened;
    a!.drop();
    expect(links.report.trackers).to.equal('waiting');
    b!.accept();
    await until('it announces', () => b!.sent.length === 1);
    b!.say(JSON.stringify({ 'failure reason': 'not registered' }));
    expect(links.report.trackers).to.equal('failed');
    b!.say(JSON.stringify({ action: 'announce', info_hash: infoHash, interval: 60 }));
    expect(links.report.trackers).to.equal('connected');
  });

  it('announces again soon when the last wire closes', async () => {
    const socket = await announce();
    say({ interval: 3600, complete: 1, incomplete: 1 });
    const wire = new FakeWire();
    torrent.wires = [wire];
    torrent.emit('wire', wire);
    await period(5_200);
    expect(socket.sent).to.have.length(1);
    torrent.wires = [];
    wire.destroy();
    await until('it announces', () => socket.sent.length === 2, 1_000);
  });

  it('says when everything is here, and goodbye', async () => {
    const socket = await announce();
    part?.complete();
    expect(socket.sent.at(-1)).to.include({ event: 'completed', numwant: 0 });
    part?.end();
    expect(socket.sent.at(-1)).to.include({ event: 'stopped', numwant: 0 });
    expect(socket.isClosed).to.equal(true);
    expect(quota.taken).to.equal(0);
    links.wake();
    expect(FakeWebSocket.opened).to.have.length(1);
  });

  it('drops trackers that a private torrent does not name', async () => {
    start();
    for (const socket of FakeWebSocket.opened) socket.accept();
    await until('both announce', () => FakeWebSocket.opened.every(({ sent }) => sent.length > 0));
    links.keepOnly([`${URLS[0]!}/`]);
    expect(FakeWebSocket.opened.map(({ isClosed }) => isClosed)).to.deep.equal([false, true]);
    expect(sentBy(1).at(-1)).to.include({ event: 'stopped' });
    links.keepOnly([]);
    expect(links.report.trackers).to.equal('none');
  });

  it('starts only what is left when it was told before', () => {
    make();
    links.keepOnly([URLS[1]!]);
    torrent._startDiscovery();
    expect(FakeWebSocket.opened.map(({ url }) => url)).to.deep.equal([URLS[1]]);
  });

  it('ends before it started without complaint', () => {
    make();
    links.wake();
    links.end();
    expect(links.report.trackers).to.equal('waiting');
  });
});

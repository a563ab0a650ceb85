import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import WebSocket from 'ws';
import { startHttpServer } from '../../src/http/http-server.js';
import { OwnTracker } from '../../src/http/own-tracker.js';
import { WebSeed } from '../../src/http/web-seed.js';

const OURS = '0123456789abcdef0123456789abcdef01234567';
const OTHER = 'fedcba9876543210fedcba9876543210fedcba98';
const binary = (hex) => Buffer.from(hex, 'hex').toString('latin1');

describe('OwnTracker', () => {
  let server;
  let tracker;
  let url;

  before(async () => {
    tracker = new OwnTracker({ allows: (infoHash) => infoHash === OURS, trustProxy: false });
    const webSeed = new WebSeed();
    server = await startHttpServer({
      host: '127.0.0.1',
      port: 0,
      publicUrl: null,
      webSeed,
      tracker,
    });
    url = `${server.localUrl}announce`;
  });
  after(() => server.stop());

  /** What the tracker answers to a client that begins over HTTP, bencoded. */
  async function announce(infoHash, port) {
    const escaped = infoHash.replace(/../g, '%$&');
    const peerId = `-TT0001-${String(port).padStart(12, '0')}`;
    const query = `info_hash=${escaped}&peer_id=${peerId}&port=${port}&left=100&event=started`;
    return (await fetch(`${url}?${query}`)).text();
  }

  /** Sends messages over WebSocket, and resolves with the first answer to each. */
  async function say(...messages) {
    const socket = new WebSocket(url.replace('http', 'ws'));
    await once(socket, 'open');
    const answers = [];
    for (const message of messages) {
      const answered = once(socket, 'message');
      socket.send(typeof message === 'string' ? message : JSON.stringify(message));
      answers.push(JSON.parse((await answered)[0].toString()));
    }
    socket.terminate();
    return answers;
  }

  const hello = (infoHash, more = {}) => ({
    ...{ action: 'announce', info_hash: binary(infoHash), peer_id: 'p'.repeat(20) },
    ...{ left: 1, event: 'started', offers: [], numwant: 0 },
    ...more,
  });

  it('introduces clients over HTTP', async () => {
    assert.match(await announce(OURS, 1001), /10:incompletei1e/);
    const second = await announce(OURS, 1002);
    assert.match(second, /10:incompletei2e/);
    assert.match(second, /4:porti1001e/, 'the other is named');
    assert.equal(tracker.peers, 2);
  });

  it('answers over WebSocket', async () => {
    const [answer] = await say(hello(OURS));
    assert.equal(answer.action, 'announce');
    assert.ok(answer.interval > 0);
  });

  it('takes no other torrents', async () => {
    assert.match(await announce(OTHER, 1003), /14:failure reason15:unknown torrent/);
    assert.equal((await say(hello(OTHER)))[0]['failure reason'], 'unknown torrent');
  });

  it('survives whatever it is told', async () => {
    const peerId = 'q'.repeat(20);
    const answers = await say(
      'no JSON',
      'null',
      '[]',
      { action: 'dance' },
      { action: 'scrape', info_hash: {} },
      { action: 'scrape', info_hash: 7 },
      { action: 'announce', info_hash: 'short' },
      hello(OURS, { peer_id: peerId }),
      hello(OURS, { peer_id: peerId, offers: [null] }),
      hello(OURS, { peer_id: peerId, offers: ['offer'] }),
      hello(OURS, { peer_id: peerId, event: 'nonsense' }),
    );
    const refused = answers.filter((answer) => answer['failure reason'] !== undefined);
    assert.equal(refused.length, answers.length - 1);
    const scrape = await fetch(`${server.localUrl}scrape?info_hash=a`);
    assert.match(await scrape.text(), /failure reason/);
    assert.equal((await say(hello(OURS)))[0].action, 'announce', 'it is still there');
  });

  it('cuts off who sends too much', async () => {
    const socket = new WebSocket(url.replace('http', 'ws'));
    await once(socket, 'open');
    socket.on('error', () => undefined);
    socket.send('x'.repeat(2 * 1024 * 1024));
    await once(socket, 'close');
  });

  it('leaves other paths to others', async () => {
    assert.equal((await fetch(`${server.localUrl}film.mp4`)).status, 404);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import Wire from '../../src/shims/wire.js';
import { until } from '../support/until.js';

const KIB = 1024;

/** A wire that has shaken hands, and what it has sent; nobody takes it before `take()`. */
function setUp() {
  const wire = new Wire('webrtc');
  const sent = [];
  const requests = [];
  wire.on('error', () => undefined);
  wire.on('request', (piece, offset, length, respond) => {
    requests.push({ piece, offset, length });
    // As a store does: later.
    setImmediate(() => respond(null, new Uint8Array(length)));
  });
  wire.hasFast = true;
  wire.amChoking = false;
  const take = () => wire.on('data', (bytes) => sent.push(bytes));
  return { wire, sent, requests, take };
}

/** Whatever can happen before anybody does anything more has happened. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 50));
const isReject = (bytes) => bytes[4] === 16;

describe('GuardedWire', () => {
  it('tells how much may be asked for', () => {
    assert.equal(setUp().wire.extendedHandshake.reqq, 250);
  });

  it('reads no more than the peer takes', async () => {
    const { wire, requests, take } = setUp();
    for (let at = 0; at < 200; at++) wire._onRequest(0, at * 16 * KIB, 16 * KIB);
    await settled();
    assert.ok(requests.length >= 32, `${requests.length} blocks begun`);
    assert.ok(wire._readableState.buffered < 700 * KIB, 'no more than that is in memory');
    take();
    await until('all of it goes out', () => requests.length === 200);
  });

  it('refuses what exceeds the queue', async () => {
    const { wire, sent, requests, take } = setUp();
    take();
    wire.pause();
    for (let at = 0; at < 1000; at++) wire._onRequest(0, at * 16 * KIB, 16 * KIB);
    wire.resume();
    const refused = () => sent.filter(isReject).length;
    await until('every request is answered', () => requests.length + refused() === 1000);
    assert.ok(refused() >= 1000 - 250 - 64, `${refused()} refused`);
  });

  it('refuses what is not held, and goes on with the rest', async () => {
    const { wire, sent, requests, take } = setUp();
    wire.isHeld = (piece) => piece === 0;
    take();
    for (let at = 0; at < 100; at++) wire._onRequest(1, at * 16 * KIB, 16 * KIB);
    wire._onRequest(0, 0, 16 * KIB);
    await until('the piece that is held is served', () => requests.length === 1);
    assert.equal(requests[0].piece, 0);
    assert.equal(sent.filter(isReject).length, 100);
  });

  it('forgets what is cancelled, and says so', async () => {
    const { wire, sent, requests, take } = setUp();
    for (let at = 0; at < 100; at++) wire._onRequest(0, at * 16 * KIB, 16 * KIB);
    wire._onCancel(0, 99 * 16 * KIB, 16 * KIB);
    take();
    await until('all others are served', () => requests.length === 99);
    await settled();
    assert.equal(requests.length, 99);
    assert.equal(sent.filter(isReject).length, 1);
  });

  it('refuses all that waits when it chokes', async () => {
    const { wire, requests, sent, take } = setUp();
    for (let at = 0; at < 100; at++) wire._onRequest(0, at * 16 * KIB, 16 * KIB);
    const begun = requests.length;
    wire.choke();
    take();
    await until('all are refused', () => sent.filter(isReject).length === 100);
    assert.equal(requests.length, begun);
  });

  const attacks = [
    ['a message of two gigabytes', Buffer.from([0x7f, 0xff, 0xff, 0xff])],
    ['a message of negative length', Buffer.from([0xff, 0xff, 0xff, 0xff])],
    ['a piece message without a piece', Buffer.from([0, 0, 0, 1, 7])],
    ['an extended handshake that is no bencoding', Buffer.from([0, 0, 0, 4, 20, 0, 0x78, 0x78])],
  ];
  for (const [what, bytes] of attacks) {
    it(`survives ${what}`, async () => {
      const { wire } = setUp();
      const hash = Buffer.alloc(20, 1);
      wire.write(
        Buffer.concat([
          Buffer.from('\x13BitTorrent protocol', 'latin1'),
          Buffer.alloc(8),
          hash,
          hash,
        ]),
      );
      wire.write(bytes);
      await settled();
      assert.ok(wire._bufferSize < KIB);
    });
  }

  it('closes on a message that is too long', async () => {
    const { wire } = setUp();
    const hash = Buffer.alloc(20, 1);
    const handshake = [
      Buffer.from('\x13BitTorrent protocol', 'latin1'),
      Buffer.alloc(8),
      hash,
      hash,
    ];
    wire.write(Buffer.concat([...handshake, Buffer.from([0, 0x20, 0, 0])]));
    await settled();
    assert.ok(wire.destroyed);
  });
});

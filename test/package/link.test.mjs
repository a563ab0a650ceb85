import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { describe, it } from 'node:test';
import { DelayLine } from '../../bench/link/delay-line.mjs';
import { udpEndpointOf, withUdpEndpoint } from '../../bench/link/ice-candidates.mjs';
import { Lane, sendThrough } from '../../bench/link/lane.mjs';
import { createLink } from '../../bench/link/link.mjs';
import { TokenBucket } from '../../bench/link/token-bucket.mjs';
import { UdpRelay } from '../../bench/link/udp-relay.mjs';

const LOOPBACK = '127.0.0.1';

describe('TokenBucket', () => {
  // 8 kbit/s: one byte takes one millisecond.
  const rateBitsPerSecond = 8_000;

  it('lets bytes pass at the rate, one after the other', () => {
    const bucket = new TokenBucket({ rateBitsPerSecond });
    assert.equal(bucket.book(10, 100), 110);
    assert.equal(bucket.book(5, 100), 115);
    assert.equal(bucket.book(5, 112), 120);
  });

  it('saves nothing while idle, unless a burst is allowed', () => {
    const bucket = new TokenBucket({ rateBitsPerSecond });
    bucket.book(10, 0);
    assert.equal(bucket.book(10, 1_000), 1_010);
  });

  it('lets a burst pass at once, then the rate again', () => {
    const bucket = new TokenBucket({ rateBitsPerSecond, burstBytes: 10 });
    assert.equal(bucket.book(10, 0), 0);
    assert.equal(bucket.book(10, 0), 10);
    assert.equal(bucket.book(10, 0), 20);
    assert.equal(bucket.book(10, 1_000), 1_000);
  });

  it('refills a burst no faster than the rate', () => {
    const bucket = new TokenBucket({ rateBitsPerSecond, burstBytes: 10 });
    bucket.book(10, 0);
    assert.equal(bucket.book(10, 4), 10);
  });

  it('tells how long what comes now would wait', () => {
    const bucket = new TokenBucket({ rateBitsPerSecond });
    assert.equal(bucket.backlogMs(0), 0);
    bucket.book(30, 0);
    assert.equal(bucket.backlogMs(0), 30);
    assert.equal(bucket.backlogMs(12), 18);
    assert.equal(bucket.backlogMs(31), 0);
  });

  it('has no backlog while the burst lasts', () => {
    const bucket = new TokenBucket({ rateBitsPerSecond, burstBytes: 10 });
    bucket.book(10, 0);
    assert.equal(bucket.backlogMs(0), 0);
    bucket.book(1, 0);
    assert.equal(bucket.backlogMs(0), 1);
  });

  it('never waits without a limit', () => {
    const bucket = new TokenBucket({ rateBitsPerSecond: Infinity });
    assert.equal(bucket.book(1e12, 7), 7);
    assert.equal(bucket.backlogMs(7), 0);
  });

  it('keeps the rate over many small packets', () => {
    const bucket = new TokenBucket({ rateBitsPerSecond: 20e6 });
    let departureMs = 0;
    for (let packet = 0; packet < 10_000; packet++) departureMs = bucket.book(1_250, 0);
    assert.ok(Math.abs(departureMs - 5_000) < 0.01, `${departureMs} ms`);
  });

  for (const wrong of [0, -1, NaN, undefined]) {
    it(`refuses a rate of ${wrong}`, () => {
      assert.throws(() => new TokenBucket({ rateBitsPerSecond: wrong }), {
        name: 'RangeError',
        message: `rate of ${wrong} bit/s`,
      });
    });
  }

  it('refuses a negative burst', () => {
    assert.throws(() => new TokenBucket({ rateBitsPerSecond, burstBytes: -1 }), RangeError);
  });
});

describe('DelayLine', () => {
  const takeAllDue = (line, nowMs) => {
    const items = [];
    for (let item = line.takeDue(nowMs); item !== undefined; item = line.takeDue(nowMs)) {
      items.push(item);
    }
    return items;
  };

  it('hands items over when they are due, one by one and only once', () => {
    const line = new DelayLine();
    line.push('a', 10);
    line.push('b', 20);
    assert.equal(line.takeDue(9.9), undefined);
    assert.equal(line.takeDue(10), 'a');
    assert.equal(line.takeDue(10), undefined);
    assert.equal(line.length, 1);
    assert.equal(line.takeDue(99), 'b');
    assert.equal(line.length, 0);
  });

  it('never lets an item overtake another', () => {
    const line = new DelayLine();
    line.push('slow', 30);
    line.push('fast', 10);
    assert.equal(line.nextDueMs, 30);
    assert.deepEqual(takeAllDue(line, 29), []);
    assert.deepEqual(takeAllDue(line, 30), ['slow', 'fast']);
  });

  it('knows when the next is due', () => {
    const line = new DelayLine();
    assert.equal(line.nextDueMs, Infinity);
    line.push('a', 5);
    line.push('b', 6);
    assert.equal(line.nextDueMs, 5);
    line.takeDue(5);
    assert.equal(line.nextDueMs, 6);
  });

  it('has nothing even at the end of time once it is empty', () => {
    const line = new DelayLine();
    assert.equal(line.takeDue(Infinity), undefined);
    assert.equal(line.length, 0);
  });

  it('forgets what was cleared', () => {
    const line = new DelayLine();
    line.push('a', 5);
    line.clear();
    assert.equal(line.length, 0);
    assert.equal(line.takeDue(Infinity), undefined);
    line.push('b', 1);
    assert.equal(line.takeDue(1), 'b');
  });

  it('keeps the order over many items taken in pieces', () => {
    const line = new DelayLine();
    const taken = [];
    for (let index = 0; index < 1_000; index++) {
      line.push(index, index);
      if (index % 7 === 0) taken.push(...takeAllDue(line, index - 3));
    }
    taken.push(...takeAllDue(line, Infinity));
    assert.deepEqual(
      taken,
      Array.from({ length: 1_000 }, (_, index) => index),
    );
  });
});

describe('Lane', () => {
  const arrivalThrough = (lanes, bytes) =>
    new Promise((resolve) => {
      const sentMs = performance.now();
      sendThrough(lanes, bytes, () => resolve(performance.now() - sentMs));
    });

  it('delivers at once when there is nothing to wait for', () => {
    let delivered = false;
    new Lane().send(1_000, () => (delivered = true));
    assert.equal(delivered, true);
  });

  it('delivers no earlier than rate and delay allow', async () => {
    // 20 ms for the bytes, 30 ms for the way.
    const lane = new Lane({ rateBitsPerSecond: 8e5, delayMs: 30 });
    const tookMs = await arrivalThrough([lane], 2_000);
    assert.ok(tookMs >= 49, `${tookMs} ms`);
    assert.equal(lane.deliveredBytes, 2_000);
  });

  it('adds up over lanes in a row', async () => {
    const lanes = [20, 30].map((delayMs) => new Lane({ delayMs }));
    const tookMs = await arrivalThrough(lanes, 100);
    assert.ok(tookMs >= 49, `${tookMs} ms`);
  });

  it('passes through no lanes at all', async () => {
    assert.ok((await arrivalThrough([], 100)) >= 0);
  });

  it('drops what a full queue does not hold, and counts it', () => {
    // Bytes of one second in a queue of one second: the third packet finds it full.
    const lane = new Lane({ rateBitsPerSecond: 8e5, queueMs: 1_000 });
    const accepted = [1, 2, 3, 4].map(() => lane.send(75_000, () => {}));
    lane.stop();
    assert.deepEqual(accepted, [true, true, false, false]);
    assert.equal(lane.droppedBytes, 150_000);
  });

  it('takes all from a sender that waits by itself', () => {
    const lane = new Lane({ rateBitsPerSecond: 8e5, queueMs: 100 });
    assert.equal(lane.fullForMs(), 0);
    for (let packet = 0; packet < 5; packet++) {
      assert.equal(
        lane.send(10_000, () => {}, { droppable: false }),
        true,
      );
    }
    const waitMs = lane.fullForMs();
    lane.stop();
    assert.ok(waitMs > 300 && waitMs <= 400, `${waitMs} ms`);
  });

  it('delivers a backlog in small bursts, in order', async () => {
    const lane = new Lane({ delayMs: 1 });
    const turns = [];
    const all = new Promise((resolve) => {
      for (let packet = 0; packet < 100; packet++) {
        lane.send(1_200, () => {
          turns.push({ packet, atMs: performance.now() });
          if (packet === 99) resolve();
        });
      }
    });
    // All are late by the time the first timer fires.
    const untilMs = performance.now() + 5;
    while (performance.now() < untilMs);
    await all;
    assert.deepEqual(
      turns.map(({ packet }) => packet),
      Array.from({ length: 100 }, (_, packet) => packet),
    );
    // 21 packets at a time: four waits of a millisecond at least.
    assert.ok(turns[99].atMs - turns[0].atMs >= 3.5);
  });

  it('delivers nothing after it was stopped', async () => {
    const lane = new Lane({ delayMs: 5 });
    let delivered = 0;
    lane.send(1, () => delivered++);
    lane.stop();
    assert.equal(
      lane.send(1, () => delivered++),
      false,
    );
    await arrivalThrough([new Lane({ delayMs: 20 })], 1);
    assert.equal(delivered, 0);
  });
});

const SDP = [
  'v=0',
  'm=application 50001 UDP/DTLS/SCTP webrtc-datachannel',
  'c=IN IP4 192.0.2.7',
  'a=candidate:1 1 udp 2122260223 192.0.2.7 50001 typ host generation 0 network-id 1',
  'a=candidate:2 1 udp 2122194687 127.0.0.1 50002 typ host generation 0 network-id 2',
  'a=candidate:3 1 tcp 1518280447 192.0.2.7 9 typ host tcptype active generation 0',
  'a=ice-ufrag:abcd',
  '',
].join('\r\n');

describe('ICE candidates', () => {
  it('takes the one on loopback', () => {
    assert.deepEqual(udpEndpointOf(SDP), { address: '127.0.0.1', port: 50002 });
  });

  it('takes the first without one on loopback', () => {
    const sdp = SDP.replace('127.0.0.1', '192.0.2.8');
    assert.deepEqual(udpEndpointOf(sdp), { address: '192.0.2.7', port: 50001 });
  });

  it('writes one candidate and the default address, and leaves the rest', () => {
    const sdp = withUdpEndpoint(SDP, { address: '127.0.0.1', port: 6000 });
    assert.deepEqual(sdp.split('\r\n'), [
      'v=0',
      'm=application 6000 UDP/DTLS/SCTP webrtc-datachannel',
      'c=IN IP4 127.0.0.1',
      'a=candidate:1 1 udp 2122260223 127.0.0.1 6000 typ host generation 0',
      'a=ice-ufrag:abcd',
      '',
    ]);
    assert.deepEqual(udpEndpointOf(sdp), { address: '127.0.0.1', port: 6000 });
  });

  for (const [what, line] of [
    ['hidden behind mDNS', 'a=candidate:1 1 udp 1 4f1c.local 50001 typ host'],
    ['TCP', 'a=candidate:1 1 tcp 1 127.0.0.1 9 typ host tcptype active'],
    ['IPv6', 'a=candidate:1 1 udp 1 ::1 50001 typ host'],
    ['of another component', 'a=candidate:1 2 udp 1 127.0.0.1 50001 typ host'],
    ['reflexive', 'a=candidate:1 1 udp 1 127.0.0.1 50001 typ srflx raddr 0.0.0.0 rport 0'],
  ]) {
    it(`refuses a description whose only candidate is ${what}`, () => {
      assert.throws(
        () => udpEndpointOf(`v=0\r\n${line}\r\n`),
        (error) => error.message.includes(line),
      );
    });
  }
});

describe('UdpRelay', () => {
  const sdpOf = (socket) =>
    withUdpEndpoint(SDP, { address: LOOPBACK, port: socket.address().port });

  async function udpSocket(t) {
    const socket = createSocket('udp4');
    t.after(() => socket.close());
    socket.bind(0, LOOPBACK);
    await once(socket, 'listening');
    return socket;
  }

  const send = (socket, text, { port }) => socket.send(text, port, LOOPBACK);

  it('carries packets both ways, each side seeing the relay alone', async (t) => {
    const relay = new UdpRelay();
    t.after(() => relay.stop());
    const from = createLink({ rateBitsPerSecond: 1e7, roundTripMs: 20, queueMs: 100 });
    const to = createLink({ rateBitsPerSecond: 1e7, roundTripMs: 40, queueMs: 100 });
    t.after(() => Promise.all([from.stop(), to.stop()]));
    const [a, b] = [await udpSocket(t), await udpSocket(t)];
    const atB = udpEndpointOf(await relay.offer({ id: 'x', sdp: sdpOf(a), from, to }));
    const atA = udpEndpointOf(relay.answer({ id: 'x', sdp: sdpOf(b) }));

    const sentMs = performance.now();
    send(a, 'ping', atA);
    const [ping, { port: sourceAtB }] = await once(b, 'message');
    assert.equal(String(ping), 'ping');
    assert.equal(sourceAtB, atB.port);
    send(b, 'pong', atB);
    const [pong, { port: sourceAtA }] = await once(a, 'message');
    assert.equal(String(pong), 'pong');
    assert.equal(sourceAtA, atA.port);
    const tookMs = performance.now() - sentMs;
    assert.ok(tookMs >= 58, `${tookMs} ms for a round trip of 60`);
    assert.equal(from.up.deliveredBytes, 32);
    assert.equal(to.down.deliveredBytes, 32);
    assert.equal(to.up.deliveredBytes, 32);
    assert.equal(from.down.deliveredBytes, 32);
  });

  it('lets checks of the receiver overtake its answer', async (t) => {
    const relay = new UdpRelay();
    t.after(() => relay.stop());
    const [a, b] = [await udpSocket(t), await udpSocket(t)];
    const offer = await relay.offer({ id: 'x', sdp: sdpOf(a), from: null, to: null });
    send(b, 'early', udpEndpointOf(offer));
    const [early, source] = await once(a, 'message');
    assert.equal(String(early), 'early');
    send(a, 'reply', source);
    const [reply] = await once(b, 'message');
    assert.equal(String(reply), 'reply');
  });

  it('ignores those whom nobody spoke of', async (t) => {
    const relay = new UdpRelay();
    t.after(() => relay.stop());
    const [a, b, stranger] = [await udpSocket(t), await udpSocket(t), await udpSocket(t)];
    const atB = udpEndpointOf(await relay.offer({ id: 'x', sdp: sdpOf(a), from: null, to: null }));
    const atA = udpEndpointOf(relay.answer({ id: 'x', sdp: sdpOf(b) }));
    send(stranger, 'strange', atA);
    send(stranger, 'strange', atB);
    send(a, 'known', atA);
    send(b, 'known', atB);
    const arrived = await Promise.all([once(a, 'message'), once(b, 'message')]);
    assert.deepEqual(
      arrived.map(([packet]) => String(packet)),
      ['known', 'known'],
    );
  });

  it('refuses an answer to an offer it does not know', () => {
    assert.throws(() => new UdpRelay().answer({ id: 'x', sdp: SDP }), /unknown offer/);
  });
});

describe('a link for TCP', () => {
  async function echoServer(t) {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.pipe(socket);
    });
    t.after(() => server.close());
    server.listen(0, LOOPBACK);
    await once(server, 'listening');
    return server.address().port;
  }

  it('returns every byte, no faster than rate, round trip and handshake allow', async (t) => {
    const link = createLink({ rateBitsPerSecond: 16e6, roundTripMs: 30, queueMs: 20 });
    t.after(() => link.stop());
    const port = await link.relayTcp(await echoServer(t));
    const sent = Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 7) & 0xff));
    const startedMs = performance.now();
    const socket = connect(port, LOOPBACK);
    socket.end(sent);
    const received = [];
    for await (const bytes of socket) received.push(bytes);
    const tookMs = performance.now() - startedMs;
    assert.ok(Buffer.concat(received).equals(sent));
    // 100 ms for the bytes, two round trips; timers are allowed half a millisecond each.
    assert.ok(tookMs >= 158, `${tookMs} ms`);
    assert.ok(link.up.deliveredBytes > sent.length, 'headers count');
    assert.equal(link.up.droppedBytes, 0);
  });

  it('ends the other side when one vanishes', async (t) => {
    const link = createLink({ rateBitsPerSecond: 16e6, roundTripMs: 2, queueMs: 20 });
    t.after(() => link.stop());
    const server = createServer();
    t.after(() => server.close());
    server.listen(0, LOOPBACK);
    await once(server, 'listening');
    const accepted = once(server, 'connection');
    const socket = connect(await link.relayTcp(server.address().port), LOOPBACK);
    const [target] = await accepted;
    target.on('error', () => {});
    const closed = once(target, 'close');
    socket.destroy();
    await closed;
  });

  it('cuts its connections when it is stopped', async (t) => {
    const link = createLink({ rateBitsPerSecond: 16e6, roundTripMs: 2, queueMs: 20 });
    const socket = connect(await link.relayTcp(await echoServer(t)), LOOPBACK);
    socket.on('error', () => {});
    await once(socket, 'connect');
    const closed = once(socket, 'close');
    await link.stop();
    await closed;
  });
});

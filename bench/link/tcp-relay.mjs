import { once } from 'node:events';
import { connect, createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';
/** Payload and headers (IPv4 and TCP) of a full segment on Ethernet. */
const SEGMENT_BYTES = 1_448;
const HEADER_BYTES = 52;

/**
 * A TCP port on loopback that leads to another one through two lanes. Who
 * sends faster than the lane takes is not read any further (back-pressure).
 *
 * @param {object} options
 * @param {number} options.targetPort on loopback
 * @param {import('./lane.mjs').Lane} options.up from those who connect
 * @param {import('./lane.mjs').Lane} options.down to them
 * @param {number} options.handshakeMs what opening a connection takes
 * @returns {Promise<{port: number, stop: () => Promise<void>}>}
 */
export async function startTcpRelay({ targetPort, up, down, handshakeMs }) {
  const sockets = new Set();
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (client) => {
    const target = connect({ port: targetPort, host: LOOPBACK, allowHalfOpen: true });
    for (const [socket, other] of [
      [client, target],
      [target, client],
    ]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        // What it sent before it closed is still on its way; who vanished takes the other along.
        if (socket.readableEnded) other.resume();
        else other.destroy();
      });
    }
    pump(target, client, down);
    setTimeout(() => pump(client, target, up), handshakeMs);
  });
  server.listen(0, LOOPBACK);
  await once(server, 'listening');
  return {
    port: server.address().port,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** Moves what one socket sends to the other, through the lane. */
function pump(from, to, lane) {
  from.on('data', (bytes) => {
    for (let start = 0; start < bytes.length; start += SEGMENT_BYTES) {
      const segment = bytes.subarray(start, start + SEGMENT_BYTES);
      sendReliably(lane, segment.length, () => !to.destroyed && to.write(segment));
    }
    holdBack(from, to, lane);
  });
  from.on('end', () => sendReliably(lane, 0, () => to.end()));
  from.resume();
}

function sendReliably(lane, payloadBytes, deliver) {
  lane.send(payloadBytes + HEADER_BYTES, deliver, { droppable: false });
}

/** Stops reading while the lane is full, or the receiver does not read. */
function holdBack(from, to, lane) {
  const waitMs = lane.fullForMs();
  if (waitMs === 0 && !to.writableNeedDrain) return;
  from.pause();
  const goOn = () => {
    if (to.writableNeedDrain) to.once('drain', goOn);
    else from.resume();
  };
  setTimeout(goOn, Math.ceil(waitMs));
}

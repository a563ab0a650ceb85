import { on, once } from 'node:events';
import { connect, createServer } from 'node:net';
import { median } from '../statistics.mjs';
import { createLink } from './link.mjs';

const LOOPBACK = '127.0.0.1';
const PINGS = 9;
const SECONDS_OF_BYTES = 1;

/**
 * What a link of these options really is on this machine, now.
 *
 * @param {Parameters<typeof createLink>[0]} options
 * @returns {Promise<{roundTripMs: number, bitsPerSecond: number}>} the median
 *   of some round trips of one byte; payload of TCP on the way down
 */
export async function checkLink(options) {
  const link = createLink(options);
  const totalBytes = Math.round((options.rateBitsPerSecond / 8) * SECONDS_OF_BYTES);
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.setNoDelay(true);
    let pings = 0;
    socket.on('data', () => socket.write(++pings <= PINGS ? '!' : Buffer.alloc(totalBytes)));
  });
  server.listen(0, LOOPBACK);
  await once(server, 'listening');
  const socket = connect(await link.relayTcp(server.address().port), LOOPBACK);
  socket.setNoDelay(true);
  try {
    // The first one waits for the connection as well.
    await ask(socket, 1);
    const roundTripsMs = [];
    for (let ping = 1; ping < PINGS; ping++) roundTripsMs.push(await ask(socket, 1));
    const roundTripMs = median(roundTripsMs);
    const tookMs = await ask(socket, totalBytes);
    return { roundTripMs, bitsPerSecond: (totalBytes * 8_000) / (tookMs - roundTripMs) };
  } finally {
    socket.destroy();
    server.close();
    await link.stop();
  }
}

/** Sends a byte, and resolves with the milliseconds until so many have come back. */
async function ask(socket, wantedBytes) {
  const startedMs = performance.now();
  const answers = on(socket, 'data');
  socket.write('?');
  let bytes = 0;
  for await (const [data] of answers) {
    bytes += data.length;
    if (bytes >= wantedBytes) break;
  }
  return performance.now() - startedMs;
}

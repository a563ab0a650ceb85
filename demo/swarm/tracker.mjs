import { once } from 'node:events';
import Server from 'bittorrent-tracker/server';

const LOOPBACK = '127.0.0.1';
const ANNOUNCE_INTERVAL_MS = 60_000;

/**
 * Starts a WebSocket tracker on loopback.
 *
 * @param {object} [options]
 * @param {number} [options.port] default 0: any free one
 * @param {number} [options.intervalMs] how often clients are told to announce
 * @returns {Promise<{url: string, port: number, stop: () => Promise<void>}>}
 *   `stop` cuts every connection, as a tracker that crashes would.
 * @throws Error with code `EADDRINUSE` when the port is taken.
 */
export async function startTracker({ port = 0, intervalMs = ANNOUNCE_INTERVAL_MS } = {}) {
  const server = new Server({ http: false, udp: false, stats: false, interval: intervalMs });
  const sockets = new Set();
  server.http.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  // A client that vanishes in mid-message is daily life for a tracker.
  server.on('warning', () => {});
  server.listen(port, LOOPBACK);
  await once(server, 'listening');
  server.on('error', (error) => console.error('tracker:', error.message));
  const listening = server.http.address().port;
  return {
    url: `ws://${LOOPBACK}:${listening}`,
    port: listening,
    async stop() {
      const closed = once(server.http, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

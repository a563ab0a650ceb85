import { once } from 'node:events';
import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import { PublishError } from '../publish-error.js';

/** @import {AddressInfo} from 'node:net' */
/** @import {WebSeed} from './web-seed.js' */
/** @import {OwnTracker} from './own-tracker.js' */

/** Where it listens when nobody says otherwise. */
const USUAL_PORT = 8480;
const HEADERS_TIMEOUT_MS = 10_000;

/**
 * Starts the HTTP server: tracker and web seed behind one address.
 *
 * @param {object} options
 * @param {string | null} options.host null for all
 * @param {number | null} options.port null for the usual one, or another when it is busy
 * @param {string | null} options.publicUrl null for that of this machine
 * @param {WebSeed} options.webSeed
 * @param {OwnTracker | null} options.tracker
 * @returns {Promise<{publicUrl: string, localUrl: string, stop: () => Promise<void>}>} URLs with
 *   a slash at their end
 * @throws PublishError `address`
 */
export async function startHttpServer({ host, port, publicUrl, webSeed, tracker }) {
  const server = createServer({ headersTimeout: HEADERS_TIMEOUT_MS }, (request, response) => {
    if (!tracker?.handle(request, response)) webSeed.handle(request, response);
  });
  server.on('upgrade', (request, socket, head) => {
    if (tracker) tracker.upgrade(request, socket, head);
    else socket.destroy();
  });
  await listen(server, host, port);
  const listening = /** @type {AddressInfo} */ (server.address()).port;
  return {
    publicUrl: publicUrl ?? `http://${bracketed(host ?? ownAddress())}:${listening}/`,
    localUrl: `http://${bracketed(host ?? '127.0.0.1')}:${listening}/`,
    async stop() {
      const closed = once(server, 'close');
      tracker?.close();
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** @param {import('node:http').Server} server @param {string | null} host @param {number | null} port */
async function listen(server, host, port) {
  const address = host === null ? {} : { host };
  try {
    server.listen({ ...address, port: port ?? USUAL_PORT });
    await once(server, 'listening');
  } catch (reason) {
    const code = reason instanceof Error && 'code' in reason ? reason.code : '';
    if (code === 'EADDRINUSE' && port === null) return listen(server, host, 0);
    const why = code === 'EADDRINUSE' ? 'another program listens there' : String(code);
    throw new PublishError('address', `${host ?? '*'}:${port ?? USUAL_PORT}: ${why}`, {
      cause: reason,
    });
  }
}

/** The first address by which other machines reach this one. */
function ownAddress() {
  const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  const found = addresses.find(({ internal, family }) => !internal && family === 'IPv4');
  return found?.address ?? '127.0.0.1';
}

/** @param {string} host */
function bracketed(host) {
  return host.includes(':') ? `[${host}]` : host;
}

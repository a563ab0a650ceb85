import Server from 'bittorrent-tracker/server';

/** @import {IncomingMessage, ServerResponse} from 'node:http' */
/** @import {Duplex} from 'node:stream' */

/** Where clients announce, over HTTP (BEP 3) as over WebSocket. */
export const ANNOUNCE_PATH = '/announce';
const SCRAPE_PATH = '/scrape';

/** WebSocket clients are told a fifth of it. */
const ANNOUNCE_INTERVAL_MS = 10 * 60 * 1000;
/** Offers of several connections fit into far less. */
const MAX_MESSAGE_BYTES = 1024 * 1024;

/** Messages that the library takes for well-formed, and fails on where nobody catches it. */
class GuardedServer extends Server {
  /** @param {import('bittorrent-tracker/server').Params} params @param {(error: Error) => void} callback */
  _onRequest(params, callback) {
    const { info_hash: infoHash, offers } = params;
    const isScrapeOfNone = infoHash !== undefined && !Array.isArray(infoHash) && !isText(infoHash);
    if (isScrapeOfNone || (Array.isArray(offers) && !offers.every(isObject))) {
      params.info_hash = '';
      callback(new Error('malformed request'));
    } else {
      super._onRequest(params, callback);
    }
  }
}

/** @param {unknown} value */
const isText = (value) => typeof value === 'string';
/** @param {unknown} value */
const isObject = (value) => typeof value === 'object' && value !== null;

/** A tracker within the HTTP server. */
export class OwnTracker {
  #server;
  /** @type {Set<{terminate(): void}>} */
  #sockets = new Set();

  /**
   * @param {object} options
   * @param {(infoHash: string) => boolean} options.allows which torrents it takes
   * @param {boolean} options.trustProxy believe `X-Forwarded-For`
   */
  constructor({ allows, trustProxy }) {
    this.#server = new GuardedServer({
      http: false,
      udp: false,
      ws: /** @type {const} */ ({ noServer: true, maxPayload: MAX_MESSAGE_BYTES }),
      stats: false,
      interval: ANNOUNCE_INTERVAL_MS,
      trustProxy,
      filter: (infoHash, _params, callback) =>
        callback(allows(infoHash) ? null : new Error('unknown torrent')),
    });
    // Clients that talk nonsense, or vanish in the midst of it, are daily life for a tracker.
    this.#server.on('warning', () => undefined);
    this.#server.on('error', () => undefined);
  }

  /** Peers of all torrents. */
  get peers() {
    return Object.values(this.#server.torrents).reduce(
      (sum, { complete, incomplete }) => sum + complete + incomplete,
      0,
    );
  }

  /**
   * @param {IncomingMessage} request
   * @param {ServerResponse} response
   * @returns {boolean} false when the request is none for a tracker
   */
  handle(request, response) {
    const path = (request.url ?? '').split('?')[0];
    if (path !== ANNOUNCE_PATH && path !== SCRAPE_PATH) return false;
    this.#server.onHttpRequest(request, response);
    return true;
  }

  /** @param {IncomingMessage} request @param {Duplex} socket @param {Buffer} head */
  upgrade(request, socket, head) {
    const { ws } = this.#server;
    ws.handleUpgrade(request, socket, head, (webSocket) => {
      this.#sockets.add(webSocket);
      webSocket.once('close', () => this.#sockets.delete(webSocket));
      ws.emit('connection', webSocket, request);
    });
  }

  close() {
    this.#server.close();
    for (const socket of this.#sockets) socket.terminate();
  }
}

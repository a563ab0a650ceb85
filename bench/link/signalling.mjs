import { once } from 'node:events';
import Server from 'bittorrent-tracker/server';

const LOOPBACK = '127.0.0.1';
const ANNOUNCE_INTERVAL_MS = 60_000;

/**
 * A WebSocket tracker that puts the relay between its peers: descriptions of
 * WebRTC connections are rewritten as it hands them on. Every participant has
 * an announce URL of its own, so that the tracker knows whose link is whose.
 *
 * @param {object} options
 * @param {import('./udp-relay.mjs').UdpRelay} options.relay
 * @param {(participant: string) => import('./link.mjs').Link | null} options.linkOf
 * @returns {Promise<{port: number, joined: (participant: string) => Promise<void>, stop: () => Promise<void>}>}
 *   participants connect to `ws://…/<participant>`; `joined` resolves once one has announced itself
 */
export async function startSignalling({ relay, linkOf }) {
  const server = new Server({
    http: false,
    udp: false,
    stats: false,
    interval: ANNOUNCE_INTERVAL_MS,
  });
  const sockets = new Set();
  server.http.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  // A client that vanishes in mid-message is daily life for a tracker.
  server.on('warning', () => {});
  const arrivals = new Arrivals();
  rewriteDescriptions(server, relay, linkOf, arrivals);
  server.listen(0, LOOPBACK);
  await once(server, 'listening');
  server.on('error', (error) => console.error('tracker:', error.message));
  return {
    port: server.http.address().port,
    joined: (participant) => arrivals.of(participant),
    async stop() {
      const closed = once(server.http, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** Who has announced itself, and who waits for that. */
class Arrivals {
  #arrivals = new Map();

  of(participant) {
    return this.#entry(participant).promise;
  }

  report(participant) {
    this.#entry(participant).resolve();
  }

  #entry(participant) {
    if (!this.#arrivals.has(participant)) {
      let resolve;
      const promise = new Promise((settle) => (resolve = settle));
      this.#arrivals.set(participant, { promise, resolve });
    }
    return this.#arrivals.get(participant);
  }
}

function rewriteDescriptions(server, relay, linkOf, arrivals) {
  /** Who made an offer, by its id. */
  const authors = new Map();
  const onConnection = server.onWebSocketConnection.bind(server);

  const rewritten = async (text, receiver) => {
    const message = JSON.parse(text);
    const { offer, answer, offer_id: id } = message;
    if (offer) {
      const from = linkOf(authors.get(id));
      const sdp = await relay.offer({ id, sdp: offer.sdp, from, to: linkOf(receiver) });
      return JSON.stringify({ ...message, offer: { ...offer, sdp } });
    }
    if (answer) {
      const sdp = relay.answer({ id, sdp: answer.sdp });
      return JSON.stringify({ ...message, answer: { ...answer, sdp } });
    }
    return text;
  };

  server.onWebSocketConnection = (socket) => {
    const participant = decodeURIComponent(socket.upgradeReq.url.slice(1));
    socket.on('message', (data) => {
      for (const { offer_id: id } of offersOf(data)) authors.set(id, participant);
    });
    const send = socket.send.bind(socket);
    let last = Promise.resolve();
    socket.send = (text, done) => {
      last = last
        .then(() => rewritten(text, participant))
        .then((message) => send(message, done))
        .catch((error) => console.error(`signalling to ${participant}:`, error.message));
    };
    onConnection(socket);
    // After the tracker's own listener: by then others find it.
    socket.on('message', () => arrivals.report(participant));
  };
}

function offersOf(data) {
  try {
    return JSON.parse(String(data)).offers ?? [];
  } catch {
    return [];
  }
}

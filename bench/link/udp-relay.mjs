import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { udpEndpointOf, withUdpEndpoint } from './ice-candidates.mjs';
import { sendThrough } from './lane.mjs';

/** IPv4 and UDP. */
const HEADER_BYTES = 28;
const SOCKET_BUFFER_BYTES = 4 * 1024 * 1024;

/**
 * Stands between WebRTC peers: each side is told a port of the relay in the
 * place of the other's, and what it sends there goes through both links.
 */
export class UdpRelay {
  #conduits = new Map();
  #stopped = false;

  /**
   * Rewrites an offer on its way to the other peer.
   *
   * @param {object} exchange
   * @param {string} exchange.id names the offer; its answer comes with the same
   * @param {string} exchange.sdp
   * @param {import('./link.mjs').Link | null} exchange.from link of the author
   * @param {import('./link.mjs').Link | null} exchange.to link of the receiver
   * @returns {Promise<string>} the description for the receiver.
   */
  async offer({ id, sdp, from, to }) {
    const author = udpEndpointOf(sdp);
    const conduit = {
      // Facing the author of the offer, and its receiver.
      near: await openSocket(author.address),
      far: await openSocket(author.address),
      author,
      receiver: null,
      toReceiver: [from?.up, to?.down].filter(Boolean),
      toAuthor: [to?.up, from?.down].filter(Boolean),
    };
    if (this.#stopped) {
      close(conduit);
      throw new Error('the relay has stopped');
    }
    this.#conduits.set(id, conduit);
    forward(conduit);
    return withUdpEndpoint(sdp, endpointOf(conduit.far));
  }

  /**
   * Rewrites the answer to an offer.
   *
   * @param {{id: string, sdp: string}} exchange
   * @returns {string} the description for the author of the offer.
   * @throws Error when the offer did not come through here.
   */
  answer({ id, sdp }) {
    const conduit = this.#conduits.get(id);
    if (!conduit) throw new Error('an answer to an unknown offer');
    conduit.receiver = udpEndpointOf(sdp);
    return withUdpEndpoint(sdp, endpointOf(conduit.near));
  }

  stop() {
    this.#stopped = true;
    for (const conduit of this.#conduits.values()) close(conduit);
    this.#conduits.clear();
  }
}

async function openSocket(address) {
  const socket = createSocket('udp4');
  // A peer that left: the system reports its closed port.
  socket.on('error', () => {});
  socket.bind(0, address);
  await once(socket, 'listening');
  socket.setRecvBufferSize(SOCKET_BUFFER_BYTES);
  socket.setSendBufferSize(SOCKET_BUFFER_BYTES);
  return socket;
}

function endpointOf(socket) {
  const { address, port } = socket.address();
  return { address, port };
}

function forward(conduit) {
  const { near, far, author } = conduit;
  near.on('message', (packet, { port }) => {
    if (port !== author.port || !conduit.receiver) return;
    relayed(conduit, conduit.toReceiver, packet, far, conduit.receiver);
  });
  far.on('message', (packet, { address, port }) => {
    // Its checks may overtake its answer, as they do without a relay.
    conduit.receiver ??= { address, port };
    if (port === conduit.receiver.port) {
      relayed(conduit, conduit.toAuthor, packet, near, author);
    }
  });
}

function relayed(conduit, lanes, packet, socket, { address, port }) {
  sendThrough(lanes, packet.length + HEADER_BYTES, () => {
    if (!conduit.closed) socket.send(packet, port, address, () => {});
  });
}

function close(conduit) {
  conduit.closed = true;
  conduit.near.close();
  conduit.far.close();
}

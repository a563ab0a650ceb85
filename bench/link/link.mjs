import { Lane } from './lane.mjs';
import { startTcpRelay } from './tcp-relay.mjs';

/**
 * The access link of one participant, in user space: everything it sends goes
 * through `up`, everything it gets through `down`, TCP and UDP alike.
 *
 * Rates count IP packets with their headers. TCP has no slow start here, which
 * flatters HTTP by some round trips of a cold connection.
 *
 * @typedef {object} Link
 * @property {Lane} up
 * @property {Lane} down
 * @property {number} roundTripMs
 * @property {(targetPort: number) => Promise<number>} relayTcp opens a loopback
 *   port that leads to another one through the link
 * @property {() => Promise<void>} stop cuts every connection
 */

/**
 * @param {object} options
 * @param {number} options.rateBitsPerSecond each way
 * @param {number} [options.upBitsPerSecond] of the way up, when it is another
 * @param {number} options.roundTripMs half of it each way
 * @param {number} options.queueMs what the queue holds at the rate; what comes
 *   on top of it is dropped (UDP) or has to wait (TCP)
 * @returns {Link}
 */
export function createLink({
  rateBitsPerSecond,
  upBitsPerSecond = rateBitsPerSecond,
  roundTripMs,
  queueMs,
}) {
  const delayMs = roundTripMs / 2;
  const up = new Lane({ rateBitsPerSecond: upBitsPerSecond, delayMs, queueMs });
  const down = new Lane({ rateBitsPerSecond, delayMs, queueMs });
  const relays = [];
  return {
    up,
    down,
    roundTripMs,
    async relayTcp(targetPort) {
      const relay = await startTcpRelay({ targetPort, up, down, handshakeMs: roundTripMs });
      relays.push(relay);
      return relay.port;
    },
    async stop() {
      up.stop();
      down.stop();
      await Promise.all(relays.map((relay) => relay.stop()));
    },
  };
}

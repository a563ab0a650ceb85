import Peer from '@thaunknown/simple-peer/lite.js';

/**
 * Without trickle ICE an offer waits for every candidate, and one unreachable
 * STUN server holds the first announce back for 5 s. What was found by now is enough.
 */
const ICE_COMPLETE_TIMEOUT_MS = 1000;

const ignore = () => undefined;

export default class ImpatientPeer extends Peer {
  constructor(options) {
    super({ iceCompleteTimeout: ICE_COMPLETE_TIMEOUT_MS, ...options });
    // It emits some errors after WebTorrent has taken its own listeners off.
    this.on('error', ignore);
  }
}

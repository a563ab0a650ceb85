import Peer from '@thaunknown/simple-peer/lite.js';

/**
 * Without trickle ICE an offer waits for every candidate, and one unreachable
 * STUN server holds the first announce back for 5 s. What was found by now is enough.
 */
const ICE_COMPLETE_TIMEOUT_MS = 1000;

/**
 * SCTP sends only a small burst of packets per message before it waits for an
 * acknowledgement: one message of 16 KiB takes three round trips, four of 4 KiB one.
 */
const MESSAGE_BYTES = 4 * 1024;

/** With so much waiting, there is nothing to gain by short messages. */
const SATURATED_BYTES = 48 * 1024;

const ignore = () => undefined;

/**
 * Emits `released` once, when its RTCPeerConnection is closed, whoever closed
 * it, and `sent` when its channel took bytes or got rid of some.
 */
export default class ImpatientPeer extends Peer {
  sentBytes = 0;

  constructor(options) {
    super({ iceCompleteTimeout: ICE_COMPLETE_TIMEOUT_MS, ...options });
    // It emits some errors after WebTorrent has taken its own listeners off.
    this.on('error', ignore);
  }

  send(bytes) {
    for (let start = 0; start < bytes.length;) {
      const isSaturated = this._channel.bufferedAmount > SATURATED_BYTES;
      const end = isSaturated ? bytes.length : Math.min(start + MESSAGE_BYTES, bytes.length);
      super.send(bytes.subarray(start, end));
      start = end;
    }
    this.sentBytes += bytes.length;
    this.emit('sent');
  }

  /**
   * Connected as soon as the channel is open. Stock first asks the statistics for
   * addresses, which nobody here wants to know, again every 100 ms until they are there.
   */
  _maybeReady() {
    if (this._connected || !this._pcReady || !this._channelReady) return;
    // The channel may open after the connection was given up.
    if (this.destroyed || this._destroying) return;
    this._connected = true;
    if (this._chunk) {
      this.send(this._chunk);
      this._chunk = null;
      const callback = this._cb;
      this._cb = null;
      callback(null);
    }
    this.emit('connect');
  }

  _onChannelBufferedAmountLow() {
    super._onChannelBufferedAmountLow();
    this.emit('sent');
  }

  _destroy(callback, error) {
    const release = () => {
      clearTimeout(this._iceCompleteTimer);
      callback();
      this.emit('released');
    };
    super._destroy(release, error);
  }
}

/**
 * libwebrtc in the place of `webrtc-polyfill` (usrsctp): as fast as a browser,
 * and its binaries come inside registry packages.
 */
import wrtc from '@roamhq/wrtc';

// Sending on a channel that is closed by then takes the whole process down (a fault of native
// memory); the standard (WebRTC §6.2, send) wants an error instead, which WebTorrent catches.
const { prototype } = wrtc.RTCDataChannel;
const nativeSend = prototype.send;
Object.defineProperty(prototype, 'send', {
  /** @this {RTCDataChannel} @param {ArrayBufferView<ArrayBuffer>} data */
  value: function send(data) {
    if (this.readyState !== 'open') throw new DOMException('Not open', 'InvalidStateError');
    nativeSend.call(this, data);
  },
});

export const { RTCPeerConnection, RTCSessionDescription, RTCIceCandidate } = wrtc;
export default wrtc;

/**
 * libwebrtc in the place of `webrtc-polyfill` (usrsctp): as fast as a browser,
 * and its binaries come inside registry packages.
 */
import wrtc from '@roamhq/wrtc';

export const { RTCPeerConnection, RTCSessionDescription, RTCIceCandidate } = wrtc;
export default wrtc;

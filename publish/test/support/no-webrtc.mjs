/** What simple-peer finds where there is no WebRTC. */
export const RTCPeerConnection = undefined;
export const RTCSessionDescription = undefined;
export const RTCIceCandidate = undefined;
export default undefined;

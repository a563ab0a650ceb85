/** As the browser has it; undefined where there is none. Asked of it without a `window`, as on a server, too. */
export const { RTCPeerConnection, RTCSessionDescription, RTCIceCandidate } = globalThis;

/** As in browsers without WebRTC, or where an extension or an administrator turned it off. */
delete window.RTCPeerConnection;

/**
 * One end of a bare RTCDataChannel: what the transport itself can do. The
 * sending end obeys requests `{messages, messageBytes}`; 0 messages is "until
 * told otherwise".
 */

const HIGH_WATER_BYTES = 1024 * 1024;
const LOW_WATER_BYTES = 256 * 1024;

const connection = new RTCPeerConnection({ iceServers: [] });
let channel = null;
let receivedBytes = 0;
let onReceived = () => {};

function use(opened) {
  channel = opened;
  channel.binaryType = 'arraybuffer';
  channel.bufferedAmountLowThreshold = LOW_WATER_BYTES;
  channel.addEventListener('message', ({ data }) => {
    if (typeof data === 'string') serve(JSON.parse(data));
    else {
      receivedBytes += data.byteLength;
      onReceived();
    }
  });
}

function serve({ messages, messageBytes }) {
  const message = new Uint8Array(messageBytes);
  if (messages > 0) {
    for (let sent = 0; sent < messages; sent++) channel.send(message);
    return;
  }
  const fill = () => {
    while (channel.readyState === 'open' && channel.bufferedAmount < HIGH_WATER_BYTES) {
      channel.send(message);
    }
  };
  channel.addEventListener('bufferedamountlow', fill);
  fill();
}

async function describe(description) {
  await connection.setLocalDescription(description);
  while (connection.iceGatheringState !== 'complete') {
    await new Promise((resolve) =>
      connection.addEventListener('icegatheringstatechange', resolve, { once: true }),
    );
  }
  return connection.localDescription.sdp;
}

window.bench = {
  async offer() {
    use(connection.createDataChannel('raw'));
    return describe(await connection.createOffer());
  },

  async answer({ sdp }) {
    connection.addEventListener('datachannel', (event) => use(event.channel));
    await connection.setRemoteDescription({ type: 'offer', sdp });
    return describe(await connection.createAnswer());
  },

  async accept({ sdp }) {
    const opened = new Promise((resolve) => channel.addEventListener('open', resolve));
    await connection.setRemoteDescription({ type: 'answer', sdp });
    await opened;
  },

  /** From the request to the last byte, in milliseconds. */
  async request({ messages, messageBytes }) {
    const startedMs = performance.now();
    const wantedBytes = receivedBytes + messages * messageBytes;
    channel.send(JSON.stringify({ messages, messageBytes }));
    await new Promise((resolve) => {
      onReceived = () => receivedBytes >= wantedBytes && resolve();
    });
    return performance.now() - startedMs;
  },

  /** Lets the other end send for as long as the connection lives. */
  stream({ messageBytes }) {
    channel.send(JSON.stringify({ messages: 0, messageBytes }));
  },

  /** Asks for a message whenever less than the window is on its way. */
  streamWindowed({ messageBytes, windowBytes }) {
    let requestedBytes = receivedBytes;
    onReceived = () => {
      while (requestedBytes - receivedBytes < windowBytes) {
        channel.send(JSON.stringify({ messages: 1, messageBytes }));
        requestedBytes += messageBytes;
      }
    };
    onReceived();
  },

  status: () => ({ atMs: performance.now(), bytesFromPeers: receivedBytes }),
};

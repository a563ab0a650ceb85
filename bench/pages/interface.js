/** A film over HTTP, and beside it a swarm that is made up: what is left is the cost of showing it. */
const PEERS = 50;
const PIECES = 100_000;
const SAMPLE_MS = 1_000;
/** How far back the graph of rates goes: it is full from the start. */
const GRAPH_SECONDS = 120;

await customElements.whenDefined('torrent-player');

/** What the sampler of the engine would tell after so many seconds of a good download. */
function sample(second) {
  const have = new Uint8Array(PIECES).fill(1, 0, 400 * (second + 1));
  const requested = new Uint8Array(PIECES);
  const availability = new Uint8Array(PIECES);
  for (let piece = 0; piece < PIECES; piece++) {
    availability[piece] = (piece * 7 + second) % PEERS;
    // Here and there, as after seeks.
    if ((piece * 13) % 97 < 9) have[piece] = 1;
  }
  for (let piece = 0; piece < 200; piece++) requested[400 * (second + 1) + 3 * piece] = 1;
  const bytesFromPeers = 2_000_000 * second;
  return {
    peers: PEERS - (second % 5),
    trackers: 'connected',
    othersInSwarm: PEERS,
    downloadBytesPerSecond: 1_900_000 + 10_000 * (second % 17),
    uploadBytesPerSecond: 400_000 + 10_000 * (second % 11),
    bytesFromPeers,
    bytesUploaded: bytesFromPeers / 5,
    memoryBytes: 200e6 + 1e5 * second,
    memoryBudgetBytes: 256e6,
    pieces: {
      count: PIECES,
      lengthBytes: 65_536,
      have,
      requested,
      availability,
      file: { first: 0, end: PIECES },
    },
  };
}

window.bench = {
  /** @param {{tag: string, url: string, stats: boolean}} options */
  async play({ tag, url, stats }) {
    const player = document.createElement(tag);
    player.muted = true;
    player.loop = true;
    if (stats) player.setAttribute('stats', '');
    document.body.replaceChildren(player);
    player.src = url;
    await player.play();
    // The element itself, or the one inside of the interface.
    const media = player.media.store ? player.media : player;
    const { store } = media;
    let second = 0;
    const tell = () => {
      store.patch('swarm', sample(second++));
      // As a session does: the graph of rates is made of these.
      media.dispatchEvent(new CustomEvent('torrentstats', { detail: media.torrent }));
    };
    while (second < GRAPH_SECONDS) tell();
    setInterval(() => {
      tell();
      // Somebody moves the mouse, so that the controls stay.
      player.dispatchEvent(new PointerEvent('pointermove', { pointerType: 'mouse' }));
    }, SAMPLE_MS);
  },
};

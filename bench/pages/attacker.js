/** Hostile peers over real WebRTC: every byte of what they send is theirs. */
import { ID, RawPeer, frame, numbersOf } from '/engine/raw-peer-entry.js';

const BLOCK_BYTES = 16 * 1024;
const LARGE_BLOCK_BYTES = 128 * 1024;
/** So much waits in a channel before an attacker waits for it. */
const HIGH_WATER_BYTES = 2 ** 20;
const ZEROS = new Uint8Array(BLOCK_BYTES);
/** Type by which the attacker wants to be told about metadata (BEP 9, 10). */
const METADATA_TYPE = 7;

let peers = [];
/** When each of the peers was closed by the victim, if it was. */
let closedMs = [];
let startedMs = 0;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const latin1 = (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const fromBase64 = (text) => latin1(atob(text));
const isOver = (peer, { limitMs }) => peer.isClosed || performance.now() - startedMs > limitMs;

/** Sends the same bytes again and again, as fast as they are taken. */
async function flood(peer, bytes, totalBytes, facts) {
  for (let sent = 0; sent < totalBytes && !isOver(peer, facts);) {
    if (peer.bufferedBytes > HIGH_WATER_BYTES) await pause(5);
    else {
      peer.sendBytes(bytes);
      sent += bytes.length;
    }
  }
}

/** Looks at every message that comes, once, until it is over. */
async function answer(peer, facts, take) {
  let seen = 0;
  const look = () => {
    while (seen < peer.messages.length) take(peer.messages[seen++]);
    return isOver(peer, facts);
  };
  const leftMs = facts.limitMs - (performance.now() - startedMs);
  await peer.until('over', look, Math.max(1, leftMs)).catch(() => {});
}

function joined(parts) {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** By which type the victim wants to be told about metadata. */
function metadataTypeOf(peer) {
  const text = peer.messages
    .filter(({ id }) => id === ID.extended)
    .map(({ payload }) => String.fromCharCode(...payload))
    .join();
  return Number(/11:ut_metadatai(\d+)e/.exec(text)?.[1]);
}

const offerMetadata = (peer, sizeBytes) =>
  peer.extended(0, `d1:md11:ut_metadatai${METADATA_TYPE}ee13:metadata_sizei${sizeBytes}ee`);

const askedPart = ({ id, payload }) => {
  if (id !== ID.extended || payload[0] !== METADATA_TYPE) return null;
  const text = String.fromCharCode(...payload.subarray(1));
  const part = /8:msg_typei0e5:piecei(\d+)e/.exec(text)?.[1];
  return part === undefined ? null : Number(part);
};

/** Delivers what it is asked for; resolves with how often it was. */
async function deliverMetadata(peer, info, facts) {
  offerMetadata(peer, info.length);
  let requests = 0;
  await answer(peer, facts, (one) => {
    const part = askedPart(one);
    if (part === null) return;
    requests++;
    const head = `d8:msg_typei1e5:piecei${part}e10:total_sizei${info.length}ee`;
    const bytes = info.subarray(part * BLOCK_BYTES, (part + 1) * BLOCK_BYTES);
    peer.extended(metadataTypeOf(peer), joined([latin1(head), bytes]));
  });
  return requests;
}

const claimAll = (peer) => {
  peer.send(ID.haveAll);
  peer.send(ID.unchoke);
};

const requestsOf = (count, { pieceCount }, lengthBytes) =>
  joined(
    Array.from({ length: count }, (_, at) => frame(ID.request, [at % pieceCount, 0, lengthBytes])),
  );

/** Each gets the peer, and facts of the torrent; what it returns is told. */
const ATTACKS = {
  async hugeMessage([peer], facts) {
    peer.sendBytes(Uint8Array.of(0x7f, 0xff, 0xff, 0xff, ID.piece));
    await flood(peer, ZEROS, 40 * 2 ** 20, facts);
  },
  async requestFlood([peer], facts) {
    peer.send(ID.haveNone);
    peer.send(ID.interested);
    await flood(peer, requestsOf(1_000, facts, BLOCK_BYTES), 100 * 17_000, facts);
  },
  async greedy([peer], facts) {
    peer.send(ID.haveNone);
    peer.send(ID.interested);
    peer.sendBytes(requestsOf(2_000, facts, LARGE_BLOCK_BYTES));
  },
  async unsolicited([peer], facts) {
    await flood(peer, frame(ID.piece, [0, 0], ZEROS), 64 * 2 ** 20, facts);
  },
  async poison([peer], facts) {
    claimAll(peer);
    await answer(peer, facts, (one) => {
      if (one.id !== ID.request) return;
      const [piece, offset, lengthBytes] = numbersOf(one);
      peer.send(ID.piece, [piece, offset], new Uint8Array(lengthBytes));
    });
  },
  async lie([peer], facts) {
    claimAll(peer);
    await answer(peer, facts, () => {});
  },
  async shortBitfield([peer]) {
    peer.send(ID.bitfield, [], Uint8Array.of(0xff));
  },
  async longBitfield([peer]) {
    const bytes = frame(ID.bitfield, [], new Uint8Array(2 ** 20).fill(0xff));
    for (let at = 0; at < bytes.length; at += BLOCK_BYTES) {
      peer.sendBytes(bytes.subarray(at, at + BLOCK_BYTES));
    }
  },
  async outOfRange([peer], { pieceCount }) {
    peer.send(ID.have, [pieceCount]);
    peer.send(ID.have, [2 ** 31]);
  },
  async handshakes([peer], { infoHash }) {
    peer.greet({ trackerUrl: '', infoHash });
  },
  async halfHave([peer]) {
    peer.sendBytes(Uint8Array.of(0, 0, 0, 4, ID.have, 0, 0, 0));
  },
  async emptyBlock([peer]) {
    peer.send(ID.piece, [0, 0]);
  },
  async badBencode([peer]) {
    peer.extended(0, 'certainly not bencode');
    peer.extended(metadataTypeOf(peer), 'd8:msg_type');
  },
  async strayMetadata([peer]) {
    const head = latin1('d8:msg_typei1e5:piecei99e10:total_sizei1000ee');
    peer.extended(metadataTypeOf(peer), joined([head, new Uint8Array(1_000)]));
  },
  async largeMetadata([peer], facts) {
    return { asked: await deliverMetadata(peer, new Uint8Array(4 * 2 ** 20 + 1), facts) };
  },
  async wrongMetadata([peer], facts) {
    return { asked: await deliverMetadata(peer, new Uint8Array(20_000), facts) };
  },
  async rightMetadata(all, facts) {
    const info = fromBase64(facts.infoBase64);
    await Promise.all(all.map((peer) => deliverMetadata(peer, info, facts)));
  },
};

window.bench = {
  /** Finds the victim through the tracker, with so many peers; they have only said hello. */
  async connect({ trackerUrl, infoHash, count = 1 }) {
    const options = { trackerUrl, infoHash, viewerId: '' };
    peers = await Promise.all(Array.from({ length: count }, () => RawPeer.connect(options)));
    closedMs = peers.map(() => null);
    peers.forEach((peer, at) => peer.closed.then(() => (closedMs[at] = performance.now())));
    const heard = peers.map((peer) =>
      peer.until('it may speak', () => peer.count(ID.extended) > 0),
    );
    await Promise.all(heard);
  },

  /** Attacks; ends when the victim has closed the connection, or at the limit. */
  async attack({ name, ...facts }) {
    startedMs = performance.now();
    const told = await ATTACKS[name](peers, facts);
    while (!peers.every((peer) => isOver(peer, facts))) await pause(20);
    return { ...this.facts(), ...told };
  },

  facts: () => ({
    closedMs: closedMs[0] === null ? null : closedMs[0] - startedMs,
    blockBytes: peers[0].blockBytes,
    rejects: peers[0].count(ID.reject),
    asked: peers[0].count(ID.request),
  }),
};

/** One message of the peer wire protocol (BEP 3), without its length. */
export interface WireMessage {
  /** -1 for the handshake. */
  readonly id: number;
  readonly payload: Uint8Array;
}

export const ID = {
  handshake: -1,
  choke: 0,
  unchoke: 1,
  interested: 2,
  uninterested: 3,
  have: 4,
  bitfield: 5,
  request: 6,
  piece: 7,
  cancel: 8,
  haveAll: 14,
  haveNone: 15,
  reject: 16,
  extended: 20,
} as const;

export interface RawPeerOptions {
  readonly trackerUrl: string;
  /** 40 hex digits. */
  readonly infoHash: string;
  /** First bytes of the peer id. */
  readonly client?: string;
  /** First characters of the peer id of the viewer that is looked for; default: those of ours. */
  readonly viewerId?: string;
  /** BEP 6; default true. */
  readonly fast?: boolean;
  /** False: the test sends the handshake, or something else. */
  readonly greets?: boolean;
}

const PROTOCOL = 'BitTorrent protocol';
const HANDSHAKE_BYTES = 68;
/** Offers are given to peers at random; one of so many reaches the viewer. */
const OFFERS = 4;
const LIMIT_MS = 15_000;

interface Offered {
  readonly connection: RTCPeerConnection;
  readonly channel: RTCDataChannel;
}

/**
 * A peer of which the test sends every byte, over real WebRTC: it finds the
 * viewer of this page through the tracker, as any peer does.
 */
export class RawPeer {
  readonly messages: WireMessage[] = [];
  /** Lengths of the messages of the data channel, in order. */
  readonly frames: number[] = [];
  readonly closed: Promise<void>;
  isClosed = false;
  readonly #all: readonly Offered[];
  readonly #channel: RTCDataChannel;
  readonly #changes = new EventTarget();
  #received = new Uint8Array();

  static async connect(options: RawPeerOptions): Promise<RawPeer> {
    const { channel, all } = await findViewer(options);
    const peer = new RawPeer(channel, all);
    if (channel.readyState !== 'open') await once(channel, 'open');
    if (options.greets ?? true) peer.greet(options);
    return peer;
  }

  private constructor(channel: RTCDataChannel, all: readonly Offered[]) {
    this.#all = all;
    this.#channel = channel;
    channel.binaryType = 'arraybuffer';
    channel.addEventListener('message', ({ data }) => this.#receive(data as ArrayBuffer));
    this.closed = new Promise((resolve) => {
      channel.addEventListener('close', () => {
        this.isClosed = true;
        this.#changes.dispatchEvent(new Event('change'));
        resolve();
      });
    });
  }

  /** Bytes that wait in the channel of this end. */
  get bufferedBytes(): number {
    return this.#channel.bufferedAmount;
  }

  greet({ infoHash, client = '-XX0000-', fast = true }: RawPeerOptions): void {
    const bytes = new Uint8Array(HANDSHAKE_BYTES);
    bytes[0] = PROTOCOL.length;
    bytes.set(latin1(PROTOCOL), 1);
    bytes[25] = 0x10;
    bytes[27] = fast ? 0x04 : 0;
    bytes.set(fromHex(infoHash), 28);
    bytes.set(latin1((client + 'rawrawrawrawrawraw').slice(0, 20)), 48);
    this.sendBytes(bytes);
  }

  /** Sends one message: numbers of 32 bits, then bytes. */
  send(id: number, numbers: readonly number[] = [], bytes: Uint8Array = new Uint8Array()): void {
    this.sendBytes(frame(id, numbers, bytes));
  }

  sendBytes(bytes: Uint8Array): void {
    if (this.#channel.readyState === 'open') this.#channel.send(bytes as Uint8Array<ArrayBuffer>);
  }

  /** An extended message (BEP 10); type 0 is the handshake. */
  extended(type: number, bencoded: string | Uint8Array): void {
    const payload = typeof bencoded === 'string' ? latin1(bencoded) : bencoded;
    this.send(ID.extended, [], Uint8Array.from([type, ...payload]));
  }

  count(id: number): number {
    return this.messages.filter((message) => message.id === id).length;
  }

  /** The bytes of all blocks that came. */
  get blockBytes(): number {
    return this.messages.reduce(
      (sum, { id, payload }) => sum + (id === ID.piece ? payload.length - 8 : 0),
      0,
    );
  }

  /** Resolves when the condition holds; looks at every message. */
  until(what: string, condition: () => boolean, limitMs = LIMIT_MS): Promise<void> {
    return new Promise((resolve, reject) => {
      const settled = new AbortController();
      const timer = setTimeout(() => {
        settled.abort();
        reject(new Error(`Not within ${limitMs} ms: ${what}`));
      }, limitMs);
      const look = (): void => {
        if (!condition()) return;
        clearTimeout(timer);
        settled.abort();
        resolve();
      };
      this.#changes.addEventListener('change', look, { signal: settled.signal });
      look();
    });
  }

  close(): void {
    for (const { channel, connection } of this.#all) {
      channel.close();
      connection.close();
    }
  }

  #receive(data: ArrayBuffer): void {
    const bytes = new Uint8Array(data);
    this.frames.push(bytes.length);
    const joined = new Uint8Array(this.#received.length + bytes.length);
    joined.set(this.#received);
    joined.set(bytes, this.#received.length);
    this.#received = joined;
    while (this.#take());
    this.#changes.dispatchEvent(new Event('change'));
  }

  #take(): boolean {
    const bytes = this.#received;
    if (this.messages.length === 0) {
      if (bytes.length < HANDSHAKE_BYTES) return false;
      this.messages.push({ id: ID.handshake, payload: bytes.slice(0, HANDSHAKE_BYTES) });
      this.#received = bytes.slice(HANDSHAKE_BYTES);
      return true;
    }
    if (bytes.length < 4) return false;
    const length = new DataView(bytes.buffer).getUint32(0);
    if (bytes.length < 4 + length) return false;
    this.#received = bytes.slice(4 + length);
    if (length > 0) {
      this.messages.push({ id: bytes[4]!, payload: bytes.slice(5, 4 + length) });
    }
    return true;
  }
}

/** The bytes of one message, its length included. */
export function frame(
  id: number,
  numbers: readonly number[] = [],
  bytes: Uint8Array = new Uint8Array(),
): Uint8Array {
  const framed = new Uint8Array(5 + 4 * numbers.length + bytes.length);
  const view = new DataView(framed.buffer);
  view.setUint32(0, framed.length - 4);
  view.setUint8(4, id);
  numbers.forEach((number, at) => view.setUint32(5 + 4 * at, number));
  framed.set(bytes, 5 + 4 * numbers.length);
  return framed;
}

/** The numbers at the beginning of a message. */
export function numbersOf({ payload }: WireMessage, count = 3): number[] {
  const view = new DataView(payload.buffer, payload.byteOffset);
  return Array.from({ length: count }, (_, at) => view.getUint32(4 * at));
}

async function findViewer({
  trackerUrl,
  infoHash,
  viewerId = '-TP',
}: RawPeerOptions): Promise<Offered & { readonly all: readonly Offered[] }> {
  const offered = new Map<string, Offered>();
  const offers = await Promise.all(
    Array.from({ length: OFFERS }, async () => {
      const connection = new RTCPeerConnection({ iceServers: [] });
      const channel = connection.createDataChannel('raw');
      const offerId = binary(crypto.getRandomValues(new Uint8Array(20)));
      offered.set(offerId, { connection, channel });
      await connection.setLocalDescription(await connection.createOffer());
      if (connection.iceGatheringState !== 'complete') await gathered(connection);
      const { type, sdp } = connection.localDescription!;
      return { offer_id: offerId, offer: { type, sdp } };
    }),
  );
  const socket = new WebSocket(trackerUrl);
  try {
    await once(socket, 'open');
    const found = answerOf(socket, offered, viewerId);
    socket.send(
      JSON.stringify({
        action: 'announce',
        event: 'started',
        info_hash: binary(fromHex(infoHash)),
        peer_id: binary(crypto.getRandomValues(new Uint8Array(20))),
        numwant: OFFERS,
        left: 1,
        uploaded: 0,
        downloaded: 0,
        offers,
      }),
    );
    return { ...(await found), all: [...offered.values()] };
  } finally {
    socket.close();
  }
}

/**
 * Takes every answer: the seeder of a test swarm, a native library, has been
 * seen to crash when a connection that it answers is gone by then.
 */
function answerOf(
  socket: WebSocket,
  offered: Map<string, Offered>,
  viewerId: string,
): Promise<Offered> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no viewer answered')), LIMIT_MS);
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data)) as {
        readonly offer_id?: string;
        readonly peer_id?: string;
        readonly answer?: RTCSessionDescriptionInit;
      };
      const one = offered.get(message.offer_id ?? '');
      if (!one || !message.answer) return;
      const taken = one.connection.setRemoteDescription(message.answer);
      if (!message.peer_id?.startsWith(viewerId)) return;
      clearTimeout(timer);
      taken.then(() => resolve(one), reject);
    });
  });
}

function gathered(connection: RTCPeerConnection): Promise<void> {
  return new Promise((resolve) => {
    connection.addEventListener('icegatheringstatechange', () => {
      if (connection.iceGatheringState === 'complete') resolve();
    });
  });
}

function once(target: EventTarget, type: string): Promise<Event> {
  return new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));
}

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
const binary = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
const fromHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16));

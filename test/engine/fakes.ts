import type {
  ExtensionHost,
  PeerConnection,
  PeerInternals,
  Torrent,
  TorrentInternals,
  Wire,
  WireInternals,
} from 'webtorrent';

type Listener = (...values: never[]) => void;

/** As much of an `EventEmitter` as the engine uses. */
export class FakeEmitter {
  readonly #listeners = new Map<string, Listener[]>();

  on(event: string, listener: Listener): this {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
    return this;
  }

  once(event: string, listener: Listener): this {
    const once = (...values: never[]): void => {
      this.removeListener(event, once);
      listener(...values);
    };
    return this.on(event, once);
  }

  removeListener(event: string, listener: Listener): this {
    const kept = this.#listeners.get(event)?.filter((one) => one !== listener) ?? [];
    this.#listeners.set(event, kept);
    return this;
  }

  emit(event: string, ...values: unknown[]): boolean {
    const listeners = this.#listeners.get(event) ?? [];
    for (const listener of listeners) listener(...(values as never[]));
    return listeners.length > 0;
  }
}

interface WireRequest {
  readonly piece: number;
  readonly offset: number;
  readonly length: number;
  readonly callback: (error: Error | null, bytes: Uint8Array | null) => void;
}

interface Extension {
  onMessage?: (bytes: Uint8Array) => void;
}

/** A wire that remembers what it was told, and answers when a test says so. */
export class FakeWire extends FakeEmitter implements Wire, WireInternals {
  /** Not answered yet. */
  readonly requests: WireRequest[] = [];
  /** What was called, with its numbers. */
  readonly calls: string[] = [];
  readonly ut_metadata = Object.assign(new FakeEmitter(), { metadata: null });
  readonly lt_donthave = Object.assign(new FakeEmitter(), {
    donthave: (index: number) => void this.calls.push(`donthave ${index}`),
  });
  readonly peerPieces: { get: (index: number) => boolean; buffer: Uint8Array } = {
    get: (index) => this.has.has(index),
    buffer: new Uint8Array(),
  };
  readonly extendedHandshake: Record<string, unknown> = {};
  readonly peerExtendedMapping: Record<string, number> = {};
  /** By the name on their prototype, as in bittorrent-protocol. */
  readonly extensions = new Map<string, Extension>();
  readonly messages: { readonly name: string; readonly bytes: Uint8Array }[] = [];
  peerExtendedHandshake: { readonly reqq?: unknown } = {};
  hasFast = true;
  pushedBytes = 0;
  amChoking = true;
  amInterested = false;
  peerInterested = false;
  peerChoking = true;
  destroyed = false;

  constructor(
    readonly peerId = '00'.repeat(20),
    /** The pieces that the peer says it has. */
    readonly has = new Set<number>(),
  ) {
    super();
  }

  choke(): void {
    this.amChoking = true;
  }

  unchoke(): void {
    this.amChoking = false;
  }

  interested(): void {
    this.amInterested = true;
    this.calls.push('interested');
  }

  uninterested(): void {
    this.amInterested = false;
    this.calls.push('uninterested');
  }

  have(index: number): void {
    this.calls.push(`have ${index}`);
  }

  request(piece: number, offset: number, length: number, callback: WireRequest['callback']): void {
    if (this.destroyed || this.peerChoking) callback(new Error('not now'), null);
    else this.requests.push({ piece, offset, length, callback });
  }

  cancel(piece: number, offset: number, length: number): void {
    this.calls.push(`cancel ${piece} ${offset} ${length}`);
    this.#pull(piece, offset, length)?.callback(new Error('request was cancelled'), null);
  }

  /** The peer sends a block that it was asked for. */
  deliver(piece: number, offset: number, bytes: Uint8Array): void {
    this.#pull(piece, offset, bytes.length)?.callback(null, bytes);
    this.emit('piece', piece, offset, bytes);
  }

  /** The peer refuses a request (BEP 6). */
  refuse(piece: number, offset: number, length: number): void {
    this.#pull(piece, offset, length)?.callback(new Error('request was rejected'), null);
  }

  use(Extension: new (wire: ExtensionHost) => object): void {
    const name: unknown = Reflect.get(Extension.prototype as object, 'name');
    this.extensions.set(String(name), new Extension(this));
  }

  extended(name: string, bytes: Uint8Array): void {
    this.messages.push({ name, bytes });
  }

  /** The peer sends an extended message. */
  receive(name: string, bytes: Uint8Array): void {
    this.extensions.get(name)?.onMessage?.(bytes);
    this.emit('extended', name, bytes);
  }

  bitfield(): void {
    this.calls.push('bitfield');
  }

  haveAll(): void {
    this.calls.push('haveAll');
  }

  haveNone(): void {
    this.calls.push('haveNone');
  }

  piece(index: number, offset: number, bytes: Uint8Array): void {
    this.calls.push(`piece ${index} ${offset} ${bytes.length}`);
  }

  reject(index: number, offset: number, length: number): void {
    this.calls.push(`reject ${index} ${offset} ${length}`);
  }

  _onHave(index: number): void {
    this.has.add(index);
    this.emit('have', index);
  }

  _onBitField: WireInternals['_onBitField'] = () => void this.emit('bitfield');

  _onHaveAll(): void {
    this.emit('have-all');
  }

  _onHaveNone(): void {
    this.emit('have-none');
  }

  _onRequest: WireInternals['_onRequest'] = () => void this.calls.push('_onRequest');

  _onPiece: WireInternals['_onPiece'] = () => void this.calls.push('_onPiece');

  _onCancel: WireInternals['_onCancel'] = () => void this.calls.push('_onCancel');

  _onSuggest: WireInternals['_onSuggest'] = () => void this.calls.push('_onSuggest');

  _onAllowedFast: WireInternals['_onAllowedFast'] = () => void this.calls.push('_onAllowedFast');

  _onExtended: WireInternals['_onExtended'] = () => void this.calls.push('_onExtended');

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    for (const { callback } of this.requests.splice(0)) callback(new Error('closed'), null);
    this.emit('close');
  }

  #pull(piece: number, offset: number, length: number): WireRequest | undefined {
    const at = this.requests.findIndex(
      (one) => one.piece === piece && one.offset === offset && one.length === length,
    );
    return at < 0 ? undefined : this.requests.splice(at, 1)[0];
  }
}

/** A torrent that remembers what it was told. */
export class FakeTorrent extends FakeEmitter implements Torrent, TorrentInternals {
  readonly infoHash = 'c12fe1c06bba254a9dc9f519b335aa7c1367a88a';
  readonly _peers = new Map<string, PeerInternals>();
  readonly calls: string[] = [];
  readonly bitfield = { get: () => false };
  readonly ready = true;
  client: TorrentInternals['client'] = { peerId: '22'.repeat(20), tracker: {} };
  discovery: TorrentInternals['discovery'] = null;
  metadata: Uint8Array | null = null;
  destroyed = false;
  wires: FakeWire[] = [];
  _preloadedStore = null;
  _startupBitfield = undefined;
  readonly _numQueued = 0;

  addPeer(peer: PeerConnection, origin = ''): boolean {
    this.calls.push(`addPeer ${peer.id} ${origin}`.trim());
    return true;
  }

  destroy(): void {
    this.destroyed = true;
  }

  _update(): void {
    this.calls.push('_update');
  }

  _verifyPieces(): void {
    this.calls.push('_verifyPieces');
  }

  _updateWireInterest(): void {
    this.calls.push('_updateWireInterest');
  }

  _markVerified(index: number): void {
    this.calls.push(`_markVerified ${index}`);
  }

  _markUnverified(index: number): void {
    this.calls.push(`_markUnverified ${index}`);
  }

  _checkDone(): boolean {
    this.calls.push('_checkDone');
    return false;
  }

  _rechoke(): void {
    this.calls.push('_rechoke');
  }

  _onMetadata(): Promise<void> {
    return Promise.resolve();
  }

  _startDiscovery(): void {
    this.calls.push('_startDiscovery');
  }
}

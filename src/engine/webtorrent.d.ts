/**
 * The part of WebTorrent 3.0.21 that the engine uses. It ships no types. Every
 * private member that we touch is listed here and checked at run time by
 * `assertInternals`, so that an upgrade fails loudly instead of misbehaving.
 */
declare module 'webtorrent' {
  /** The `events` shim, as far as the engine listens. */
  export interface Emitter {
    on(event: string, listener: (...values: never[]) => void): this;
    once(event: string, listener: (...values: never[]) => void): this;
    removeListener(event: string, listener: (...values: never[]) => void): this;
    emit(event: string, ...values: unknown[]): boolean;
  }

  export interface ClientOptions {
    /** 40 hex digits. */
    readonly peerId?: string;
    readonly dht?: boolean;
    readonly lsd?: boolean;
    readonly utPex?: boolean;
    readonly webSeeds?: boolean;
    readonly natUpnp?: boolean;
    readonly natPmp?: boolean;
    readonly tracker?: TrackerOptions | false;
  }

  export interface TrackerOptions {
    /** Read by the `tracker-client` shim: called once, when the torrent wants peers. */
    readonly connect?: (create: CreateConnection) => TrackerPart;
  }

  /** What talks to trackers, as far as WebTorrent calls it. */
  export interface TrackerPart {
    /** Everything is downloaded. */
    complete(): void;
    end(): void;
  }

  export type CreateConnection = (options: {
    readonly initiator: boolean;
    readonly config: { readonly iceServers: readonly unknown[] };
  }) => SignalConnection;

  /** What `client.add` takes: already parsed, because the bundled parser is a shim. */
  export interface ParsedTorrent {
    readonly infoHash: string;
    readonly announce: readonly string[];
    readonly urlList: readonly string[];
  }

  /** The same with metadata, as `Torrent#_onMetadata` takes it. */
  export interface ParsedMetadata extends ParsedTorrent {
    readonly info: object;
    /** Read by the `parse-torrent` shim: the raw info dictionary, served to peers. */
    readonly infoBytes: Uint8Array;
    readonly name: string;
    readonly files: readonly ParsedFile[];
    readonly length: number;
    readonly pieceLength: number;
    readonly lastPieceLength: number;
    /** SHA-1 of each piece in hex digits. */
    readonly pieces: readonly string[];
    readonly private: boolean;
  }

  export interface ParsedFile {
    readonly path: string;
    readonly name: string;
    readonly length: number;
    readonly offset: number;
  }

  export interface TorrentOptions {
    readonly deselect?: boolean;
    readonly preloadedStore?: ChunkStore;
    readonly storeCacheSlots?: number;
  }

  export type StoreCallback = (error: Error | null, bytes?: Uint8Array) => void;

  /** https://www.npmjs.com/package/abstract-chunk-store */
  export interface ChunkStore {
    readonly chunkLength: number;
    put(index: number, bytes: Uint8Array, callback?: (error: Error | null) => void): void;
    get(
      index: number,
      options: { offset?: number; length?: number } | null | StoreCallback,
      callback?: StoreCallback,
    ): void;
    close(callback?: (error: Error | null) => void): void;
    destroy(callback?: (error: Error | null) => void): void;
  }

  export interface Torrent extends Emitter {
    readonly infoHash: string;
    readonly destroyed: boolean;
    readonly ready: boolean;
    readonly wires: readonly Wire[];
    addPeer(peer: PeerConnection, origin?: string): boolean;
    destroy(options: { destroyStore: boolean }, callback?: () => void): void;
  }

  /** simple-peer: a WebRTC connection, established or not. */
  export interface PeerConnection {
    /** The remote peer id in hex digits. */
    id: string;
    /** True when the offer was ours. */
    readonly initiator: boolean;
    /** Bytes handed to the data channel (by the `simple-peer` shim). */
    readonly sentBytes: number;
    /** Bytes that the data channel has not sent. */
    readonly bufferSize: number;
    /** `sent` (by the shim): the data channel took bytes, or got rid of some. */
    on(event: 'sent', listener: () => void): this;
    destroy(): void;
  }

  /**
   * The same before it is established. Emits `signal` once with its description,
   * `connect`, and (by the `simple-peer` shim) `released` when it is closed.
   */
  export interface SignalConnection extends PeerConnection, Emitter {
    /** Takes the description of the other end. */
    signal(description: { readonly type: 'offer' | 'answer'; readonly sdp: string }): void;
  }

  export interface Bits {
    get(index: number): boolean;
  }

  /** What a peer has said that it has. */
  export interface PeerBits extends Bits {
    /** As in the message (BEP 3); empty for a peer that has all (BEP 6), or said nothing. */
    readonly buffer: Uint8Array;
  }

  /** Private members of a Torrent that the engine reads, calls or replaces. */
  export interface TorrentInternals {
    metadata: Uint8Array | null;
    readonly discovery: object | null;
    readonly bitfield: Bits;
    readonly client: { readonly peerId: string; tracker: TrackerOptions | false } | null;
    readonly _peers: ReadonlyMap<string, PeerInternals> | null;
    /** More than twice the connections without a wire: peers that choke are replaced. */
    readonly _numQueued: number;
    _preloadedStore: ChunkStore | null;
    /** Zeros of the right length skip hashing pieces that an empty store cannot have. */
    _startupBitfield: Uint8Array | undefined;
    _update(): void;
    _updateWireInterest(wire: Wire): void;
    _verifyPieces(callback: (error: Error | null) => void): void;
    _markVerified(index: number): void;
    _markUnverified(index: number): void;
    _checkDone(): boolean;
    _rechoke(): void;
    _onMetadata(metadata: ParsedMetadata | Uint8Array): Promise<void>;
    _startDiscovery(): void;
  }

  export interface PeerInternals {
    /** True once established. */
    readonly connected: boolean;
    readonly conn: PeerConnection | null;
    readonly wire: Wire | null;
  }

  /** A connection to a peer; it appears after both handshakes. */
  export interface Wire extends Emitter {
    readonly destroyed: boolean;
    /** The remote peer id in hex digits. */
    readonly peerId: string;
    readonly amChoking: boolean;
    readonly peerInterested: boolean;
    readonly peerChoking: boolean;
    readonly peerPieces: PeerBits;
    choke(): void;
    unchoke(): void;
    readonly amInterested: boolean;
    interested(): void;
    uninterested(): void;
    have(index: number): void;
    request(
      index: number,
      offset: number,
      lengthBytes: number,
      callback: (error: Error | null, bytes: Uint8Array | null) => void,
    ): void;
    cancel(index: number, offset: number, lengthBytes: number): void;
    use(extension: new (wire: ExtensionHost) => object): void;
    destroy(): void;
  }

  /** What an extension (BEP 10) gets of its wire. */
  export interface ExtensionHost {
    /** Message ids of the extensions that the peer understands. */
    readonly peerExtendedMapping: Readonly<Record<string, number>>;
    extended(name: string, payload: Uint8Array): void;
  }

  /** Private members of a Wire that the engine reads, calls or replaces. */
  export interface WireInternals extends ExtensionHost {
    /** What the peer said of itself (BEP 10); `reqq`: how many requests it queues. */
    readonly peerExtendedHandshake?: { readonly reqq?: unknown };
    /** What we say of ourselves. */
    readonly extendedHandshake: Record<string, unknown>;
    /** Whether both ends have the fast extension (BEP 6). */
    readonly hasFast: boolean;
    /** Bytes handed to the connection (by the `wire` shim). */
    readonly pushedBytes: number;
    readonly requests: readonly {
      readonly piece: number;
      readonly offset: number;
      readonly length: number;
    }[];
    readonly ut_metadata: Emitter & { readonly metadata: Uint8Array | null };
    /** BEP 54 */
    readonly lt_donthave: Emitter & { donthave(index: number): void };
    bitfield(bits: Bits): void;
    haveAll(): void;
    haveNone(): void;
    piece(index: number, offset: number, bytes: Uint8Array): void;
    reject(index: number, offset: number, lengthBytes: number): void;
    /** What a message of the peer calls. Numbers are signed 32-bit ones. */
    _onHave(index: number): void;
    _onBitField(bits: Uint8Array): void;
    _onHaveAll(): void;
    _onHaveNone(): void;
    _onRequest(index: number, offset: number, lengthBytes: number): void;
    _onPiece(index: number, offset: number, bytes: Uint8Array): void;
    _onCancel(index: number, offset: number, lengthBytes: number): void;
    _onSuggest(index: number): void;
    _onAllowedFast(index: number): void;
    _onExtended(type: number, payload: Uint8Array): void;
  }

  export interface Client extends Emitter {
    /** 40 hex digits. */
    readonly peerId: string;
    readonly torrents: readonly Torrent[];
    readonly destroyed: boolean;
    add(torrent: ParsedTorrent, options?: TorrentOptions): Torrent;
    destroy(callback?: () => void): void;
  }

  const WebTorrent: new (options?: ClientOptions) => Client;
  export default WebTorrent;
}

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
    readonly dht?: boolean;
    readonly lsd?: boolean;
    readonly utPex?: boolean;
    readonly webSeeds?: boolean;
    readonly natUpnp?: boolean;
    readonly natPmp?: boolean;
    readonly tracker?: TrackerOptions | false;
  }

  export interface TrackerOptions {
    readonly rtcConfig?: { readonly iceServers: readonly unknown[] };
  }

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
    readonly strategy?: 'sequential' | 'rarest';
    readonly getAnnounceOpts?: () => { readonly left: number };
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
    destroy(): void;
  }

  export interface Bits {
    get(index: number): boolean;
  }

  /** torrent-piece: the blocks of a piece that is not verified yet. */
  export interface PartialPiece {
    readonly length: number;
    /** Bytes that have not arrived. */
    readonly missing: number;
  }

  export interface Selection {
    from: number;
    to: number;
    offset: number;
    priority: number;
    isStreamSelection: boolean;
  }

  /** Private members of a Torrent that the engine reads, calls or replaces. */
  export interface TorrentInternals {
    metadata: Uint8Array | null;
    readonly discovery: Discovery | null;
    readonly bitfield: Bits;
    /** Null where the piece is held. */
    readonly pieces: readonly (PartialPiece | null)[];
    readonly client: { readonly peerId: string; tracker: TrackerOptions | false } | null;
    readonly _peers: ReadonlyMap<string, PeerInternals> | null;
    readonly _selections: { clear(): void; insert(selection: Selection): void };
    _critical: boolean[];
    _preloadedStore: ChunkStore | null;
    /** Zeros of the right length skip hashing pieces that an empty store cannot have. */
    _startupBitfield: Uint8Array | undefined;
    _update(): void;
    _updateWireWrapper(): void;
    _updateSelections(): void;
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
    readonly peerPieces: Bits;
    readonly requests: readonly { readonly piece: number }[];
    choke(): void;
    unchoke(): void;
    destroy(): void;
  }

  /** Private members of a Wire that the engine reads, calls or replaces. */
  export interface WireInternals {
    /** Payload bytes received. */
    downloaded: number;
    /** Payload bytes a second over the last five; also told what arrived. */
    downloadSpeed: (deltaBytes?: number) => number;
    readonly ut_metadata: Emitter & { readonly metadata: Uint8Array | null };
    readonly lt_donthave: Emitter;
  }

  /** torrent-discovery */
  export interface Discovery {
    readonly tracker: TrackerClient | null;
  }

  /** bittorrent-tracker's client: all trackers of one torrent. */
  export interface TrackerClient extends Emitter {
    readonly _trackers: readonly SocketTracker[];
  }

  /** One announce URL. Its socket may be shared with other torrents. */
  export interface SocketTracker {
    readonly announceUrl: string;
    readonly socket: { readonly connected: boolean } | null;
    readonly reconnecting: boolean;
    readonly reconnectTimer: ReturnType<typeof setTimeout> | null;
    destroy(): void;
    _onSocketData(data: unknown): void;
    _openSocket(): void;
  }

  export interface Client extends Emitter {
    readonly torrents: readonly Torrent[];
    readonly destroyed: boolean;
    add(torrent: ParsedTorrent, options?: TorrentOptions): Torrent;
    destroy(callback?: () => void): void;
  }

  const WebTorrent: new (options?: ClientOptions) => Client;
  export default WebTorrent;
}

/**
 * The part of WebTorrent 3.0.21 that is used here, private members included. It
 * ships no types. `test/swarm/internals.test.js` checks that they are there.
 */
declare module 'webtorrent' {
  import type { EventEmitter } from 'node:events';
  import type { ParsedTorrent } from 'parse-torrent';
  import type Wire from 'bittorrent-protocol';

  export interface ClientOptions {
    readonly dht?: false | object;
    readonly lsd?: boolean;
    readonly utPex?: boolean;
    readonly natUpnp?: boolean;
    readonly natPmp?: boolean;
    readonly maxConns?: number;
    readonly uploadLimit?: number;
    /** Handed to `net.Server#listen`, which takes an object as well. */
    readonly torrentPort?: number | { readonly port: number; readonly host: string };
    readonly tracker?: { readonly rtcConfig: { readonly iceServers: readonly object[] } };
  }

  export interface TorrentOptions {
    readonly announce?: readonly string[];
    readonly store: new (pieceLengthBytes: number, options: StoreOptions) => object;
    readonly storeCacheSlots?: number;
    readonly skipVerify?: boolean;
    readonly deselect?: boolean;
    readonly private?: boolean;
  }

  /** What a store is told of its torrent. */
  export interface StoreOptions {
    readonly files: readonly TorrentFile[];
  }

  export interface TorrentFile {
    readonly path: string;
    readonly length: number;
    readonly offset: number;
  }

  export interface Torrent extends EventEmitter {
    readonly infoHash: string;
    readonly name: string;
    readonly length: number;
    readonly pieceLength: number;
    readonly files: readonly TorrentFile[];
    readonly private?: boolean;
    readonly torrentFile: Uint8Array | null;
    readonly urlList: readonly string[];
    readonly ready: boolean;
    readonly done: boolean;
    readonly destroyed: boolean;
    readonly wires: readonly Wire[];
    readonly discovery: { readonly tracker: EventEmitter | null } | null;
    /** Absent before the metadata is known. */
    readonly bitfield?: { get(index: number): boolean };
    select(first: number, last: number, priority?: number): void;
    _select(
      first: number,
      last: number,
      priority: number,
      notify: undefined,
      isStreamSelection: boolean,
    ): void;
    _deselect(first: number, last: number, isStreamSelection: boolean): void;
    addPeer(peer: string | PeerConnection, source?: string): boolean;
    destroy(options: { readonly destroyStore: boolean }, callback?: () => void): void;
    readonly _peers: ReadonlyMap<string, { readonly type: string }>;
    _startDiscovery(): void;
  }

  export interface PeerConnection {
    destroy(): void;
  }

  export default class WebTorrent extends EventEmitter {
    constructor(options: ClientOptions);
    readonly torrentPort: number;
    readonly torrents: readonly Torrent[];
    readonly destroyed: boolean;
    readonly _connPool: { readonly tcpServer: import('node:net').Server };
    add(torrent: ParsedTorrent, options: TorrentOptions): Torrent;
    destroy(callback?: () => void): void;
  }
}

declare module 'bittorrent-protocol' {
  import type { EventEmitter } from 'node:events';

  /** A connection to a peer. */
  export default class Wire extends EventEmitter {
    constructor(type?: string | null, retries?: number, peEnabled?: boolean);
    readonly type: 'webrtc' | 'webSeed' | 'tcpIncoming' | 'tcpOutgoing' | null;
    readonly destroyed: boolean;
    readonly hasFast: boolean;
    /** Of the shim: whether a piece may be asked for. */
    isHeld: (piece: number) => boolean;
    readonly peerRequests: readonly { readonly length: number }[];
    readonly extendedHandshake: Record<string, unknown>;
    /** streamx: bytes that nobody has taken yet. */
    readonly _readableState: { readonly buffered: number };
    destroy(): void;
    choke(): void;
    use(extension: new (wire: Wire) => object): void;
    reject(piece: number, offset: number, lengthBytes: number): void;
    _parserSize: number;
    _parse(size: number, parser: (bytes: Uint8Array) => void): void;
    _write(bytes: Uint8Array, callback: (error: Error | null) => void): void;
    _read(callback: (error: Error | null) => void): void;
    _onRequest(piece: number, offset: number, lengthBytes: number): void;
    _onCancel(piece: number, offset: number, lengthBytes: number): void;
  }
}

declare module 'parse-torrent' {
  /** A magnet URI or a `.torrent`, understood. */
  export interface ParsedTorrent {
    readonly infoHash: string;
    readonly name?: string;
    readonly announce: string[];
    readonly urlList: string[];
    readonly xs?: string | string[];
    readonly so?: number[];
    readonly private?: boolean;
    /** Only of a `.torrent`. */
    readonly info?: object;
    readonly length?: number;
    readonly pieceLength?: number;
    readonly files?: readonly { readonly path: string; readonly length: number }[];
  }

  export default function parseTorrent(torrent: string | Uint8Array): Promise<ParsedTorrent>;
  export function toTorrentFile(torrent: object): Uint8Array;
}

declare module 'create-torrent' {
  export interface CreateOptions {
    readonly name: string;
    readonly pieceLength: number;
    readonly announceList: readonly (readonly string[])[];
    readonly createdBy: string;
    readonly filterJunkFiles: boolean;
    readonly private?: boolean;
    readonly urlList?: readonly string[];
    readonly onProgress?: (hashedBytes: number) => void;
  }

  export default function createTorrent(
    input: readonly (AsyncIterable<Uint8Array> & { readonly pipe: () => void })[],
    options: CreateOptions,
    callback: (error: Error | null, torrent?: Uint8Array) => void,
  ): void;
}

declare module 'bittorrent-tracker/server' {
  import type { EventEmitter } from 'node:events';
  import type { IncomingMessage, ServerResponse } from 'node:http';
  import type { WebSocket } from 'ws';

  /** A request, as it came from the network. */
  export interface Params {
    info_hash?: unknown;
    readonly offers?: unknown;
  }

  export default class Server extends EventEmitter {
    constructor(options: {
      readonly http: boolean;
      readonly udp: boolean;
      readonly ws: { readonly noServer: true; readonly maxPayload: number };
      readonly stats: boolean;
      readonly interval: number;
      readonly trustProxy: boolean;
      readonly filter: (
        infoHash: string,
        params: object,
        callback: (refusal: Error | null) => void,
      ) => void;
    });
    readonly torrents: Readonly<Record<string, { complete: number; incomplete: number }>>;
    readonly ws: {
      handleUpgrade(
        request: IncomingMessage,
        socket: import('node:stream').Duplex,
        head: Buffer,
        callback: (socket: WebSocket) => void,
      ): void;
      emit(event: 'connection', socket: WebSocket, request: IncomingMessage): void;
    };
    onHttpRequest(request: IncomingMessage, response: ServerResponse): void;
    close(callback?: () => void): void;
    _onRequest(params: Params, callback: (error: Error) => void): void;
  }
}

declare module 'bittorrent-tracker/websocket-tracker' {
  export default class WebSocketTracker {
    reconnecting: boolean;
    retries: number;
    reconnectTimer: NodeJS.Timeout;
    _openSocket(): void;
    _startReconnectTimer(): void;
  }
}

declare module 'uint8-util' {
  export function arr2hex(bytes: Uint8Array): string;
}

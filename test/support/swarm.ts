import { executeServerCommand } from '@web/test-runner-commands';

export { generateBytes } from '../../demo/swarm/generated-bytes.mjs';

/** A file of the repository, bytes in base64, or bytes that `generateBytes(seed, …)` tells. */
export type SwarmFile =
  | { readonly path: string; readonly name?: string }
  | { readonly name: string; readonly base64: string }
  | { readonly name: string; readonly lengthBytes: number; readonly seed: number };

/** How a peer behaves; the default is a fast and honest seeder. */
export interface PeerBehaviour {
  /** False: joins, but serves nobody. */
  readonly seeding?: boolean;
  readonly uploadBytesPerSecond?: number;
  /** Pieces held from the start; what is missing is downloaded from others. */
  readonly have?: 'all' | 'none' | readonly number[];
  /** Waits before answering each request. */
  readonly delayMs?: number;
  /** Pieces served with wrong bytes. */
  readonly corruptPieces?: readonly number[];
}

/**
 * - `no-cors`: without `Access-Control-Allow-Origin`
 * - `range-ignored`: 200 with the whole file
 * - `wrong-length`: the last byte is missing, and `Content-Length` says so
 * - `short-body`: the last byte is missing, without a `Content-Length`
 * - `wrong-bytes`: every bit is wrong
 * - `hanging`: never answers
 * - `stalling`: sends 40,000 bytes and no more
 * - `cut-off`: the connection breaks before the last byte
 * - `endless`: after what was asked for, more bytes without end
 */
export type WebSeedFault =
  | 'no-cors'
  | 'range-ignored'
  | 'wrong-length'
  | 'short-body'
  | 'wrong-bytes'
  | 'status-404'
  | 'status-500'
  | 'hanging'
  | 'stalling'
  | 'cut-off'
  | 'endless';

export interface WebSeedBehaviour {
  /** False: without `Access-Control-Allow-Origin`. */
  readonly cors?: boolean;
  /** False: ignores `Range`, answers 200 with the whole file. */
  readonly ranges?: boolean;
  /** False: scripts of another origin cannot read `Content-Range`. */
  readonly exposeRange?: boolean;
  /** Waits before answering each request. */
  readonly delayMs?: number;
  readonly fault?: WebSeedFault;
  /** Files, by their name in the torrent, that the server does not have. */
  readonly missing?: readonly string[];
}

/** A request that the web seed got. */
export interface WebSeedRequest {
  readonly method: string;
  /** Decoded. */
  readonly path: string;
  /** The `Range` header. */
  readonly range: string | null;
  readonly hasCookie: boolean;
  readonly hasReferrer: boolean;
  /** Null while it is not answered. */
  readonly status: number | null;
  readonly state: 'open' | 'sent' | 'aborted';
}

export interface SwarmOptions {
  readonly files: readonly SwarmFile[];
  /** Default 64 KiB. */
  readonly pieceLengthBytes?: number;
  /** `file` is the default for one file, and possible for one only. */
  readonly layout?: 'file' | 'folder';
  /** Name of the torrent; default the only file's, or `torrent`. */
  readonly name?: string;
  readonly isPrivate?: boolean;
  /** Default none. */
  readonly webSeed?: boolean | WebSeedBehaviour;
  /** How the first peer, named `seeder`, behaves; null starts without it. */
  readonly seeder?: PeerBehaviour | null;
}

interface Published {
  readonly id: string;
  readonly magnet: string;
  readonly infoHash: string;
  readonly trackerUrl: string;
  readonly webSeedUrl: string | null;
  readonly torrentBase64: string;
}

/** Payload, without the protocol's overhead; `peers` are open wires. */
export interface PeerStats {
  readonly uploadedBytes: number;
  readonly downloadedBytes: number;
  readonly peers: number;
  /** True when it holds the whole torrent. */
  readonly done: boolean;
}

/** A real swarm on loopback: tracker and peers are processes that a test starts and kills. */
export class Swarm {
  readonly magnet: string;
  readonly infoHash: string;
  readonly trackerUrl: string;
  readonly webSeedUrl: string | null;
  /** The `.torrent` file. */
  readonly torrentBytes: Uint8Array<ArrayBuffer>;
  readonly #id: string;

  private constructor(published: Published) {
    this.magnet = published.magnet;
    this.infoHash = published.infoHash;
    this.trackerUrl = published.trackerUrl;
    this.webSeedUrl = published.webSeedUrl;
    this.torrentBytes = Uint8Array.from(atob(published.torrentBase64), (c) => c.charCodeAt(0));
    this.#id = published.id;
  }

  /** Resolves once tracker and seeder are ready. End it with `stop()`. */
  static async start(options: SwarmOptions): Promise<Swarm> {
    return new Swarm(await executeServerCommand<Published, SwarmOptions>('swarm:start', options));
  }

  /** Comes back on the same port, having forgotten everybody. */
  startTracker(): Promise<void> {
    return this.#call('start-tracker');
  }

  /** Cuts every connection. */
  stopTracker(): Promise<void> {
    return this.#call('stop-tracker');
  }

  startSeeder(behaviour: PeerBehaviour = {}): Promise<void> {
    return this.#call('start-seeder', { behaviour });
  }

  /** Kills the process, or lets it say goodbye first. */
  stopSeeder({ gently = false } = {}): Promise<void> {
    return this.#call('stop-seeder', { gently });
  }

  /** Another peer of the same torrent, under a name of the test's choice. */
  startPeer(peer: string, behaviour: PeerBehaviour = {}): Promise<void> {
    return this.#call('start-peer', { peer, behaviour });
  }

  stopPeer(peer: string, { gently = false } = {}): Promise<void> {
    return this.#call('stop-peer', { peer, gently });
  }

  /** What a peer counts; the seeder when no name is given. */
  stats(peer = 'seeder'): Promise<PeerStats> {
    return this.#call('stats', { peer });
  }

  /** How the web seed answers from now on. */
  setWebSeed(behaviour: WebSeedBehaviour): Promise<void> {
    return this.#call('set-web-seed', { behaviour });
  }

  /** Every request that the web seed got, in the order of their arrival. */
  webSeedLog(): Promise<readonly WebSeedRequest[]> {
    return this.#call('web-seed-log');
  }

  /** Ends every process of this swarm. */
  stop(): Promise<void> {
    return this.#call('stop');
  }

  #call<Result>(command: string, payload: object = {}): Promise<Result> {
    return executeServerCommand(`swarm:${command}`, { id: this.#id, ...payload });
  }
}

import type { ByteRange } from '../core/byte-range.js';
import { PlayerError } from '../core/player-error.js';
import type { SwarmSlice } from '../core/player-state.js';
import type {
  Client,
  ParsedMetadata,
  Torrent,
  TorrentInternals,
  Wire,
  WireInternals,
} from 'webtorrent';
import { Deferred } from './deferred.js';
import { assertInternals, assertWireInternals } from './internals.js';
import { MetadataGate } from './metadata-gate.js';
import { toParsedMetadata } from './parsed-metadata.js';
import { admitPeers } from './peer-admission.js';
import { PieceArrivals } from './piece-arrivals.js';
import { PieceMap } from './piece-map.js';
import { PieceStore } from './piece-store.js';
import { RequestScheduler } from './request-scheduler.js';
import { SwarmSampler } from './swarm-sampler.js';
import type { TorrentMetadata } from './torrent-metadata.js';
import { TrackerLinks } from './tracker-links.js';
import type { IceServer } from './tracker-links.js';
import { UploadGate } from './upload-gate.js';

/** What exists once the metadata is known. */
export interface TorrentContent {
  readonly metadata: TorrentMetadata;
  readonly store: PieceStore;
  readonly pieces: PieceMap;
}

/** What one player wants of a torrent that it may share with others. */
export interface Participation {
  readonly seeding: boolean;
  readonly memoryBudgetBytes: number;
}

export interface SharedTorrentOptions {
  readonly infoHash: string;
  /** The torrent's own trackers. */
  readonly trackers: readonly string[];
  /** Trackers of the page; dropped when the torrent turns out to be private. */
  readonly extraTrackers: readonly string[];
  readonly iceServers: readonly IceServer[];
}

/** The browser's limit for a whole page is about 500, the host's own included. */
const MAX_CONNECTIONS = 55;
/** Trackers take 0 for a seeder, which is not introduced to other seeders. */
const LEFT_UNKNOWN_BYTES = 16 * 1024;

const nowMs = (): number => performance.now();
const ignore = (): void => undefined;

/** One torrent of the page's client, shared by all players of the same infohash. */
export class SharedTorrent {
  readonly arrivals = new PieceArrivals();
  readonly scheduler: RequestScheduler;
  readonly metadata: MetadataGate;
  readonly #options: SharedTorrentOptions;
  readonly #torrent: Torrent & TorrentInternals;
  readonly #lifetime = new AbortController();
  readonly #gate: UploadGate;
  readonly #sampler: SwarmSampler;
  readonly #trackers: TrackerLinks;
  readonly #believe: (metadata: ParsedMetadata) => Promise<void>;
  readonly #participants = new Map<object, Participation>();
  readonly #content = new Deferred<TorrentContent>();
  readonly #identified = new Deferred<undefined>();
  #known: TorrentContent | null = null;

  constructor(client: Client, options: SharedTorrentOptions) {
    this.#options = options;
    const { infoHash, trackers, extraTrackers, iceServers } = options;
    const announce = [...new Set([...trackers, ...extraTrackers])];
    const torrent = client.add(
      { infoHash, announce, urlList: [] },
      {
        deselect: true,
        storeCacheSlots: 0,
        strategy: 'sequential',
        getAnnounceOpts: () => ({ left: this.#leftBytes() }),
      },
    );
    assertInternals(torrent);
    admitPeers(torrent, MAX_CONNECTIONS);
    this.#torrent = torrent;
    this.#believe = torrent._onMetadata.bind(torrent);
    this.#sampler = new SwarmSampler(torrent);
    this.#gate = new UploadGate(torrent, false, (bytes) => this.#sampler.onUpload(bytes, nowMs()));
    this.#trackers = new TrackerLinks(torrent, announce, iceServers);
    this.scheduler = new RequestScheduler(torrent, this.signal);
    this.metadata = new MetadataGate(
      infoHash,
      (metadata) => this.#adopt(metadata),
      (error) => this.fail(error),
    );
    this.#listen();
  }

  get infoHash(): string {
    return this.#options.infoHash;
  }

  /** Aborted when the torrent is gone, with a PlayerError as its reason. */
  get signal(): AbortSignal {
    return this.#lifetime.signal;
  }

  /** Null until the metadata is known. */
  get known(): TorrentContent | null {
    return this.#known;
  }

  /** Rejects with a PlayerError when the torrent fails before its metadata is known. */
  get content(): Promise<TorrentContent> {
    return this.#content.promise;
  }

  /** The largest budget that a player of this torrent allows. */
  get memoryBudgetBytes(): number {
    const budgets = [...this.#participants.values()].map((one) => one.memoryBudgetBytes);
    return Math.max(0, ...budgets);
  }

  /** Takes a player in, changes what it wants, or (null) lets it go. */
  setParticipation(player: object, participation: Participation | null): void {
    if (participation) this.#participants.set(player, participation);
    else this.#participants.delete(player);
    // One viewer's "off" counts for the whole page: the upload is theirs too.
    const all = [...this.#participants.values()];
    this.#gate.setOpen(all.length > 0 && all.every((one) => one.seeding));
  }

  /** Counters and states as of now, cheap enough for once a second. */
  sample(fileRange: ByteRange): SwarmSlice {
    return this.#sampler.sample(
      {
        trackers: this.#trackers.state,
        seeding: this.#gate.isOpen ? 'on' : 'off',
        memoryBudgetBytes: this.memoryBudgetBytes,
        store: this.#known?.store ?? null,
        pieces: this.#known?.pieces ?? null,
        fileRange,
      },
      nowMs(),
    );
  }

  /** Ends the torrent: whoever waits for it gets the error. */
  fail(error: PlayerError): void {
    if (this.signal.aborted) return;
    this.#lifetime.abort(error);
    this.#content.reject(error);
    if (!this.#torrent.destroyed) this.#torrent.destroy({ destroyStore: true });
    this.#trackers.end();
  }

  #listen(): void {
    const torrent = this.#torrent;
    torrent.on('error', (error: Error) => this.fail(PlayerError.from(error, 'engine-failed')));
    torrent.on('warning', ignore);
    torrent.on('close', () =>
      this.fail(new PlayerError('engine-failed', 'The torrent was removed')),
    );
    torrent.once('infoHash', () => this.#identified.resolve(undefined));
    torrent.on('wire', (wire: Wire) => this.#attach(wire));
    torrent.on('verified', (index: number) => this.#onVerified(index));
    // Stock believes whatever the first peer delivers, and runs twice when two do.
    torrent._onMetadata = () => Promise.resolve();
  }

  #attach(wire: Wire): void {
    assertWireInternals(wire);
    wire.on('error', ignore);
    this.#gate.attach(wire);
    this.#sampler.attach(wire, nowMs);
    this.scheduler.prepare(wire, nowMs);
    this.#known?.pieces.observe(wire);
    wire.ut_metadata.on('metadata', (info: Uint8Array) => void this.metadata.offerInfo(info));
  }

  #adopt(metadata: TorrentMetadata): void {
    if (this.signal.aborted) return;
    const store = new PieceStore(metadata.pieceLengthBytes);
    const { pieceCount, pieceLengthBytes, totalBytes } = metadata;
    const pieces = new PieceMap(pieceCount, pieceLengthBytes, totalBytes);
    this.#known = { metadata, store, pieces };
    for (const wire of this.#torrent.wires) pieces.observe(wire as Wire & WireInternals);
    if (metadata.isPrivate) this.#trackers.keepOnly(this.#options.trackers);
    this.#torrent._preloadedStore = store;
    this.#torrent._startupBitfield = new Uint8Array(Math.ceil(pieceCount / 8));
    this.#identified.promise
      .then(() => (this.signal.aborted ? undefined : this.#believe(toParsedMetadata(metadata))))
      .catch((reason: unknown) => this.fail(PlayerError.from(reason, 'engine-failed')));
    this.#content.resolve(this.#known);
  }

  /** What trackers are told is missing. */
  #leftBytes(): number {
    if (!this.#known) return LEFT_UNKNOWN_BYTES;
    return Math.max(0, this.#known.metadata.totalBytes - this.#known.store.bytes);
  }

  #onVerified(index: number): void {
    const pieces = this.#known?.pieces;
    if (!pieces) return;
    pieces.setHeld(index, true);
    this.#sampler.onVerified(index, pieces.lengthOf(index));
    this.arrivals.announce(index);
  }
}

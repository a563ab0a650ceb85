import type { ByteRange } from '../core/byte-range.js';
import { PlayerError } from '../core/player-error.js';
import { UNKNOWN_SUPPLY } from '../core/diagnosis.js';
import type { SupplyFacts } from '../core/diagnosis.js';
import type { SwarmSlice } from '../core/player-state.js';
import type {
  Client,
  ParsedMetadata,
  Torrent,
  TorrentInternals,
  Wire,
  WireInternals,
} from 'webtorrent';
import { ConnectionQuota } from './connection-quota.js';
import { Deferred } from '../core/deferred.js';
import { assertInternals, assertWireInternals } from './internals.js';
import { LocalPieceStore } from './local-piece-store.js';
import { MemoryBudget } from './memory-budget.js';
import { MetadataGate } from './metadata-gate.js';
import { isMeteredNetwork } from './metered-network.js';
import { toParsedMetadata } from './parsed-metadata.js';
import { downloadLimitOf, memoryBudgetOf, uploadTermsOf } from './participation.js';
import type { Participation } from './participation.js';
import { admitPeers } from './peer-admission.js';
import { PeerTurnover } from './peer-turnover.js';
import { PieceArrivals } from './piece-arrivals.js';
import { PieceMap } from './piece-map.js';
import { PieceStore } from './piece-store.js';
import { RequestScheduler } from './request-scheduler.js';
import { SwarmSampler } from './swarm-sampler.js';
import type { TorrentMetadata } from './torrent-metadata.js';
import { TrackerLinks } from './tracker-links.js';
import type { IceServer } from './tracker-links.js';
import type { TrackerSockets } from './tracker-socket.js';
import type { SupplierListener } from './supplier.js';
import { describeServer, supplyFacts } from './supply-facts.js';
import { TokenBucket } from './token-bucket.js';
import { Uploader } from './uploader.js';
import type { WebSeed } from './web-seed.js';
import { createWebSeeds } from './web-seeds.js';
import { WireLimits } from './wire-limits.js';

/** What exists once the metadata is known. */
export interface TorrentContent {
  readonly metadata: TorrentMetadata;
  readonly store: PieceStore;
  readonly pieces: PieceMap;
  readonly memory: MemoryBudget;
}

export interface SharedTorrentOptions {
  readonly infoHash: string;
  /** The torrent's own trackers. */
  readonly trackers: readonly string[];
  /** Trackers of the page; dropped when the torrent turns out to be private. */
  readonly extraTrackers: readonly string[];
  readonly iceServers: readonly IceServer[];
  /** The torrent's own web seeds. */
  readonly webSeeds: readonly string[];
  /** Web seeds of the page; never used for a private torrent. */
  readonly extraWebSeeds: readonly string[];
  /** All bytes of the torrent, where the page has them: nothing is fetched then. */
  readonly content?: Blob | null;
}

/** What the torrents of a page share. */
export interface PageLinks {
  readonly sockets: TrackerSockets;
  readonly quota: ConnectionQuota;
}

/** RTCPeerConnections of one torrent, half-open ones and unanswered offers included. */
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
  readonly #uploader: Uploader;
  readonly #downloadLimit = new TokenBucket();
  readonly #limits = new Map<Wire, WireLimits>();
  readonly #sampler: SwarmSampler;
  readonly #trackers: TrackerLinks;
  readonly #turnover: PeerTurnover;
  readonly #believe: (metadata: ParsedMetadata) => Promise<void>;
  readonly #participants = new Map<object, Participation>();
  readonly #content = new Deferred<TorrentContent>();
  readonly #identified = new Deferred<undefined>();
  #known: TorrentContent | null = null;
  #webSeeds: readonly WebSeed[] = [];

  constructor(client: Client, options: SharedTorrentOptions, page: PageLinks) {
    this.#options = options;
    const { infoHash, trackers, extraTrackers, iceServers } = options;
    const announce = [...new Set([...trackers, ...extraTrackers])];
    const torrent = client.add(
      { infoHash, announce, urlList: [] },
      {
        deselect: true,
        storeCacheSlots: 0,
      },
    );
    assertInternals(torrent);
    admitPeers(torrent, MAX_CONNECTIONS);
    this.#torrent = torrent;
    this.#believe = torrent._onMetadata.bind(torrent);
    this.#sampler = new SwarmSampler(torrent);
    this.#uploader = this.#createUploader(torrent);
    const quota = new ConnectionQuota(MAX_CONNECTIONS, page.quota);
    this.#turnover = new PeerTurnover(torrent, {
      isFull: () => quota.free === 0,
      hasNeeded: (wire) => this.#known?.pieces.needsAnyOf(wire.peerPieces) ?? true,
      nowMs,
      signal: this.signal,
    });
    this.#trackers = new TrackerLinks(torrent, {
      announceUrls: announce,
      iceServers,
      sockets: page.sockets,
      quota,
      counters: () => ({ ...this.#sampler.totals, leftBytes: this.#leftBytes() }),
    });
    this.scheduler = new RequestScheduler({
      ownId: client.peerId,
      signal: this.signal,
      nowMs,
      events: {
        onVerified: (piece, bytes, origins) => {
          for (const one of this.#webSeeds) if (origins.has(one.id)) one.confirm();
          this.#keep(piece, bytes);
        },
        onLiars: (piece, liarIds) => this.#ban(piece, liarIds),
      },
      admits: (piece) => this.#known?.memory.admits(piece) ?? true,
      admitBytes: () => this.#known?.memory.admitBytes() ?? Infinity,
      allowanceBytes: () => this.#downloadLimit.allowanceBytes(nowMs()),
      onAsked: (bytes) => this.#downloadLimit.spendBytes(bytes, nowMs()),
    });
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
    return memoryBudgetOf([...this.#participants.values()]);
  }

  /** Takes a player in, changes what it wants, or (null) lets it go. */
  setParticipation(player: object, participation: Participation | null): void {
    if (participation) this.#participants.set(player, participation);
    else this.#participants.delete(player);
    const all = [...this.#participants.values()];
    this.#uploader.setTerms(uploadTermsOf(all));
    this.#downloadLimit.setRate(downloadLimitOf(all), nowMs());
    // Without players it ends at once: there is nothing to be dropped for.
    if (all.length > 0) this.#known?.memory.setBudget(this.#budgetBytes);
  }

  /** Counters and states as of now, cheap enough for once a second. */
  sample(fileRange: ByteRange): SwarmSlice {
    return this.#sampler.sample(
      {
        ...this.#trackers.report,
        webSeeds: this.#webSeeds.map(describeServer),
        seeding: this.#uploader.state,
        memoryBudgetBytes: this.memoryBudgetBytes,
        store: this.#known?.store ?? null,
        pieces: this.#known?.pieces ?? null,
        fileRange,
        requestedPieces: this.scheduler.requestedPieces,
        bytesFromServers: this.#bytesFromServers,
        bytesWasted: this.scheduler.assembler?.wastedBytes ?? 0,
        openBytes: this.scheduler.assembler?.openBytes ?? 0,
      },
      nowMs(),
    );
  }

  /** What a diagnosis needs to know, cheap enough for once a second. */
  get supply(): SupplyFacts {
    if (!this.#known) return UNKNOWN_SUPPLY;
    const { pieces, memory } = this.#known;
    return supplyFacts({
      awaitedPieces: this.scheduler.awaitedPieces,
      availabilityOf: (piece) => pieces.availabilityOf(piece),
      servers: this.#webSeeds,
      leastBudgetBytes: memory.leastBytes,
      downloadLimitBytesPerSecond: downloadLimitOf([...this.#participants.values()]),
    });
  }

  /** The network is back, or the page visible: looks for peers now. */
  wake(): void {
    this.#trackers.wake();
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
    torrent.once('ready', () => this.#known && this.scheduler.open(this.#known));
    // Stock's picker looks through all pieces at every event; ours replaces it.
    torrent._update = ignore;
    torrent._updateWireInterest = (wire) => this.#declareInterest(wire);
    // Stock takes connections being made for a queue, and while there is one it closes, after 5 s,
    // whoever chokes us, and whoever unchoked us before the metadata was known: the best there is.
    Object.defineProperty(torrent, '_numQueued', { value: -Infinity });
    // Stock hashes every piece of the store first; nothing is there yet.
    torrent._verifyPieces = (callback) => callback(null);
    // Stock believes whatever the first peer delivers, and runs twice when two do.
    torrent._onMetadata = () => Promise.resolve();
  }

  #attach(wire: Wire): void {
    assertWireInternals(wire);
    wire.on('error', ignore);
    this.#limits.set(wire, new WireLimits(wire, this.#known?.pieces.count ?? null));
    wire.once('close', () => this.#limits.delete(wire));
    MemoryBudget.prepare(this.#torrent, wire);
    this.#uploader.attach(wire);
    this.#sampler.attach(wire, nowMs);
    this.#turnover.attach(wire);
    this.scheduler.attach(wire);
    // Before the metadata: a peer that knows of our interest has unchoked us by then.
    queueMicrotask(() => this.#declareInterest(wire));
    this.#known?.pieces.observe(wire);
    wire.ut_metadata.on('metadata', (info: Uint8Array) => void this.metadata.offerInfo(info));
  }

  #adopt(metadata: TorrentMetadata): void {
    if (this.signal.aborted) return;
    const { pieceCount, pieceLengthBytes, totalBytes } = metadata;
    const content = this.#options.content ?? null;
    const store = content
      ? new LocalPieceStore(pieceLengthBytes, content)
      : new PieceStore(pieceLengthBytes);
    const pieces = new PieceMap(pieceCount, pieceLengthBytes, totalBytes);
    if (content) for (let piece = 0; piece < pieceCount; piece++) pieces.setHeld(piece, true);
    const memory = this.#createMemory(store, pieces);
    this.#known = { metadata, store, pieces, memory };
    this.#uploader.setContent(this.#known);
    this.#openWebSeeds(metadata);
    for (const wire of this.#torrent.wires) pieces.observe(wire as Wire & WireInternals);
    for (const limits of this.#limits.values()) limits.setPieceCount(pieceCount);
    if (metadata.isPrivate) this.#trackers.keepOnly(this.#options.trackers);
    this.#torrent._preloadedStore = store;
    this.#torrent._startupBitfield = pieces.bitfield();
    this.#identified.promise
      .then(() => (this.signal.aborted ? undefined : this.#believe(toParsedMetadata(metadata))))
      .catch((reason: unknown) => this.fail(PlayerError.from(reason, 'engine-failed')));
    this.#content.resolve(this.#known);
  }

  #createUploader(torrent: Torrent & TorrentInternals): Uploader {
    return new Uploader({
      torrent,
      signal: this.signal,
      nowMs,
      random: () => Math.random(),
      isMetered: () => isMeteredNetwork(navigator),
      receivedBytes: () => this.#sampler.totals.downloadedBytes + this.#bytesFromServers,
      onUpload: (bytes) => this.#sampler.onUpload(bytes, nowMs()),
      onUnreadable: (reason) => this.fail(PlayerError.from(reason, 'engine-failed')),
    });
  }

  #createMemory(store: PieceStore, pieces: PieceMap): MemoryBudget {
    const context = {
      torrent: this.#torrent,
      store,
      pieces,
      openBytes: () => this.scheduler.assembler?.openBytes ?? 0,
      onDropped: (piece: number) => this.#uploader.onDropped(piece),
      onAdmission: () => this.scheduler.changed(),
    };
    return new MemoryBudget(context, this.#budgetBytes);
  }

  /** What the page has anyway takes no part in it. */
  get #budgetBytes(): number {
    return this.#options.content ? Infinity : this.memoryBudgetBytes;
  }

  get #bytesFromServers(): number {
    return this.#webSeeds.reduce((sum, one) => sum + one.bytesReceived, 0);
  }

  /** What trackers are told is missing. */
  #leftBytes(): number {
    if (!this.#known) return LEFT_UNKNOWN_BYTES;
    if (this.#known.pieces.isComplete) return 0;
    return Math.max(0, this.#known.metadata.totalBytes - this.#known.store.bytes);
  }

  #keep(piece: number, bytes: Uint8Array): void {
    if (this.signal.aborted || !this.#known) return;
    const { store, pieces, memory } = this.#known;
    store.put(piece, bytes);
    pieces.setHeld(piece, true);
    this.#torrent._markVerified(piece);
    for (const wire of this.#torrent.wires) wire.have(piece);
    memory.onVerified(piece);
    if (pieces.isComplete) this.#onComplete();
    this.arrivals.announce(piece);
    this.scheduler.changed();
  }

  #onComplete(): void {
    this.#torrent._checkDone();
    for (const wire of this.#torrent.wires) this.#declareInterest(wire);
  }

  #declareInterest(wire: Wire): void {
    if (wire.destroyed) return;
    if (this.#known?.pieces.isComplete) wire.uninterested();
    else this.scheduler.declareInterest(wire);
  }

  /** Sends away whoever lied, and keeps them away. */
  #ban(piece: number, liarIds: readonly string[]): void {
    for (const id of liarIds) {
      for (const wire of this.#torrent.wires) if (wire.peerId === id) wire.destroy();
      this.#webSeeds.find((webSeed) => webSeed.id === id)?.strike('wrong-bytes', piece);
    }
    this.scheduler.changed();
  }

  #openWebSeeds(metadata: TorrentMetadata): void {
    const { webSeeds, extraWebSeeds, content } = this.#options;
    if (content) return;
    const urls = metadata.isPrivate ? webSeeds : [...webSeeds, ...extraWebSeeds];
    const listener = {
      onBlock: (...block: Parameters<SupplierListener['onBlock']>) =>
        this.scheduler.onBlock(...block),
      onLost: (...lost: Parameters<SupplierListener['onLost']>) => this.scheduler.onLost(...lost),
      onOpenChange: () => this.scheduler.changed(),
    };
    this.#webSeeds = createWebSeeds(metadata, urls, listener, this.signal);
    for (const webSeed of this.#webSeeds) this.scheduler.addSupplier(webSeed);
  }
}

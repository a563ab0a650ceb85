import type { TrackerInfo, TrackerState } from '../core/player-state.js';
import type {
  CreateConnection,
  SignalConnection,
  Torrent,
  TorrentInternals,
  TrackerPart,
} from 'webtorrent';
import { hexToBinary } from './binary-string.js';
import type { ConnectionQuota } from './connection-quota.js';
import { OfferPool } from './offer-pool.js';
import { isDuplicate } from './peer-admission.js';
import type { SessionDescription } from './session-description.js';
import { TrackerAnnouncer } from './tracker-announcer.js';
import type { AnnounceCounters } from './tracker-announcer.js';
import type { Introduction } from './tracker-guard.js';
import type { TrackerSockets } from './tracker-socket.js';
import { offersWanted } from './tracker-watchdog.js';
import { parseUrl } from './url-policy.js';

/** An `RTCIceServer`, spelled out because the engine compiles without the DOM. */
export interface IceServer {
  readonly urls: string | readonly string[];
  readonly username?: string;
  readonly credential?: string;
}

export interface TrackerLinksOptions {
  /** URLs that are not ws or wss are left out: a browser cannot ask them. */
  readonly announceUrls: readonly string[];
  readonly iceServers: readonly IceServer[];
  readonly sockets: TrackerSockets;
  /** Every connection of the torrent counts, also those that nobody answered. */
  readonly quota: ConnectionQuota;
  readonly counters: () => AnnounceCounters;
}

/** What is known of the way to other peers. */
export interface TrackerReport {
  readonly trackers: TrackerState;
  readonly trackerList: readonly TrackerInfo[];
  /** The most other peers that a tracker knew of; null until one has said. */
  readonly othersInSwarm: number | null;
  /** Attempts to connect that failed since the last that did not. */
  readonly failedConnections: number;
  /** Peers that were introduced and are not connected yet. */
  readonly openingConnections: number;
}

/** Callers that were answered and are not connected; a tracker that invents them gets no further. */
const MAX_HALF_OPEN_CALLS = 30;

/** The trackers of one torrent, and the connections that they bring about. */
export class TrackerLinks {
  readonly #torrent: Torrent & TorrentInternals;
  readonly #options: TrackerLinksOptions;
  readonly #offers = new OfferPool(() => this.#open(true));
  #announcers: ReadonlyMap<string, TrackerAnnouncer> | null = null;
  #create: CreateConnection | null = null;
  #urls: readonly string[];
  #halfOpenCalls = 0;
  #failedConnections = 0;
  #openingConnections = 0;

  constructor(torrent: Torrent & TorrentInternals, options: TrackerLinksOptions) {
    this.#torrent = torrent;
    this.#options = options;
    this.#urls = usableUrls(options.announceUrls);
    const start = torrent._startDiscovery.bind(torrent);
    torrent._startDiscovery = () => {
      // Read by this very call; the client's other torrents have other trackers.
      if (torrent.client) torrent.client.tracker = { connect: (create) => this.#start(create) };
      start();
    };
  }

  get report(): TrackerReport {
    const sizes = this.#all().flatMap(({ swarmSize }) => swarmSize ?? []);
    return {
      trackers: this.#state,
      trackerList: this.#all().map(({ info }) => info),
      othersInSwarm: sizes.length === 0 ? null : Math.max(0, ...sizes.map((size) => size - 1)),
      failedConnections: this.#failedConnections,
      openingConnections: this.#openingConnections,
    };
  }

  /** Drops every tracker but those of the list (BEP 27). */
  keepOnly(announceUrls: readonly string[]): void {
    const kept = new Set(usableUrls(announceUrls));
    this.#urls = this.#urls.filter((url) => kept.has(url));
    for (const [url, announcer] of this.#announcers ?? []) {
      if (!kept.has(url)) announcer.end();
    }
    this.#announcers &&= new Map([...this.#announcers].filter(([url]) => kept.has(url)));
  }

  /** The network is back, or the page visible: whatever waits does not any more. */
  wake(): void {
    for (const announcer of this.#all()) announcer.wake();
  }

  /** Says goodbye and ends every timer and every offer. */
  end(): void {
    for (const announcer of this.#all()) announcer.end();
    this.#announcers = new Map();
    this.#offers.end();
  }

  get #state(): TrackerState {
    if (this.#urls.length === 0) return 'none';
    const states = this.#all().map(({ state }) => state);
    if (states.includes('connected')) return 'connected';
    return states.length > 0 && states.every((state) => state === 'failed') ? 'failed' : 'waiting';
  }

  #all(): readonly TrackerAnnouncer[] {
    return [...(this.#announcers?.values() ?? [])];
  }

  #start(create: CreateConnection): TrackerPart {
    this.#create = create;
    const { counters, sockets } = this.#options;
    const announced = {
      infoHash: hexToBinary(this.#torrent.infoHash),
      peerId: hexToBinary(this.#torrent.client?.peerId ?? ''),
      offers: this.#offers,
      counters,
      wires: () => this.#torrent.wires.length,
      offersWanted: () => this.#offersWanted(),
      onOffer: (offer: Introduction, reply: (answer: SessionDescription) => void) =>
        this.#onOffer(offer, reply),
      onAnswer: (answer: Introduction) => this.#onAnswer(answer),
    };
    // While the trackers are being connected to.
    if (this.#urls.length > 0) this.#offers.prepare(this.#offersWanted());
    this.#announcers = new Map(
      this.#urls.map((url) => [url, new TrackerAnnouncer(url, sockets, announced)]),
    );
    this.#torrent.on('wire', (wire: { on(event: 'close', listener: () => void): void }) => {
      this.#reconsider();
      // After WebTorrent has taken it off its list.
      wire.on('close', () => queueMicrotask(() => this.#reconsider()));
    });
    const complete = (): void => this.#all().forEach((announcer) => announcer.complete());
    return { complete, end: () => this.end() };
  }

  #reconsider(): void {
    for (const announcer of this.#all()) announcer.reconsider();
  }

  #offersWanted(): number {
    return offersWanted({
      outstandingOffers: this.#offers.outstanding,
      freeConnections: this.#options.quota.free,
      trackers: this.#urls.length,
    });
  }

  /** Null when there may be no more connections. */
  #open(initiator: boolean): SignalConnection | null {
    const giveBack = this.#create && this.#options.quota.take();
    if (!giveBack || !this.#create) return null;
    const { iceServers } = this.#options;
    const connection = this.#create({ initiator, config: { iceServers } });
    let isDescribed = false;
    connection.once('signal', () => (isDescribed = true));
    connection.once('released', () => {
      giveBack();
      // The browser refused to make it: an ICE server that it does not accept, for example.
      if (!isDescribed) this.#failedConnections++;
    });
    return connection;
  }

  #onOffer(offer: Introduction, reply: (answer: SessionDescription) => void): void {
    if (!this.#isWelcome(offer.peerId) || this.#halfOpenCalls >= MAX_HALF_OPEN_CALLS) return;
    const connection = this.#open(false);
    if (!connection) return;
    this.#halfOpenCalls++;
    let isHalfOpen = true;
    const settle = (): void => {
      if (isHalfOpen) this.#halfOpenCalls--;
      isHalfOpen = false;
    };
    connection.once('connect', settle);
    connection.once('released', settle);
    connection.once('signal', ({ type, sdp }: SessionDescription) => reply({ type, sdp }));
    this.#introduce(connection, offer);
  }

  #onAnswer(answer: Introduction): void {
    const connection = this.#offers.answered(answer.offerId);
    if (!connection) return;
    if (this.#isWelcome(answer.peerId)) this.#introduce(connection, answer);
    else connection.destroy();
  }

  #isWelcome(peerId: string): boolean {
    const { client, destroyed, _peers: peers } = this.#torrent;
    if (destroyed || !peers || peerId === client?.peerId) return false;
    return !isDuplicate(peerId, peers);
  }

  #introduce(connection: SignalConnection, { peerId, description }: Introduction): void {
    let isOpening = true;
    this.#openingConnections++;
    const settle = (failures: number): void => {
      if (isOpening) {
        this.#openingConnections--;
        this.#failedConnections = failures;
      }
      isOpening = false;
    };
    connection.once('connect', () => settle(0));
    connection.once('released', () => settle(this.#failedConnections + 1));
    connection.id = peerId;
    if (this.#torrent.addPeer(connection, 'tracker')) connection.signal(description);
  }
}

/** ws and wss URLs, one of each but for the last slash. */
function usableUrls(urls: readonly string[]): readonly string[] {
  const usable = urls.filter((text) => /^wss?:$/.test(parseUrl(text)?.protocol ?? ''));
  return [...new Set(usable.map((url) => url.replace(/\/$/, '')))];
}

import type { TrackerInfo } from '../core/player-state.js';
import { hexToBinary } from './binary-string.js';
import type { OfferPool } from './offer-pool.js';
import type { SessionDescription } from './session-description.js';
import { parseTrackerMessage } from './tracker-guard.js';
import type { Introduction, TrackerMessage } from './tracker-guard.js';
import type { TrackerSocket, TrackerSocketListener, TrackerSockets } from './tracker-socket.js';
import { withoutAddresses } from './tracker-reason.js';
import { announcesOnWake, nextAnnounceStep } from './tracker-watchdog.js';
import type { AnnounceFacts } from './tracker-watchdog.js';
import { parseUrl } from './url-policy.js';

/** What trackers are told of the torrent. */
export interface AnnounceCounters {
  readonly uploadedBytes: number;
  readonly downloadedBytes: number;
  readonly leftBytes: number;
}

/** The torrent, as far as its trackers are concerned. */
export interface AnnouncedTorrent {
  /** Binary strings. */
  readonly infoHash: string;
  readonly peerId: string;
  readonly offers: OfferPool;
  counters(): AnnounceCounters;
  /** Established connections to peers. */
  wires(): number;
  /** How many offers the next announce may carry. */
  offersWanted(): number;
  /** Somebody calls; `reply` takes the answer back to them. */
  onOffer(offer: Introduction, reply: (answer: SessionDescription) => void): void;
  onAnswer(answer: Introduction): void;
}

/** How often to announce to a tracker that does not say. */
const DEFAULT_INTERVAL_MS = 120_000;

const nowMs = (): number => performance.now();

/** Announces one torrent to one tracker, and passes introductions on. */
export class TrackerAnnouncer implements TrackerSocketListener {
  readonly #host: string;
  readonly #torrent: AnnouncedTorrent;
  readonly #socket: TrackerSocket;
  readonly #lifetime = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isPreparing = false;
  #announcedAtMs: number | null = null;
  #unansweredSinceMs: number | null = null;
  #intervalMs = DEFAULT_INTERVAL_MS;
  #loneAnnounces = 0;
  #trackerId: string | null = null;
  /** Undefined before the first answer; since then, the latest refusal, or null. */
  #refusal: string | null | undefined;
  /** Whether the last connection was given up because no answer came. */
  #wasSilent = false;
  #swarmSize: number | null = null;
  /** Ids of the offers that went with the latest announce. */
  #sent: readonly string[] = [];

  constructor(url: string, sockets: TrackerSockets, torrent: AnnouncedTorrent) {
    this.#host = parseUrl(url)?.host ?? '';
    this.#torrent = torrent;
    this.#socket = sockets.join(url, this, this.#lifetime.signal);
    this.#socket.add(this);
  }

  get state(): TrackerInfo['state'] {
    if (this.#socket.isOpen && this.#refusal === null) return 'connected';
    return typeof this.#refusal === 'string' || this.#socket.failures > 0 ? 'failed' : 'waiting';
  }

  /** What statistics say of it. */
  get info(): TrackerInfo {
    const { state } = this;
    return {
      host: this.#host,
      state,
      failure: state === 'failed' ? this.#failure : null,
      reason: state === 'failed' ? withoutAddresses(this.#refusal ?? '') || null : null,
      others: this.#swarmSize === null ? null : Math.max(0, this.#swarmSize - 1),
    };
  }

  get #failure(): NonNullable<TrackerInfo['failure']> {
    if (typeof this.#refusal === 'string') return 'refused';
    return this.#wasSilent ? 'silent' : 'unreachable';
  }

  /** How many peers it knew of when it last answered, us included; null before. */
  get swarmSize(): number | null {
    return this.#swarmSize;
  }

  onOpen(): void {
    this.#announcedAtMs = null;
    this.#unansweredSinceMs = null;
    this.reconsider();
  }

  onDown(): void {
    clearTimeout(this.#timer);
    this.#torrent.offers.giveBack(this.#sent);
    this.#sent = [];
  }

  onMessage(data: unknown): void {
    const message = parseTrackerMessage(data);
    const { infoHash } = this.#torrent;
    if (!message || (message.infoHash !== null && message.infoHash !== infoHash)) return;
    this.#unansweredSinceMs = null;
    this.#wasSilent = false;
    if (message.failure !== null) this.#refusal = message.failure;
    else this.#onAnnounced(message);
    const { offer, answer } = message;
    // Whoever came since the tracker counted was not counted.
    if (offer ?? answer) this.#swarmSize = Math.max(2, this.#swarmSize ?? 0);
    if (offer) this.#torrent.onOffer(offer, (description) => this.#reply(offer, description));
    if (answer) this.#torrent.onAnswer(answer);
    this.reconsider();
  }

  /** Something that decides about the next announce became another. */
  reconsider(): void {
    clearTimeout(this.#timer);
    if (this.#lifetime.signal.aborted || !this.#socket.isOpen || this.#isPreparing) return;
    if (this.#torrent.wires() > 0) this.#loneAnnounces = 0;
    const step = nextAnnounceStep(this.#facts(), nowMs());
    if (step.kind === 'announce') void this.#announce();
    else if (step.kind === 'reconnect') this.#giveUp();
    else this.#timer = setTimeout(() => this.reconsider(), step.ms);
  }

  /** The network is back, or the page visible. */
  wake(): void {
    this.#loneAnnounces = 0;
    this.#socket.wake();
    if (!this.#socket.isOpen || this.#isPreparing) return;
    if (announcesOnWake(this.#facts(), nowMs())) void this.#announce();
  }

  complete(): void {
    this.#send({ event: 'completed', numwant: 0 });
  }

  /** Says goodbye, and leaves the connection to others. */
  end(): void {
    if (this.#lifetime.signal.aborted) return;
    clearTimeout(this.#timer);
    if (this.#announcedAtMs !== null) this.#send({ event: 'stopped', numwant: 0 });
    this.#lifetime.abort();
  }

  #facts(): AnnounceFacts {
    return {
      announcedAtMs: this.#announcedAtMs,
      unansweredSinceMs: this.#unansweredSinceMs,
      intervalMs: this.#intervalMs,
      wires: this.#torrent.wires(),
      loneAnnounces: this.#loneAnnounces,
    };
  }

  #giveUp(): void {
    this.#wasSilent = true;
    this.#socket.giveUp();
  }

  async #announce(): Promise<void> {
    clearTimeout(this.#timer);
    const { offers } = this.#torrent;
    this.#isPreparing = true;
    const taken = await offers.take(this.#torrent.offersWanted());
    this.#isPreparing = false;
    const ids = taken.map(({ id }) => id);
    if (this.#lifetime.signal.aborted || !this.#socket.isOpen) {
      offers.giveBack(ids);
      return;
    }
    this.#send({
      ...(this.#announcedAtMs === null && { event: 'started' }),
      numwant: taken.length,
      offers: taken.map(({ id, description }) => ({ offer: description, offer_id: id })),
    });
    this.#sent = ids;
    this.#announcedAtMs = nowMs();
    this.#unansweredSinceMs ??= this.#announcedAtMs;
    this.#loneAnnounces++;
    this.reconsider();
  }

  #onAnnounced({ intervalMs, swarmSize, trackerId }: TrackerMessage): void {
    this.#refusal = null;
    this.#intervalMs = intervalMs ?? this.#intervalMs;
    this.#trackerId = trackerId ?? this.#trackerId;
    if (swarmSize === null) return;
    this.#swarmSize = swarmSize;
    // Nobody was there to pass them on to.
    if (swarmSize <= 1) this.#torrent.offers.giveBack(this.#sent);
    this.#sent = [];
  }

  #reply({ peerId, offerId }: Introduction, answer: SessionDescription): void {
    this.#send({ to_peer_id: hexToBinary(peerId), offer_id: offerId, answer }, false);
  }

  #send(members: object, withCounters = true): void {
    const { infoHash, peerId } = this.#torrent;
    this.#socket.send({
      action: 'announce',
      info_hash: infoHash,
      peer_id: peerId,
      ...(this.#trackerId !== null && { trackerid: this.#trackerId }),
      ...(withCounters && countersOf(this.#torrent.counters())),
      ...members,
    });
  }
}

function countersOf({ uploadedBytes, downloadedBytes, leftBytes }: AnnounceCounters): object {
  return { uploaded: uploadedBytes, downloaded: downloadedBytes, left: leftBytes };
}

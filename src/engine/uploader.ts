import type { SeedingState } from '../core/player-state.js';
import type { Torrent, TorrentInternals, Wire, WireInternals } from 'webtorrent';
import { planUnchoke, slotCount } from './choke-plan.js';
import type { ChokePeer, ChokeQuestion } from './choke-plan.js';
import type { PieceMap } from './piece-map.js';
import type { PieceStore } from './piece-store.js';
import { RateMeter } from './rate-meter.js';
import { seedingState, uploadRate } from './seeding-policy.js';
import { TokenBucket } from './token-bucket.js';
import { UploadLink } from './upload-link.js';
import type { LinkFacts } from './upload-link.js';
import type { UploadRequest } from './upload-request.js';

/** What the viewers of a torrent allow. */
export interface UploadTerms {
  readonly isWanted: boolean;
  /** Null for no limit. */
  readonly uploadLimitBytesPerSecond: number | null;
  readonly ratioLimit: number | null;
  /** Whether to ease off where data is dear. */
  readonly ease: boolean;
}

export interface UploaderContext {
  readonly torrent: Torrent & TorrentInternals;
  readonly signal: AbortSignal;
  /** Any steady clock. */
  readonly nowMs: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  readonly isMetered: () => boolean;
  /** Payload received so far, for the ratio. */
  readonly receivedBytes: () => number;
  /** Told of every block sent, in payload bytes. */
  readonly onUpload: (bytes: number) => void;
  /** Told when a piece that is held cannot be read. */
  readonly onUnreadable: (reason: unknown) => void;
}

/** What there is to serve, once the metadata is known. */
export interface UploadContent {
  readonly store: PieceStore;
  readonly pieces: PieceMap;
}

const NOTHING: UploadTerms = {
  isWanted: false,
  uploadLimitBytesPerSecond: null,
  ratioLimit: null,
  ease: false,
};

/** All peers together; further blocks wait until some of it has left. */
const MAX_TOTAL_OUTGOING_BYTES = 32 * 1024 * 1024;
/** A piece is rare when no more than one other peer has it. */
const RARE_PEERS = 1;

/**
 * Serves the peers of one torrent, in place of all that WebTorrent does: its
 * options neither stop it (`uploads: 0` still serves whoever is interested) nor
 * bound what a greedy peer makes it queue.
 */
export class Uploader {
  readonly #context: UploaderContext;
  readonly #links = new Map<Wire, UploadLink>();
  readonly #bucket = new TokenBucket();
  readonly #rate = new RateMeter();
  #content: UploadContent | null = null;
  #terms = NOTHING;
  #optimistic: ChokeQuestion['optimistic'] = null;
  #uploadedBytes = 0;
  #slowestMs = 0;
  #lastServed: UploadLink | null = null;
  #isPumpDue = false;
  #isRechokeDue = false;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(context: UploaderContext) {
    this.#context = context;
    // Stock calls it every ten seconds.
    context.torrent._rechoke = () => this.#rechoke();
    context.signal.addEventListener('abort', () => this.#stopWaiting(), { once: true });
  }

  /** What it does now, which is not always what is wanted of it. */
  get state(): SeedingState {
    const { receivedBytes, isMetered } = this.#context;
    return seedingState({
      ...this.#terms,
      uploadedBytes: this.#uploadedBytes,
      receivedBytes: receivedBytes(),
      isMetered: isMetered(),
    });
  }

  /** Holds at once: off, every peer is choked and what it asked for refused. */
  setTerms(terms: UploadTerms): void {
    this.#terms = terms;
    this.#rechoke();
  }

  setContent(content: UploadContent): void {
    this.#content = content;
  }

  /** Takes a wire over; to be called when it appears. */
  attach(wire: Wire & WireInternals): void {
    const { torrent, nowMs } = this.#context;
    const link = new UploadLink(torrent, wire, {
      facts: () => this.#facts(),
      nowMs,
      onReady: () => this.#pumpSoon(),
      onInterest: () => this.#rechokeSoon(),
    });
    this.#links.set(wire, link);
    wire.on('upload', (bytes: number) => this.#count(bytes));
    wire.once('close', () => {
      this.#links.delete(wire);
      this.#rechokeSoon();
    });
  }

  /** A piece was dropped from memory. */
  onDropped(piece: number): void {
    for (const link of this.#links.values()) link.onDropped(piece);
  }

  get #isServing(): boolean {
    const { state } = this;
    return state === 'on' || state === 'eased';
  }

  #count(bytes: number): void {
    this.#uploadedBytes += bytes;
    this.#rate.add(bytes, this.#context.nowMs());
    this.#context.onUpload(bytes);
  }

  #pumpSoon(): void {
    if (this.#isPumpDue || this.#context.signal.aborted) return;
    this.#isPumpDue = true;
    queueMicrotask(() => {
      this.#isPumpDue = false;
      this.#pump();
    });
  }

  /** Hands blocks to the wires, one to each in turn, as far as limits and room allow. */
  #pump(): void {
    const { nowMs, signal } = this.#context;
    if (signal.aborted) return;
    this.#bucket.setRate(uploadRate(this.state, this.#terms.uploadLimitBytesPerSecond), nowMs());
    for (let link = this.#nextLink(); link; link = this.#nextLink()) {
      if (!this.#isServing) {
        this.#rechoke();
        return;
      }
      const now = nowMs();
      if (!this.#bucket.takeBytes(link.nextBytes, now)) {
        this.#waitForTokens(now);
        return;
      }
      this.#slowestMs = Math.max(this.#slowestMs, link.waitedMs(now));
      this.#lastServed = link;
      link.serveNext((request) => this.#read(request), now);
    }
  }

  /** The next in turn that has room and something to be served, which is in memory. */
  #nextLink(): UploadLink | null {
    const links = [...this.#links.values()];
    let outgoingBytes = 0;
    for (const link of links) outgoingBytes += link.outgoingBytes;
    if (outgoingBytes > MAX_TOTAL_OUTGOING_BYTES) return null;
    const last = this.#lastServed ? links.indexOf(this.#lastServed) : -1;
    const inTurn = [...links.slice(last + 1), ...links.slice(0, last + 1)];
    return inTurn.find((link) => link.isReady && this.#isAtHand(link.nextPiece)) ?? null;
  }

  /** False for a piece that has to be read first: it is, and then served. */
  #isAtHand(piece: number | null): boolean {
    const content = this.#content;
    if (!content || piece === null || !content.pieces.has(piece)) return true;
    if (content.store.peek(piece)) return true;
    content.store.load(piece).then(
      () => this.#pumpSoon(),
      (reason: unknown) => this.#context.onUnreadable(reason),
    );
    return false;
  }

  /** A copy: what waits on its way out must not keep a dropped piece alive. */
  #read({ piece, offset, lengthBytes }: UploadRequest): Uint8Array | null {
    return this.#content?.store.peek(piece)?.slice(offset, offset + lengthBytes) ?? null;
  }

  #waitForTokens(nowMs: number): void {
    const waitMs = this.#bucket.waitMs(nowMs);
    if (this.#timer !== null || waitMs === Infinity) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#pump();
    }, waitMs);
  }

  #stopWaiting(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #rechokeSoon(): void {
    if (this.#isRechokeDue || this.#context.signal.aborted) return;
    this.#isRechokeDue = true;
    queueMicrotask(() => {
      this.#isRechokeDue = false;
      this.#rechoke();
    });
  }

  #rechoke(): void {
    const { signal, nowMs, random } = this.#context;
    if (signal.aborted) return;
    const now = nowMs();
    const links = [...this.#links.values()].filter((link) => link.isIntroduced);
    const { unchoked, optimistic } = planUnchoke({
      peers: links.map((link) => this.#peerOf(link, now)),
      slots: this.#isServing ? this.#slots(links, now) : 0,
      optimistic: this.#optimistic,
      nowMs: now,
      random: random(),
    });
    this.#optimistic = optimistic;
    for (const link of links) link.setUnchoked(unchoked.has(link));
    this.#pumpSoon();
  }

  #slots(links: readonly UploadLink[], nowMs: number): number {
    const slowestMs = Math.max(this.#slowestMs, ...links.map((link) => link.waitedMs(nowMs)));
    this.#slowestMs = 0;
    return slotCount(slowestMs, this.#rate.bytesPerSecond(nowMs));
  }

  #peerOf(link: UploadLink, nowMs: number): ChokePeer {
    return {
      id: link,
      isInterested: link.wire.peerInterested,
      isUnchoked: link.isUnchoked,
      sinceMs: link.changedMs,
      isViewer: link.isViewer,
      isGiving: link.isGiving(nowMs),
      need: this.#needOf(link),
      recentBytes: link.recentBytes(nowMs),
    };
  }

  /** How much of what we have, and hardly anybody else, a peer lacks. */
  #needOf({ wire }: UploadLink): number {
    const pieces = this.#content?.pieces;
    if (!pieces) return 0;
    let rare = 0;
    let lacking = 0;
    for (let piece = 0; piece < pieces.count; piece++) {
      if (!pieces.has(piece) || pieces.availabilityOf(piece) > RARE_PEERS) continue;
      rare++;
      if (!wire.peerPieces.get(piece)) lacking++;
    }
    return rare > 0 ? lacking / rare : 0;
  }

  #facts(): LinkFacts {
    const pieces = this.#content?.pieces;
    return {
      isServing: this.#isServing,
      pieceCount: pieces?.count ?? 0,
      has: (piece) => pieces?.has(piece) ?? false,
      lengthOf: (piece) => pieces?.lengthOf(piece) ?? 0,
    };
  }
}

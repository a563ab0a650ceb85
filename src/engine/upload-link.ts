import type { PeerConnection, Torrent, TorrentInternals, Wire, WireInternals } from 'webtorrent';
import { isViewer } from './crowd.js';
import { MAX_QUEUED_REQUESTS, judgeRequest } from './upload-request.js';
import type { RequestFacts, UploadRequest } from './upload-request.js';

/** What is served now, and whether. */
export type LinkFacts = Pick<RequestFacts, 'pieceCount' | 'isServing' | 'has' | 'lengthOf'>;

/** What one link asks of the uploader that it belongs to. */
export interface UploadLinkHost {
  facts(): LinkFacts;
  nowMs(): number;
  /** There is something to serve, or room for more. */
  onReady(): void;
  /** The peer is interested, or not any more, or can be unchoked for the first time. */
  onInterest(): void;
}

interface Queued extends UploadRequest {
  readonly arrivedMs: number;
}

/** A peer is served while less than this waits on its way out, so that a choke or a cancel counts. */
const MAX_OUTGOING_BYTES = 256 * 1024;
/** Whatever it was that filled it, a peer that takes nothing is cut off. */
const MAX_BACKLOG_BYTES = 4 * 1024 * 1024;
/** How fast what a peer got is forgotten, for fair shares. */
const HALF_LIFE_MS = 30_000;

/** One wire, as far as uploading goes: its queue of requests, in place of the stock one. */
export class UploadLink {
  readonly wire: Wire & WireInternals;
  readonly isViewer: boolean;
  readonly #host: UploadLinkHost;
  readonly #connection: PeerConnection | null;
  readonly #choke: () => void;
  readonly #unchoke: () => void;
  readonly #queue: Queued[] = [];
  #excessRequests = 0;
  #isIntroduced = false;
  #changedMs: number;
  #recentBytes = 0;
  #recentMs: number;
  #receivedMs = -Infinity;

  constructor(
    torrent: Torrent & TorrentInternals,
    wire: Wire & WireInternals,
    host: UploadLinkHost,
  ) {
    this.wire = wire;
    this.isViewer = isViewer(wire.peerId);
    this.#host = host;
    this.#connection = connectionOf(torrent, wire);
    this.#choke = wire.choke.bind(wire);
    this.#unchoke = wire.unchoke.bind(wire);
    this.#changedMs = this.#recentMs = host.nowMs();
    this.#takeOver();
    this.#listen();
  }

  get isUnchoked(): boolean {
    return !this.wire.amChoking;
  }

  /** False until it was told what we have: nothing may be sent before (BEP 3). */
  get isIntroduced(): boolean {
    return this.#isIntroduced;
  }

  /** When it was last choked or unchoked. */
  get changedMs(): number {
    return this.#changedMs;
  }

  /** True when it sent payload within the last rounds. */
  isGiving(nowMs: number): boolean {
    return nowMs - this.#receivedMs < HALF_LIFE_MS;
  }

  /** Bytes handed to the wire that have not left this machine. */
  get outgoingBytes(): number {
    const connection = this.#connection;
    if (!connection) return 0;
    return this.wire.pushedBytes - connection.sentBytes + connection.bufferSize;
  }

  get isReady(): boolean {
    return this.#queue.length > 0 && this.outgoingBytes < MAX_OUTGOING_BYTES;
  }

  /** The piece that it asks for next. */
  get nextPiece(): number | null {
    return this.#queue[0]?.piece ?? null;
  }

  get nextBytes(): number {
    return this.#queue[0]?.lengthBytes ?? 0;
  }

  /** How long the oldest request has waited. */
  waitedMs(nowMs: number): number {
    const [oldest] = this.#queue;
    return oldest ? nowMs - oldest.arrivedMs : 0;
  }

  /** What it got from us, where older bytes count less. */
  recentBytes(nowMs: number): number {
    return this.#recentBytes * 2 ** ((this.#recentMs - nowMs) / HALF_LIFE_MS);
  }

  /** Serves the oldest request; the piece must be held. */
  serveNext(read: (request: UploadRequest) => Uint8Array | null, nowMs: number): void {
    const request = this.#queue.shift();
    if (!request) return;
    if (this.#queue.length === 0) this.#excessRequests = 0;
    const bytes = read(request);
    if (!bytes) {
      this.#refuse(request);
      return;
    }
    this.#recentBytes = this.recentBytes(nowMs) + bytes.length;
    this.#recentMs = nowMs;
    this.wire.piece(request.piece, request.offset, bytes);
  }

  setUnchoked(isUnchoked: boolean): void {
    if (this.wire.destroyed || isUnchoked === this.isUnchoked) return;
    this.#changedMs = this.#host.nowMs();
    if (isUnchoked) this.#unchoke();
    else this.#choke();
    if (!isUnchoked) this.#refuseAll(() => true);
  }

  /** The piece is gone: whoever waits for it is told at once. */
  onDropped(piece: number): void {
    this.#refuseAll((request) => request.piece === piece);
  }

  /** Puts ours in the place of the stock methods, which choke and serve as they see fit. */
  #takeOver(): void {
    const { wire } = this;
    wire.extendedHandshake['reqq'] = MAX_QUEUED_REQUESTS;
    wire.choke = wire.unchoke = () => undefined;
    wire._onRequest = (piece, offset, lengthBytes) =>
      this.#onRequest(toRequest(piece, offset, lengthBytes));
    wire._onCancel = (piece, offset, lengthBytes) =>
      this.#onCancel(toRequest(piece, offset, lengthBytes));
    const bitfield = wire.bitfield.bind(wire);
    const haveNone = wire.haveNone.bind(wire);
    wire.bitfield = (bits) => this.#introduce(() => bitfield(bits));
    wire.haveNone = () => this.#introduce(haveNone);
  }

  #introduce(tell: () => void): void {
    tell();
    this.#isIntroduced = true;
    this.#host.onInterest();
  }

  #listen(): void {
    const { wire } = this;
    wire.on('interested', () => this.#host.onInterest());
    wire.on('uninterested', () => this.#host.onInterest());
    wire.on('download', () => (this.#receivedMs = this.#host.nowMs()));
    wire.once('close', () => this.#queue.splice(0));
    this.#connection?.on('sent', () => {
      if (this.#queue.length > 0) this.#host.onReady();
    });
  }

  #onRequest(request: UploadRequest): void {
    const facts = this.#host.facts();
    const verdict = judgeRequest(request, {
      ...facts,
      isServing: facts.isServing && this.isUnchoked,
      queuedRequests: this.#queue.length,
      excessRequests: this.#excessRequests,
    });
    if (this.#queue.length >= MAX_QUEUED_REQUESTS) this.#excessRequests++;
    if (verdict === 'close' || this.outgoingBytes > MAX_BACKLOG_BYTES) {
      // It closes a little later, and what is served until then is lost, but counted.
      this.#queue.splice(0);
      this.wire.destroy();
    } else if (verdict === 'refuse') {
      this.#refuse(request);
    } else {
      this.#queue.push({ ...request, arrivedMs: this.#host.nowMs() });
      this.#host.onReady();
    }
  }

  #onCancel({ piece, offset, lengthBytes }: UploadRequest): void {
    const at = this.#queue.findIndex(
      (one) => one.piece === piece && one.offset === offset && one.lengthBytes === lengthBytes,
    );
    const [request] = at < 0 ? [] : this.#queue.splice(at, 1);
    if (request) this.#refuse(request);
  }

  #refuseAll(isMeant: (request: UploadRequest) => boolean): void {
    const meant = this.#queue.filter(isMeant);
    const rest = this.#queue.filter((request) => !isMeant(request));
    this.#queue.splice(0, Infinity, ...rest);
    for (const request of meant) this.#refuse(request);
  }

  /** Every request is answered once, by the block or by this (BEP 6). */
  #refuse({ piece, offset, lengthBytes }: UploadRequest): void {
    if (this.wire.hasFast && !this.wire.destroyed) this.wire.reject(piece, offset, lengthBytes);
  }
}

/** The wire reads numbers as signed. */
function toRequest(piece: number, offset: number, lengthBytes: number): UploadRequest {
  return { piece: piece >>> 0, offset: offset >>> 0, lengthBytes: lengthBytes >>> 0 };
}

function connectionOf(torrent: TorrentInternals, wire: Wire): PeerConnection | null {
  for (const peer of torrent._peers?.values() ?? []) {
    if (peer.wire === wire) return peer.conn;
  }
  return null;
}

import type { Wire, WireInternals } from 'webtorrent';
import { isViewer } from './crowd.js';
import { LinkEstimate } from './link-estimate.js';
import type { BlockRange, Supplier, SupplierKind, SupplierListener } from './supplier.js';

/** What every client accepts as one request (BEP 3). */
const BLOCK_BYTES = 16 * 1024;

/** Requests queued at a peer that does not say its own limit (`reqq`, BEP 10). */
const DEFAULT_MAX_REQUESTS = 250;

/** A peer that owes blocks and sends none for so long is asked for nothing more. */
const SNUB_MS = 10_000;

/** A piece that the peer refused is asked of it again only so much later, or when it says to have it. */
export const REFUSED_MS = 2_000;

/** An unchoke that took longer was not the answer to our interest. */
const MAX_ANSWER_MS = 1_000;

interface Asked {
  readonly block: BlockRange;
  readonly askedMs: number;
  isCancelled: boolean;
}

/** A connected peer as a supplier of blocks. */
export class WireSupplier implements Supplier {
  readonly id: string;
  readonly kind: SupplierKind;
  readonly maxBlockBytes = BLOCK_BYTES;
  readonly #wire: Wire & WireInternals;
  readonly #listener: SupplierListener;
  readonly #nowMs: () => number;
  readonly #link = new LinkEstimate();
  readonly #asked = new Map<string, Asked>();
  /** Until when not to ask for a piece: some peers refuse for ever what they say to have. */
  readonly #refusedUntilMs = new Map<number, number>();
  #inFlightBytes = 0;
  #interestedMs: number | null = null;
  #lastDeliveryMs: number;

  constructor(wire: Wire & WireInternals, listener: SupplierListener, nowMs: () => number) {
    this.#wire = wire;
    this.#listener = listener;
    this.#nowMs = nowMs;
    this.#lastDeliveryMs = nowMs();
    this.id = wire.peerId;
    this.kind = isViewer(wire.peerId) ? 'viewer' : 'peer';
    wire.once('unchoke', () => this.#onUnchoke());
    wire.on('have', (piece: number) => this.#refusedUntilMs.delete(piece));
  }

  get wire(): Wire & WireInternals {
    return this.#wire;
  }

  get isOpen(): boolean {
    return !this.#wire.destroyed && !this.#wire.peerChoking && !this.isSnubbed;
  }

  /** True while it owes blocks and has sent nothing for long. */
  get isSnubbed(): boolean {
    return this.#asked.size > 0 && this.#nowMs() - this.#lastDeliveryMs > SNUB_MS;
  }

  get inFlightBytes(): number {
    return this.#inFlightBytes;
  }

  /** Tells the peer that it has what we need. */
  declareInterest(): void {
    if (!this.#wire.amInterested) this.#interestedMs ??= this.#nowMs();
    this.#wire.interested();
  }

  /** Most peers answer interest at once: a round trip on a connection that is still idle. */
  #onUnchoke(): void {
    const nowMs = this.#nowMs();
    const tookMs = nowMs - (this.#interestedMs ?? -Infinity);
    if (tookMs < MAX_ANSWER_MS) this.#link.onRoundTrip(tookMs, nowMs);
  }

  has(piece: number): boolean {
    return this.#wire.peerPieces.get(piece) && !this.#isRefused(piece);
  }

  windowBytes(): number {
    const limit = this.#wire.peerExtendedHandshake?.reqq;
    const maxRequests = typeof limit === 'number' && limit > 0 ? limit : DEFAULT_MAX_REQUESTS;
    return this.#asked.size >= maxRequests ? 0 : this.#link.windowBytes;
  }

  overdraftBytes(nowMs: number): number {
    return this.#link.overdraftBytes(nowMs);
  }

  /** No sooner than after as long again as it has been silent: it may be gone without a word. */
  expectedMs(lengthBytes: number, nowMs: number): number {
    const silentMs = this.#asked.size > 0 ? nowMs - this.#lastDeliveryMs : 0;
    return Math.max(silentMs, this.#link.expectedMs(lengthBytes, this.#inFlightBytes, nowMs));
  }

  request(block: BlockRange): void {
    const key = keyOf(block);
    if (this.#asked.has(key)) return;
    const askedMs = this.#nowMs();
    if (this.#asked.size === 0) this.#lastDeliveryMs = askedMs;
    const asked = { block, askedMs, isCancelled: false };
    this.#asked.set(key, asked);
    this.#inFlightBytes += block.lengthBytes;
    const { piece, offset, lengthBytes } = block;
    this.#wire.request(piece, offset, lengthBytes, (error, bytes) => {
      this.#asked.delete(key);
      const wasInFlightBytes = this.#inFlightBytes;
      this.#inFlightBytes -= lengthBytes;
      if (error || !bytes) {
        if (this.isOpen && !asked.isCancelled) this.#onRefused(piece);
        this.#listener.onLost(this, block);
        return;
      }
      this.#lastDeliveryMs = this.#nowMs();
      this.#link.onBlock(bytes.length, askedMs, this.#lastDeliveryMs, wasInFlightBytes);
      this.#listener.onBlock(this, block, bytes);
    });
  }

  cancel(block: BlockRange): void {
    const asked = this.#asked.get(keyOf(block));
    if (this.#wire.destroyed || !asked) return;
    asked.isCancelled = true;
    this.#wire.cancel(block.piece, block.offset, block.lengthBytes);
  }

  #isRefused(piece: number): boolean {
    return this.#nowMs() < (this.#refusedUntilMs.get(piece) ?? -Infinity);
  }

  #onRefused(piece: number): void {
    this.#refusedUntilMs.set(piece, this.#nowMs() + REFUSED_MS);
  }
}

export function keyOf({ piece, offset, lengthBytes }: BlockRange): string {
  return `${piece}:${offset}:${lengthBytes}`;
}

import type { PieceSpan } from '../core/byte-range.js';
import type { ExtensionHost, Wire, WireInternals } from 'webtorrent';

/** Name of the message in the extended handshake (BEP 10). */
const NAME = 'tp_want';
const SPAN_BYTES = 8;
const CLAIM_BYTES = 4;

/** A peer that claims more at once than this is not believed: it has windows to keep to as well. */
const MAX_CLAIMS = 64;

/**
 * Viewers tell one another, in BEP 10 messages,
 *
 * - which pieces they will want: two 32-bit numbers, first piece and end.
 *   Without it, work would be divided with viewers who are at another place.
 * - that they begin to fetch a piece from somebody who is no viewer: its number
 *   in 32 bits. Without it, two would fetch what one can pass on.
 */
export class WantExchange {
  #peerSpan: PieceSpan | null = null;
  /** Pieces, and when the peer claimed them, in that order. */
  readonly #peerClaims = new Map<number, number>();
  readonly #wire: ExtensionHost;
  readonly #nowMs: () => number;
  #told = '';
  #toldClaims: ReadonlySet<number> = new Set();

  constructor(wire: ExtensionHost, nowMs: () => number) {
    this.#wire = wire;
    this.#nowMs = nowMs;
  }

  /** Puts the exchange on a wire, before its extended handshake. */
  static attach(wire: Wire & WireInternals, nowMs: () => number): WantExchange {
    let exchange: WantExchange | undefined;
    class Extension {
      constructor(host: ExtensionHost) {
        exchange = new WantExchange(host, nowMs);
      }
      onHandshake(): void {
        /* nothing to agree on */
      }
      onExtendedHandshake(): void {
        /* nothing to agree on */
      }
      onMessage(bytes: Uint8Array): void {
        exchange?.onMessage(bytes);
      }
    }
    Object.defineProperty(Extension.prototype, 'name', { value: NAME });
    wire.use(Extension);
    return exchange ?? new WantExchange(wire, nowMs);
  }

  /** Whether the peer will want the piece. One that never told wants everything. */
  wants(piece: number): boolean {
    const span = this.#peerSpan;
    return span === null || (piece >= span.first && piece < span.end);
  }

  /** The first piece that the peer wants; null when it never told, or wants none. */
  get position(): number | null {
    const span = this.#peerSpan;
    return span && span.first < span.end ? span.first : null;
  }

  /** Tells what we want and what we are fetching for all, as far as it changed and the peer understands. */
  tell({ first, end }: PieceSpan, claims: Iterable<number>): void {
    if (!this.#wire.peerExtendedMapping[NAME]) return;
    const key = `${first}-${end}`;
    if (key !== this.#told) this.#send(first, end);
    this.#told = key;
    const claimed = new Set(claims);
    for (const piece of claimed) if (!this.#toldClaims.has(piece)) this.#send(piece);
    this.#toldClaims = claimed;
  }

  #send(...numbers: number[]): void {
    const bytes = new Uint8Array(4 * numbers.length);
    const view = new DataView(bytes.buffer);
    numbers.forEach((number, index) => view.setUint32(4 * index, number));
    this.#wire.extended(NAME, bytes);
  }

  /** When the peer told that it fetches the piece; null when it did not, or got it since. */
  claimedMs(piece: number): number | null {
    return this.#peerClaims.get(piece) ?? null;
  }

  /** The pieces that it has claimed since. */
  *claimedSince(sinceMs: number): Generator<number, void, void> {
    for (const [piece, claimedMs] of this.#peerClaims) if (claimedMs >= sinceMs) yield piece;
  }

  /** The peer got the piece. */
  settle(piece: number): void {
    this.#peerClaims.delete(piece);
  }

  onMessage(bytes: Uint8Array): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length === SPAN_BYTES) {
      this.#peerSpan = { first: view.getUint32(0), end: view.getUint32(4) };
    } else if (bytes.length === CLAIM_BYTES) this.#onClaim(view.getUint32(0));
  }

  #onClaim(piece: number): void {
    this.#peerClaims.delete(piece);
    this.#peerClaims.set(piece, this.#nowMs());
    const [oldest] = this.#peerClaims.keys();
    if (this.#peerClaims.size > MAX_CLAIMS && oldest !== undefined) this.settle(oldest);
  }
}

import type { PieceSpan } from '../core/byte-range.js';
import type { ExtensionHost, Wire, WireInternals } from 'webtorrent';

/** Name of the message in the extended handshake (BEP 10). */
const NAME = 'tp_want';
const MESSAGE_BYTES = 8;

/**
 * Viewers tell one another which pieces they will want: a BEP 10 message of
 * two 32-bit numbers, first piece and end. Without it, work would be divided
 * with viewers who are at another place in the film.
 */
export class WantExchange {
  #peerSpan: PieceSpan | null = null;
  readonly #wire: ExtensionHost;
  #told = '';

  constructor(wire: ExtensionHost) {
    this.#wire = wire;
  }

  /** Puts the exchange on a wire, before its extended handshake. */
  static attach(wire: Wire & WireInternals): WantExchange {
    let exchange: WantExchange | undefined;
    class Extension {
      constructor(host: ExtensionHost) {
        exchange = new WantExchange(host);
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
    return exchange ?? new WantExchange(wire);
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

  /** Tells what we want, if it changed and the peer understands. */
  tell({ first, end }: PieceSpan): void {
    const key = `${first}-${end}`;
    if (key === this.#told || !this.#wire.peerExtendedMapping[NAME]) return;
    this.#told = key;
    const bytes = new Uint8Array(MESSAGE_BYTES);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, first);
    view.setUint32(4, end);
    this.#wire.extended(NAME, bytes);
  }

  onMessage(bytes: Uint8Array): void {
    if (bytes.length !== MESSAGE_BYTES) return;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#peerSpan = { first: view.getUint32(0), end: view.getUint32(4) };
  }
}

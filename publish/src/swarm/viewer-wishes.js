/** @import Wire from 'bittorrent-protocol' */
/** @import {Torrent} from 'webtorrent' */

/**
 * Pieces `[first, end)`.
 *
 * @typedef {{first: number, end: number}} Span
 */

/** The player's message (BEP 10) that says which pieces it wants to play. */
const NAME = 'tp_want';
const SPAN_BYTES = 8;

/** Far more than a player buffers; it tells anew when it goes on. */
const MAX_AHEAD_BYTES = 16 * 1024 * 1024;
const PRIORITY = 2;

/**
 * Fetches first what viewers are about to play, wherever in the film they are.
 * Without it, somebody who seeks to where nothing was fetched yet would wait
 * until the bridge gets there by itself.
 */
export class ViewerWishes {
  #torrent;
  /** What may be fetched at all; null before the metadata is known. @type {Span | null} */
  #bounds = null;
  /** @type {Map<Wire, Span>} */
  #wishes = new Map();
  /** @type {Map<Wire, Span>} */
  #selected = new Map();

  /** @param {Torrent} torrent before it has peers: they are told of the message in a handshake */
  constructor(torrent) {
    this.#torrent = torrent;
    torrent.on('wire', (wire) => this.#listen(wire));
  }

  /** Begins to fetch. @param {Span} bounds */
  start(bounds) {
    this.#bounds = bounds;
    for (const wire of this.#wishes.keys()) this.#follow(wire);
  }

  /** @param {Wire} wire */
  #listen(wire) {
    const onMessage = (/** @type {Uint8Array} */ bytes) => {
      const span = readSpan(bytes);
      if (!span) return;
      this.#wishes.set(wire, span);
      this.#follow(wire);
    };
    class Extension {
      onMessage = onMessage;
    }
    Object.defineProperty(Extension.prototype, 'name', { value: NAME });
    wire.use(Extension);
    wire.once('close', () => {
      this.#wishes.delete(wire);
      this.#follow(wire);
    });
  }

  /** @param {Wire} wire */
  #follow(wire) {
    if (this.#torrent.destroyed || this.#bounds === null) return;
    const former = this.#selected.get(wire);
    const wish = this.#wishes.get(wire);
    const span = wish ? leadOf(wish, this.#bounds, this.#torrent.pieceLength) : null;
    this.#selected.delete(wire);
    if (span) {
      this.#selected.set(wire, span);
      preferPieces(this.#torrent, span, PRIORITY);
    }
    if (former) this.#torrent._deselect(former.first, former.end - 1, true);
  }
}

/**
 * Selects pieces above others, in a way that WebTorrent does not merge with
 * what is selected already.
 *
 * @param {Torrent} torrent
 * @param {Span} span
 * @param {number} priority
 */
export function preferPieces(torrent, { first, end }, priority) {
  torrent._select(first, end - 1, priority, undefined, true);
}

/**
 * The part of a wish that is worth fetching before all else.
 *
 * @param {Span} wish
 * @param {Span} bounds
 * @param {number} pieceLengthBytes
 * @returns {Span | null}
 */
export function leadOf(wish, bounds, pieceLengthBytes) {
  const first = Math.max(wish.first, bounds.first);
  const most = Math.max(1, Math.floor(MAX_AHEAD_BYTES / pieceLengthBytes));
  const end = Math.min(wish.end, bounds.end, first + most);
  return first < end ? { first, end } : null;
}

/** @param {Uint8Array} bytes @returns {Span | null} */
function readSpan(bytes) {
  if (bytes.length !== SPAN_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { first: view.getUint32(0), end: view.getUint32(4) };
}

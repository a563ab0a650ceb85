import Wire from 'bittorrent-protocol';

/** Blocks are 16 KiB and bitfields 50 kB; a longer message is an attack on memory. */
const MAX_MESSAGE_BYTES = 1024 * 1024;

/** Requests of one peer that wait here; told to it as `reqq` (BEP 10). */
const MAX_WAITING_REQUESTS = 250;

/** So much waits on its way out to one peer; stock code lets a greedy one make it gigabytes. */
const MAX_OUTGOING_BYTES = 512 * 1024;

/**
 * A wire that answers requests as fast as the peer takes the blocks, and that a
 * malformed message closes, instead of ending the process.
 */
export default class GuardedWire extends Wire {
  /** @type {{piece: number, offset: number, lengthBytes: number}[]} */
  #waiting = [];

  /** Stock code leaves requests for other pieces open for ever. @type {(piece: number) => boolean} */
  isHeld = () => true;

  /** @param {ConstructorParameters<typeof Wire>} args */
  constructor(...args) {
    super(...args);
    this.extendedHandshake.reqq = MAX_WAITING_REQUESTS;
  }

  /** @param {number} size @param {(bytes: Uint8Array) => void} parser */
  _parse(size, parser) {
    // The largest number there is stands for the end of the stream.
    if (size !== Number.MAX_VALUE && !(size >= 0 && size <= MAX_MESSAGE_BYTES)) {
      throw new RangeError(`Message of ${size} bytes`);
    }
    super._parse(size, parser);
  }

  /** @param {Uint8Array} bytes @param {(error: Error | null) => void} callback */
  _write(bytes, callback) {
    try {
      super._write(bytes, callback);
    } catch {
      this.destroy();
      callback(null);
    }
  }

  /** Called when the connection has taken what was there. @param {(error: Error | null) => void} callback */
  _read(callback) {
    this.#serve();
    callback(null);
  }

  /** @param {number} piece @param {number} offset @param {number} lengthBytes */
  _onRequest(piece, offset, lengthBytes) {
    if (this.#waiting.length >= MAX_WAITING_REQUESTS || !this.isHeld(piece)) {
      if (this.hasFast) this.reject(piece, offset, lengthBytes);
      return;
    }
    this.#waiting.push({ piece, offset, lengthBytes });
    this.#serve();
  }

  /** @param {number} piece @param {number} offset @param {number} lengthBytes */
  _onCancel(piece, offset, lengthBytes) {
    const at = this.#waiting.findIndex(
      (one) => one.piece === piece && one.offset === offset && one.lengthBytes === lengthBytes,
    );
    if (at < 0) return super._onCancel(piece, offset, lengthBytes);
    this.#waiting.splice(at, 1);
    // Every request is answered once (BEP 6).
    if (this.hasFast) this.reject(piece, offset, lengthBytes);
  }

  choke() {
    super.choke();
    for (const { piece, offset, lengthBytes } of this.#waiting.splice(0)) {
      if (this.hasFast) this.reject(piece, offset, lengthBytes);
    }
  }

  /** Blocks that are being read from disk, and those that the connection has not taken. */
  get #outgoingBytes() {
    const reading = this.peerRequests.reduce((sum, { length }) => sum + length, 0);
    return this._readableState.buffered + reading;
  }

  #serve() {
    while (this.#outgoingBytes < MAX_OUTGOING_BYTES) {
      const request = this.#waiting.shift();
      if (!request) return;
      super._onRequest(request.piece, request.offset, request.lengthBytes);
    }
  }
}

import type { Wire, WireInternals } from 'webtorrent';
import { MAX_BLOCK_BYTES } from './upload-request.js';

/** Pieces of a torrent whose metadata is not known yet: WebTorrent's bound, ten times the largest known. */
const MAX_PIECES = 400_000;

/** Blocks nobody waits for: late ones are normal, more is an attack. */
const MAX_UNSOLICITED_BYTES = 1024 * 1024;

/** Withdrawn requests may be answered all the same, so many bytes of them at most. */
const MAX_WITHDRAWN_BYTES = 4 * 1024 * 1024;

/** BEP 10 allows a handshake to be repeated, for changes; nobody changes so often. */
const MAX_EXTENDED_HANDSHAKES = 8;

/** Metadata comes in parts of 16 KiB, handshakes are much shorter. */
const MAX_EXTENDED_BYTES = 64 * 1024;
const MAX_HANDSHAKE_BYTES = 16 * 1024;

/**
 * Closes a wire that says what no honest peer says: pieces that the torrent
 * does not have, bitfields that do not fit it or come twice, blocks that nobody
 * asked for, handshakes without end. To be put on a wire when it appears, and
 * told when the metadata is known.
 */
export class WireLimits {
  readonly #wire: Wire & WireInternals;
  readonly #takeBitfield: (bits: Uint8Array) => void;
  #pieceCount: number | null;
  #unsolicitedBytes = 0;
  #withdrawnBytes = 0;
  #handshakes = 0;
  /** A peer says once what it has: BITFIELD, HAVE_ALL or HAVE_NONE. */
  #isIntroduced = false;
  #hasAll = false;

  /** @param pieceCount null before the metadata is known. */
  constructor(wire: Wire & WireInternals, pieceCount: number | null) {
    this.#wire = wire;
    this.#pieceCount = pieceCount;
    this.#takeBitfield = wire._onBitField.bind(wire);
    this.#guardIndexes();
    this.#guardBitfields();
    this.#guardBlocks();
    this.#guardExtended();
  }

  /** Checks what the peer said before anybody could know. */
  setPieceCount(pieceCount: number): void {
    this.#pieceCount = pieceCount;
    if (this.#hasAll) this.#takeBitfield(allBits(pieceCount));
    else if (hasBitsFrom(this.#wire.peerPieces.buffer, pieceCount)) this.#wire.destroy();
  }

  #guardIndexes(): void {
    const wire = this.#wire;
    for (const name of ['_onHave', '_onSuggest', '_onAllowedFast'] as const) {
      const take = wire[name].bind(wire);
      wire[name] = (index) => {
        if (this.#isPiece(index)) take(index);
        else wire.destroy();
      };
    }
  }

  #guardBitfields(): void {
    const wire = this.#wire;
    const haveAll = wire._onHaveAll.bind(wire);
    const haveNone = wire._onHaveNone.bind(wire);
    wire._onBitField = (bits) => this.#introduce(this.#fits(bits), () => this.#takeBitfield(bits));
    wire._onHaveNone = () => this.#introduce(true, haveNone);
    wire._onHaveAll = () =>
      this.#introduce(true, () => {
        this.#hasAll = wire.hasFast;
        // Stock's own HAVE_ALL would not believe a later DONTHAVE.
        if (this.#hasAll && this.#pieceCount !== null)
          this.#takeBitfield(allBits(this.#pieceCount));
        else haveAll();
      });
  }

  #guardBlocks(): void {
    const wire = this.#wire;
    const take = wire._onPiece.bind(wire);
    const cancel = wire.cancel.bind(wire);
    wire.cancel = (index, offset, lengthBytes) => {
      this.#withdrawnBytes = Math.min(this.#withdrawnBytes + lengthBytes, MAX_WITHDRAWN_BYTES);
      cancel(index, offset, lengthBytes);
    };
    wire._onPiece = (index, offset, bytes) => {
      if (!this.#isRequested(index, offset, bytes.length)) this.#unsolicitedBytes += bytes.length;
      const isTooMuch = this.#unsolicitedBytes > MAX_UNSOLICITED_BYTES + this.#withdrawnBytes;
      if (isTooMuch || bytes.length > MAX_BLOCK_BYTES || !this.#isPiece(index)) wire.destroy();
      else take(index, offset, bytes);
    };
  }

  #guardExtended(): void {
    const wire = this.#wire;
    const take = wire._onExtended.bind(wire);
    wire._onExtended = (type, payload) => {
      const isHandshake = type === 0;
      if (isHandshake) this.#handshakes++;
      const maxBytes = isHandshake ? MAX_HANDSHAKE_BYTES : MAX_EXTENDED_BYTES;
      if (payload.length > maxBytes || this.#handshakes > MAX_EXTENDED_HANDSHAKES) wire.destroy();
      else take(type, payload);
    };
  }

  #introduce(isAllowed: boolean, take: () => void): void {
    if (!isAllowed || this.#isIntroduced) {
      this.#wire.destroy();
      return;
    }
    this.#isIntroduced = true;
    take();
  }

  #isPiece(index: number): boolean {
    return index >= 0 && index < (this.#pieceCount ?? MAX_PIECES);
  }

  #fits(bits: Uint8Array): boolean {
    if (this.#pieceCount === null) return bits.length <= Math.ceil(MAX_PIECES / 8);
    return bits.length === Math.ceil(this.#pieceCount / 8) && !hasBitsFrom(bits, this.#pieceCount);
  }

  #isRequested(index: number, offset: number, lengthBytes: number): boolean {
    return this.#wire.requests.some(
      (one) => one.piece === index && one.offset === offset && one.length === lengthBytes,
    );
  }
}

/** A bitfield (BEP 3) of a peer that has all pieces: the spare bits at its end are 0. */
export function allBits(pieceCount: number): Uint8Array {
  const bits = new Uint8Array(Math.ceil(pieceCount / 8)).fill(0xff);
  const spare = bits.length * 8 - pieceCount;
  if (bits.length > 0) bits[bits.length - 1] = (0xff << spare) & 0xff;
  return bits;
}

/** Whether a bitfield says that a piece from `index` on is there. */
export function hasBitsFrom(bits: Uint8Array, index: number): boolean {
  const first = Math.floor(index / 8);
  const isInFirst = ((bits[first] ?? 0) & (0xff >> (index % 8))) !== 0;
  return isInFirst || bits.subarray(first + 1).some((byte) => byte !== 0);
}

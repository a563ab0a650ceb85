import type { ByteRange } from '../core/byte-range.js';
import { intersect, mergeRanges, pieceRange, pieceSpan } from '../core/byte-range.js';
import type { PieceMap as PieceMapSnapshot } from '../core/player-state.js';
import type { Wire, WireInternals } from 'webtorrent';

/** Which pieces are held here and, as far as the wires told, in how many peers. */
export class PieceMap {
  readonly #have: Uint8Array;
  readonly #availability: Uint16Array;
  #version = 0;
  #heldCount = 0;

  constructor(
    readonly count: number,
    readonly pieceLengthBytes: number,
    readonly totalBytes: number,
  ) {
    this.#have = new Uint8Array(count);
    this.#availability = new Uint16Array(count);
  }

  /** Changes whenever a piece comes or goes. */
  get version(): number {
    return this.#version;
  }

  has(index: number): boolean {
    return this.#have[index] === 1;
  }

  setHeld(index: number, held: boolean): void {
    if (index >= this.count || this.has(index) === held) return;
    this.#have[index] = held ? 1 : 0;
    this.#version++;
    this.#heldCount += held ? 1 : -1;
  }

  /** The pieces held, as the message says it (BEP 3): the first in the highest bit. */
  bitfield(): Uint8Array {
    const bits = new Uint8Array(Math.ceil(this.count / 8));
    this.#have.forEach((has, index) => {
      bits[index >> 3] = (bits[index >> 3] ?? 0) | (has << (7 - (index & 7)));
    });
    return bits;
  }

  /** True when every piece is held. */
  get isComplete(): boolean {
    return this.#heldCount === this.count;
  }

  /** Whether any of these pieces is missing here. */
  needsAnyOf(pieces: { get(index: number): boolean }): boolean {
    for (let index = 0; index < this.count; index++) {
      if (!this.has(index) && pieces.get(index)) return true;
    }
    return false;
  }

  /** In how many connected peers the piece is. */
  availabilityOf(index: number): number {
    return this.#availability[index] ?? 0;
  }

  lengthOf(index: number): number {
    const { start, end } = pieceRange(index, this.pieceLengthBytes, this.totalBytes);
    return end - start;
  }

  /** The parts of a range of torrent bytes that are held: sorted, disjoint. */
  heldWithin(range: ByteRange): ByteRange[] {
    const span = pieceSpan(range, this.pieceLengthBytes);
    const held: ByteRange[] = [];
    for (let index = span.first; index < span.end; index++) {
      const piece = this.has(index)
        ? intersect(range, pieceRange(index, this.pieceLengthBytes, this.totalBytes))
        : null;
      if (piece) held.push(piece);
    }
    return mergeRanges(held);
  }

  /** Counts what the peer has from now until the wire closes. */
  observe(wire: Wire & WireInternals): void {
    const counted = new Uint8Array(this.count);
    const set = (index: number, has: boolean): void => this.#count(counted, index, has);
    const recount = (): void => {
      for (let index = 0; index < this.count; index++) set(index, wire.peerPieces.get(index));
    };
    wire.on('bitfield', recount);
    wire.on('have-all', recount);
    wire.on('have-none', recount);
    wire.on('have', (index: number) => set(index, true));
    wire.lt_donthave.on('donthave', (index: number) => set(index, false));
    wire.once('close', () => {
      for (let index = 0; index < this.count; index++) set(index, false);
    });
    recount();
  }

  /** A copy for the player's state, about once a second. */
  snapshot(requestedPieces: Iterable<number>, fileRange: ByteRange): PieceMapSnapshot {
    const requested = new Uint8Array(this.count);
    for (const piece of requestedPieces) requested[piece] = 1;
    return {
      count: this.count,
      lengthBytes: this.pieceLengthBytes,
      have: this.#have.slice(),
      requested,
      availability: Uint8Array.from(this.#availability, (peers) => Math.min(peers, 255)),
      file: pieceSpan(fileRange, this.pieceLengthBytes),
    };
  }

  #count(counted: Uint8Array, index: number, has: boolean): void {
    const now = has ? 1 : 0;
    if (index >= this.count || counted[index] === now) return;
    counted[index] = now;
    this.#availability[index] = (this.#availability[index] ?? 0) + (has ? 1 : -1);
  }
}

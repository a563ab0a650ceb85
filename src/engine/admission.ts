import type { PieceAssembler } from './piece-assembler.js';
import type { PieceAssembly } from './piece-assembly.js';
import type { PieceMap } from './piece-map.js';

/** Opens pieces during one round of planning, while memory has room for them. */
export class Admission {
  readonly #assembler: PieceAssembler;
  readonly #pieces: PieceMap;
  #leftBytes: number;
  #isShort = false;

  /** @param roomBytes how much may be begun in this round; Infinity without a limit. */
  constructor(assembler: PieceAssembler, pieces: PieceMap, roomBytes: number) {
    this.#assembler = assembler;
    this.#pieces = pieces;
    this.#leftBytes = roomBytes;
  }

  /** True when a piece had no room. */
  get isShort(): boolean {
    return this.#isShort;
  }

  /** The assembly of a piece, opened if need be; null when there is no room for it. */
  open(piece: number): PieceAssembly | null {
    const known = this.#assembler.get(piece);
    if (known) return known;
    const lengthBytes = this.#pieces.lengthOf(piece);
    if (lengthBytes > this.#leftBytes) {
      this.#isShort = true;
      return null;
    }
    this.#leftBytes -= lengthBytes;
    return this.#assembler.open(piece);
  }
}

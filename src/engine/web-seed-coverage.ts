import { pieceRange } from '../core/byte-range.js';
import { isLasting } from './web-seed-failure.js';
import type { WebSeedFailure } from './web-seed-failure.js';
import { partsOf } from './web-seed-layout.js';
import type { WebSeedFile, WebSeedLayout } from './web-seed-layout.js';
import { isSuspect } from './web-seed-plan.js';

/** What a web seed needs to know of the torrent. */
export interface WebSeedTorrent {
  readonly layout: WebSeedLayout;
  readonly pieceLengthBytes: number;
  readonly pieceCount: number;
  readonly totalBytes: number;
}

/**
 * The pieces that a server is good for: all of them, but for those it had
 * wrong, and those of files that it does not have or has in another length.
 * Typically a server changed one small file since the torrent was made; its
 * film is as good as ever.
 */
export class WebSeedCoverage {
  readonly #torrent: WebSeedTorrent;
  readonly #wrongPieces = new Set<number>();
  readonly #failures = new Map<WebSeedFile, number>();

  constructor(torrent: WebSeedTorrent) {
    this.#torrent = torrent;
  }

  has(piece: number): boolean {
    if (piece < 0 || piece >= this.#torrent.pieceCount) return false;
    return !this.#wrongPieces.has(piece) && !this.#isInBadFile(piece);
  }

  onWrongPiece(piece: number): void {
    this.#wrongPieces.add(piece);
  }

  onFailure(file: WebSeedFile, failure: WebSeedFailure): void {
    if (!isLasting(failure)) return;
    this.#failures.set(file, (this.#failures.get(file) ?? 0) + 1);
  }

  #isInBadFile(piece: number): boolean {
    if (this.#failures.size === 0) return false;
    const { layout, pieceLengthBytes, totalBytes } = this.#torrent;
    const range = pieceRange(piece, pieceLengthBytes, totalBytes);
    return partsOf(range, layout).some(
      (part) => part.kind === 'file' && isSuspect(this.#failures.get(part.file) ?? 0),
    );
  }
}

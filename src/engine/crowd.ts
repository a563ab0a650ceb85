/**
 * The work of scarce seeders, divided: for each piece that no viewer has, one
 * of the viewers who want it is responsible, and the others get it from that
 * one. Rendezvous hashing lets everybody compute the same answer from the peer
 * ids alone, without a message.
 */

/** Peer ids of this player begin so (BEP 20); the hex digits of `-TP`. */
export const VIEWER_ID_PREFIX_HEX = '2d5450';

export function isViewer(peerIdHex: string): boolean {
  return peerIdHex.startsWith(VIEWER_ID_PREFIX_HEX);
}

/** One taker of the division; `seed` is `seedOf` its peer id, computed once. */
export interface Taker {
  readonly seed: number;
}

/** 32 bits of a peer id (FNV-1a). */
export function seedOf(peerId: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < peerId.length; index++) {
    hash = Math.imul(hash ^ peerId.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** 32 well-mixed bits of piece and taker (the finish of MurmurHash3). */
export function score(piece: number, seed: number): number {
  let hash = Math.imul(seed ^ Math.imul(piece + 1, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * Who of the others is responsible for a piece, or null when we are: the one
 * with the highest score is, and everybody agrees on the scores.
 *
 * @param others the other viewers who want the piece and lack it.
 */
export function responsibleFor<Other extends Taker>(
  piece: number,
  own: Taker,
  others: Iterable<Other>,
): Other | null {
  let best: Other | null = null;
  let bestScore = score(piece, own.seed);
  let bestSeed = own.seed;
  for (const other of others) {
    const one = score(piece, other.seed);
    if (one < bestScore || (one === bestScore && other.seed <= bestSeed)) continue;
    best = other;
    bestScore = one;
    bestSeed = other.seed;
  }
  return best;
}

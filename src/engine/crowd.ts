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
 * Our place in the queue of those who may fetch a piece from a seeder: how many
 * of the others have a higher score. 0 is the one responsible; the next takes
 * over when that one does not deliver, and so on.
 *
 * @param others the other viewers who want the piece and lack it.
 */
export function rankFor(piece: number, own: Taker, others: Iterable<Taker>): number {
  const ownScore = score(piece, own.seed);
  let rank = 0;
  for (const { seed } of others) {
    const other = score(piece, seed);
    if (other > ownScore || (other === ownScore && seed > own.seed)) rank++;
  }
  return rank;
}

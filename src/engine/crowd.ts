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

/**
 * Whether `ownId` is responsible for a piece among those who want it: the one
 * with the highest score is, and everybody agrees on the scores.
 *
 * @param othersIds peer ids of the other viewers who want the piece and lack it.
 */
export function isResponsible(piece: number, ownId: string, othersIds: Iterable<string>): boolean {
  const own = score(piece, ownId);
  for (const id of othersIds) {
    const other = score(piece, id);
    if (other > own || (other === own && id > ownId)) return false;
  }
  return true;
}

/** 32 well-mixed bits of piece and peer (FNV-1a, finished as in MurmurHash3). */
export function score(piece: number, peerId: string): number {
  let hash = 0x811c9dc5 ^ piece;
  for (let index = 0; index < peerId.length; index++) {
    hash = Math.imul(hash ^ peerId.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

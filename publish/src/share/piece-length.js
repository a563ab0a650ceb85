const KIB = 1024;

/** Smaller pieces only mean more hashes, larger ones that nothing plays for long (BEP 3). */
export const MIN_PIECE_BYTES = 16 * KIB;
export const MAX_PIECE_BYTES = 1024 * KIB;

/** Twenty bytes of hash each: so many are a `.torrent` of some 40 kB. */
const AIMED_PIECES = 2048;
/** A clip below this has smaller pieces still, so that it has several. */
const SHORT_BYTES = 2 * 1024 * KIB;
const USUAL_MIN_BYTES = 64 * KIB;

/**
 * The piece length that suits a film which plays while it arrives: nothing
 * shows before whole pieces are there and verified. 64 to 256 KiB for films up
 * to half a gigabyte, never more than 1 MiB.
 *
 * @param {number} totalBytes of all files together
 * @returns {number} bytes, a power of two
 */
export function advisedPieceLength(totalBytes) {
  const least = totalBytes < SHORT_BYTES ? MIN_PIECE_BYTES : USUAL_MIN_BYTES;
  let pieceLengthBytes = least;
  while (pieceLengthBytes < MAX_PIECE_BYTES && totalBytes / pieceLengthBytes > AIMED_PIECES) {
    pieceLengthBytes *= 2;
  }
  return pieceLengthBytes;
}

/**
 * Whether a torrent may have such pieces.
 *
 * @param {number} bytes
 */
export function isPieceLength(bytes) {
  return bytes >= MIN_PIECE_BYTES && bytes <= MAX_PIECE_BYTES && Number.isInteger(Math.log2(bytes));
}

import { PieceMap } from '../../src/engine/piece-map.js';
import { sha1 } from '../../src/engine/shims/sha1.js';
import type { TorrentMetadata } from '../../src/engine/torrent-metadata.js';
import { fileInfo } from '../support/file-info.js';

/** A torrent without a swarm: what it says of itself, and its bytes. */
export interface TorrentFixture {
  readonly metadata: TorrentMetadata;
  readonly pieces: PieceMap;
  /** The right bytes of a piece. */
  bytesOf(piece: number): Uint8Array;
}

/** Pieces whose bytes differ from one another; the last is 100 bytes shorter. */
export async function makeTorrent(
  pieceCount: number,
  pieceLengthBytes: number,
): Promise<TorrentFixture> {
  const totalBytes = pieceCount * pieceLengthBytes - 100;
  const bytesOf = (piece: number): Uint8Array => {
    const lengthBytes = Math.min(pieceLengthBytes, totalBytes - piece * pieceLengthBytes);
    const bytes = new Uint8Array(lengthBytes).fill(piece);
    new DataView(bytes.buffer).setUint32(0, piece);
    return bytes;
  };
  const pieceHashes = new Uint8Array(20 * pieceCount);
  for (let piece = 0; piece < pieceCount; piece++) {
    pieceHashes.set(await sha1(bytesOf(piece)), 20 * piece);
  }
  const pieces = new PieceMap(pieceCount, pieceLengthBytes, totalBytes);
  return {
    metadata: describe(totalBytes, pieceLengthBytes, pieceHashes),
    pieces,
    bytesOf,
  };
}

/** The same with all bytes zero and hashes that no bytes have, for any number of pieces. */
export function makeUnverifiable(pieceCount: number, pieceLengthBytes: number): TorrentFixture {
  const totalBytes = pieceCount * pieceLengthBytes;
  return {
    metadata: describe(totalBytes, pieceLengthBytes, new Uint8Array(20 * pieceCount)),
    pieces: new PieceMap(pieceCount, pieceLengthBytes, totalBytes),
    bytesOf: () => new Uint8Array(pieceLengthBytes),
  };
}

function describe(
  totalBytes: number,
  pieceLengthBytes: number,
  pieceHashes: Uint8Array,
): TorrentMetadata {
  const name = 'film.mp4';
  return {
    infoHash: 'ab'.repeat(20),
    name,
    files: [
      fileInfo(name, {
        lengthBytes: totalBytes,
        pieces: { first: 0, end: pieceHashes.length / 20 },
      }),
    ],
    fileOffsets: [0],
    torrentIndexes: [0],
    totalBytes,
    pieceLengthBytes,
    pieceCount: pieceHashes.length / 20,
    pieceHashes,
    isPrivate: false,
    infoBytes: new Uint8Array(),
  };
}

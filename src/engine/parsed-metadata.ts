import type { ParsedMetadata } from 'webtorrent';
import { toHex } from './torrent-metadata.js';
import type { TorrentMetadata } from './torrent-metadata.js';

const HASH_BYTES = 20;

/**
 * Metadata in WebTorrent's form. It gets one file as long as the torrent: files
 * are the engine's business, and WebTorrent walks all pieces of all of its own
 * after every piece.
 */
export function toParsedMetadata(metadata: TorrentMetadata): ParsedMetadata {
  const { infoHash, name, totalBytes, pieceLengthBytes, infoBytes, isPrivate } = metadata;
  return {
    infoHash,
    announce: [],
    urlList: [],
    info: {},
    infoBytes,
    name,
    files: [{ path: name, name, length: totalBytes, offset: 0 }],
    length: totalBytes,
    pieceLength: pieceLengthBytes,
    lastPieceLength: totalBytes % pieceLengthBytes || pieceLengthBytes,
    pieces: hexHashes(metadata.pieceHashes),
    private: isPrivate,
  };
}

function hexHashes(hashes: Uint8Array): string[] {
  const hex: string[] = [];
  for (let offset = 0; offset < hashes.length; offset += HASH_BYTES) {
    hex.push(toHex(hashes.subarray(offset, offset + HASH_BYTES)));
  }
  return hex;
}

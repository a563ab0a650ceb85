import type { PieceSpan } from '../core/byte-range.js';
import { pieceSpan } from '../core/byte-range.js';
import { PlayerError } from '../core/player-error.js';
import type { TorrentFileInfo } from '../core/player-state.js';
import { decodeDictionary } from './bencode.js';
import type { BencodeDictionary, BencodeValue } from './bencode.js';
import { isPlayableName, mediaTypeOf } from './media-type.js';
import { sha1 } from './shims/sha1.js';

/** What the info dictionary of a torrent says (BEP 3), validated. */
export interface TorrentMetadata {
  /** 40 lower-case hex digits: SHA-1 of the raw info dictionary. */
  readonly infoHash: string;
  /** Untrusted text. */
  readonly name: string;
  /** Without padding files (BEP 47); each `index` is the position in this list. */
  readonly files: readonly TorrentFileInfo[];
  /** Byte offset of each of `files` within the torrent. */
  readonly fileOffsets: readonly number[];
  /** Position of each of `files` in the torrent's own list, padding included (BEP 53 counts so). */
  readonly torrentIndexes: readonly number[];
  readonly totalBytes: number;
  readonly pieceLengthBytes: number;
  readonly pieceCount: number;
  /** 20 bytes of SHA-1 for each piece. */
  readonly pieceHashes: Uint8Array;
  /** BEP 27: no tracker may be added. */
  readonly isPrivate: boolean;
  /** The raw info dictionary, as it is served to other peers. */
  readonly infoBytes: Uint8Array;
}

interface FileEntry {
  readonly path: readonly string[];
  readonly lengthBytes: number;
  readonly isPadding: boolean;
}

const HASH_BYTES = 20;
const MIN_PIECE_BYTES = 16 * 1024;
const MAX_PIECE_BYTES = 64 * 1024 * 1024;
const MAX_FILES = 20_000;
const MAX_PATH_SEGMENTS = 64;
/** Control characters, and those that turn the direction of text around them. */
const UNSHOWABLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const decoder = new TextDecoder();

/**
 * Validates a raw info dictionary, wherever it came from. Nothing that is not
 * consistent gets through: hashes, counts and lengths agree.
 *
 * @throws PlayerError 'invalid-torrent', or 'unsupported-torrent' when it is v2-only.
 */
export async function validateMetadata(infoBytes: Uint8Array): Promise<TorrentMetadata> {
  const info = decodeInfo(infoBytes);
  const name = clean(bytesOf(info, 'name.utf-8') ?? bytesOf(info, 'name') ?? fail('no name'));
  checkSegment(name);
  const pieceLengthBytes = readPieceLength(info);
  const entries = readFiles(info, name);
  const totalBytes = entries.reduce((sum, entry) => sum + entry.lengthBytes, 0);
  if (!Number.isSafeInteger(totalBytes) || totalBytes === 0) fail('no bytes, or too many');
  const pieceHashes = readPieceHashes(info, Math.ceil(totalBytes / pieceLengthBytes));
  return {
    infoHash: toHex(await sha1(infoBytes)),
    name,
    ...describe(entries, pieceLengthBytes),
    totalBytes,
    pieceLengthBytes,
    pieceCount: pieceHashes.length / HASH_BYTES,
    pieceHashes,
    isPrivate: info.get('private') === 1,
    infoBytes,
  };
}

export function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return hex;
}

function decodeInfo(infoBytes: Uint8Array): BencodeDictionary {
  let info: BencodeDictionary;
  try {
    info = decodeDictionary(infoBytes).dictionary;
  } catch (cause) {
    throw PlayerError.from(cause, 'invalid-torrent');
  }
  if (!info.has('pieces') && info.get('meta version') === 2) {
    throw new PlayerError('unsupported-torrent', 'The torrent is BitTorrent v2 only');
  }
  return info;
}

function readPieceLength(info: BencodeDictionary): number {
  const length = info.get('piece length');
  const valid =
    typeof length === 'number' &&
    length >= MIN_PIECE_BYTES &&
    length <= MAX_PIECE_BYTES &&
    length % MIN_PIECE_BYTES === 0;
  return valid ? length : fail(`piece length ${show(length)}`);
}

function readPieceHashes(info: BencodeDictionary, pieceCount: number): Uint8Array {
  const hashes = bytesOf(info, 'pieces') ?? fail('no pieces');
  if (hashes.length !== pieceCount * HASH_BYTES) {
    fail(`${String(hashes.length)} bytes of hashes for ${String(pieceCount)} pieces`);
  }
  return hashes;
}

function readFiles(info: BencodeDictionary, name: string): FileEntry[] {
  const files = info.get('files');
  if (files === undefined) {
    return [{ path: [name], lengthBytes: readLength(info), isPadding: false }];
  }
  if (info.has('length')) fail('both a length and files');
  if (!isList(files) || files.length === 0) return fail('files is no list');
  if (files.length > MAX_FILES) fail(`${String(files.length)} files`);
  return files.map(readFile);
}

function readFile(file: BencodeValue): FileEntry {
  if (!isDictionary(file)) return fail('a file is no dictionary');
  const segments = file.get('path.utf-8') ?? file.get('path');
  if (!isList(segments) || segments.length === 0 || segments.length > MAX_PATH_SEGMENTS) {
    return fail('a file without a path');
  }
  const path = segments.map((segment) =>
    segment instanceof Uint8Array ? clean(segment) : fail('a path that is no text'),
  );
  path.forEach(checkSegment);
  const attributes = bytesOf(file, 'attr');
  const isPadding =
    attributes?.includes('p'.charCodeAt(0)) === true ||
    path.at(-1)?.startsWith('_____padding_file_') === true;
  return { path, lengthBytes: readLength(file), isPadding };
}

function readLength(dictionary: BencodeDictionary): number {
  const length = dictionary.get('length');
  return typeof length === 'number' && length >= 0 ? length : fail(`length ${show(length)}`);
}

function checkSegment(segment: string): void {
  if (segment === '' || segment === '.' || segment === '..' || /[/\\]/.test(segment)) {
    fail(`path segment "${segment.slice(0, 40)}"`);
  }
}

function describe(
  entries: readonly FileEntry[],
  pieceLengthBytes: number,
): Pick<TorrentMetadata, 'files' | 'fileOffsets' | 'torrentIndexes'> {
  const files: TorrentFileInfo[] = [];
  const fileOffsets: number[] = [];
  const torrentIndexes: number[] = [];
  let offset = 0;
  entries.forEach((entry, torrentIndex) => {
    if (!entry.isPadding) {
      const range = { start: offset, end: offset + entry.lengthBytes };
      files.push(toFileInfo(entry, files.length, pieceSpan(range, pieceLengthBytes)));
      fileOffsets.push(offset);
      torrentIndexes.push(torrentIndex);
    }
    offset += entry.lengthBytes;
  });
  return { files, fileOffsets, torrentIndexes };
}

function toFileInfo(entry: FileEntry, index: number, pieces: PieceSpan): TorrentFileInfo {
  const name = entry.path.at(-1) ?? '';
  return {
    index,
    path: entry.path.join('/'),
    name,
    lengthBytes: entry.lengthBytes,
    type: mediaTypeOf(name),
    playable: entry.lengthBytes > 0 && isPlayableName(name),
    pieces,
  };
}

function bytesOf(dictionary: BencodeDictionary, key: string): Uint8Array | undefined {
  const value = dictionary.get(key);
  return value instanceof Uint8Array ? value : undefined;
}

function isList(value: BencodeValue | undefined): value is readonly BencodeValue[] {
  return Array.isArray(value);
}

function isDictionary(value: BencodeValue | undefined): value is BencodeDictionary {
  return value instanceof Map;
}

function clean(bytes: Uint8Array): string {
  return decoder.decode(bytes).replace(UNSHOWABLE, '');
}

function show(value: BencodeValue | undefined): string {
  return typeof value === 'number' ? String(value) : 'missing';
}

function fail(reason: string): never {
  throw new PlayerError('invalid-torrent', `The metadata is inconsistent: ${reason}`);
}

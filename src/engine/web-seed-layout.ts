import { intersect } from '../core/byte-range.js';
import type { ByteRange } from '../core/byte-range.js';
import { decodeDictionary } from './bencode.js';
import type { BencodeDictionary, BencodeValue } from './bencode.js';
import type { TorrentMetadata } from './torrent-metadata.js';

/** A file of the torrent that holds bytes. */
export interface WebSeedFile {
  /** Percent-encoded path below a web seed's URL, beginning with the torrent's name. */
  readonly path: string;
  /** Within the torrent. */
  readonly range: ByteRange;
}

/** Where the bytes of a torrent are on any of its web seeds (BEP 19). */
export interface WebSeedLayout {
  /** True when the URL of a web seed may name the file itself. */
  readonly isSingleFile: boolean;
  /** In the order of the torrent, without padding (BEP 47) and empty files. */
  readonly files: readonly WebSeedFile[];
}

/** A part of a range of the torrent: a range of one file, or padding, which is zeros. */
export type WebSeedPart =
  | { readonly kind: 'file'; readonly file: WebSeedFile; readonly range: ByteRange }
  | { readonly kind: 'padding'; readonly lengthBytes: number };

/**
 * Names come from the raw info dictionary: those in `metadata` were made
 * harmless to show, and are not always what the server knows them by.
 */
export function webSeedLayout(metadata: TorrentMetadata): WebSeedLayout {
  const info = decodeDictionary(metadata.infoBytes).dictionary;
  const name = percentEncode(bytesOf(info, 'name'));
  const entries = info.get('files');
  const files = metadata.files.map((file, index): WebSeedFile => {
    const start = metadata.fileOffsets[index] ?? 0;
    const entry = isList(entries) ? entries[metadata.torrentIndexes[index] ?? index] : undefined;
    const path = [name, ...pathOf(entry)].join('/');
    return { path, range: { start, end: start + file.lengthBytes } };
  });
  return {
    isSingleFile: entries === undefined,
    files: files.filter(({ range }) => range.start < range.end),
  };
}

/** The URL of a file on the web seed at `baseUrl`, which has no fragment. */
export function webSeedUrl(
  baseUrl: string,
  file: WebSeedFile,
  { isSingleFile }: WebSeedLayout,
): string {
  if (baseUrl.endsWith('/')) return baseUrl + file.path;
  return isSingleFile ? baseUrl : `${baseUrl}/${file.path}`;
}

/** The parts that a range within the torrent consists of, in order. */
export function partsOf(range: ByteRange, { files }: WebSeedLayout): WebSeedPart[] {
  const parts: WebSeedPart[] = [];
  let position = range.start;
  const pad = (end: number): void => {
    if (position < end) parts.push({ kind: 'padding', lengthBytes: end - position });
    position = Math.max(position, end);
  };
  for (let index = firstEndingAfter(files, range.start); index < files.length; index++) {
    const file = files[index];
    const shared = file && intersect(file.range, range);
    if (!shared) break;
    pad(shared.start);
    const { start } = file.range;
    parts.push({
      kind: 'file',
      file,
      range: { start: shared.start - start, end: shared.end - start },
    });
    position = shared.end;
  }
  pad(range.end);
  return parts;
}

/** Index of the first file that ends after a position; there may be 20,000 of them. */
function firstEndingAfter(files: readonly WebSeedFile[], position: number): number {
  let low = 0;
  let high = files.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((files[middle]?.range.end ?? Infinity) > position) high = middle;
    else low = middle + 1;
  }
  return low;
}

function pathOf(entry: BencodeValue | undefined): string[] {
  if (!isDictionary(entry)) return [];
  const segments = entry.get('path.utf-8') ?? entry.get('path');
  if (!isList(segments)) return [];
  return segments.map((segment) => (segment instanceof Uint8Array ? percentEncode(segment) : ''));
}

function bytesOf(dictionary: BencodeDictionary, key: string): Uint8Array {
  const value = dictionary.get(`${key}.utf-8`) ?? dictionary.get(key);
  return value instanceof Uint8Array ? value : new Uint8Array();
}

function isDictionary(value: BencodeValue | undefined): value is BencodeDictionary {
  return value instanceof Map;
}

function isList(value: BencodeValue | undefined): value is readonly BencodeValue[] {
  return Array.isArray(value);
}

/** Every byte but the unreserved characters (RFC 3986 §2.3) as `%XX`. */
function percentEncode(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    const isUnreserved = /[A-Za-z0-9\-._~]/.test(character);
    text += isUnreserved ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return text;
}

import { toHex } from '../../src/engine/torrent-metadata.js';
import { sha1 } from '../../src/engine/shims/sha1.js';

export type Bencodable =
  number | string | Uint8Array | readonly Bencodable[] | { readonly [key: string]: Bencodable };

/** Bencodes a value; keys of dictionaries in their given order when `sorted` is false. */
export function bencode(value: Bencodable, sorted = true): Uint8Array<ArrayBuffer> {
  if (typeof value === 'number') return ascii(`i${String(value)}e`);
  if (typeof value === 'string') return bencode(new TextEncoder().encode(value));
  if (value instanceof Uint8Array) return join([ascii(`${String(value.length)}:`), value]);
  if (Array.isArray(value)) {
    const items = (value as readonly Bencodable[]).map((item) => bencode(item, sorted));
    return join([ascii('l'), ...items, ascii('e')]);
  }
  const keys = Object.keys(value);
  if (sorted) keys.sort();
  const entries = keys.flatMap((key) => [
    bencode(key),
    bencode((value as Record<string, Bencodable>)[key]!, sorted),
  ]);
  return join([ascii('d'), ...entries, ascii('e')]);
}

export interface MadeTorrent {
  readonly infoHash: string;
  readonly infoBytes: Uint8Array<ArrayBuffer>;
  readonly torrentBytes: Uint8Array<ArrayBuffer>;
}

/** A single-file torrent of these bytes; `info` and `top` add or replace keys. */
export async function makeTorrent(
  content: Uint8Array,
  {
    name = 'film.mp4',
    pieceLengthBytes = 16 * 1024,
    info = {},
    top = {},
  }: {
    readonly name?: string;
    readonly pieceLengthBytes?: number;
    readonly info?: Readonly<Record<string, Bencodable>>;
    readonly top?: Readonly<Record<string, Bencodable>>;
  } = {},
): Promise<MadeTorrent> {
  const pieces = await hashPieces(content, pieceLengthBytes);
  const dictionary = {
    name,
    'piece length': pieceLengthBytes,
    pieces,
    length: content.length,
    ...info,
  };
  const infoBytes = bencode(dictionary);
  return {
    infoHash: toHex(await sha1(infoBytes)),
    infoBytes,
    torrentBytes: bencode({ ...top, info: dictionary }),
  };
}

export async function hashPieces(
  content: Uint8Array,
  pieceLengthBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const hashes: Uint8Array[] = [];
  for (let start = 0; start < content.length; start += pieceLengthBytes) {
    hashes.push(await sha1(content.slice(start, start + pieceLengthBytes)));
  }
  return join(hashes);
}

/** One byte per character. */
export function ascii(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

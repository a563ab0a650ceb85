import { PlayerError } from '../core/player-error.js';
import { decodeDictionary } from './bencode.js';
import type { BencodeDictionary, BencodeDocument, BencodeValue } from './bencode.js';
import { validateMetadata } from './torrent-metadata.js';
import type { TorrentMetadata } from './torrent-metadata.js';
import { acceptUrl } from './url-policy.js';

/** A `.torrent` file (BEP 3, 12, 19), validated. */
export interface TorrentFile {
  readonly metadata: TorrentMetadata;
  /** ws and wss URLs, at most 20: browsers reach no others. */
  readonly trackers: readonly string[];
  /** http and https URLs, at most 10. */
  readonly webSeeds: readonly string[];
}

const MAX_FILE_BYTES = 10 * 1024 * 1024;
const MAX_TRACKERS = 20;
const MAX_WEB_SEEDS = 10;

const decoder = new TextDecoder();

/**
 * Reads a `.torrent`. The infohash is that of the raw bytes of its info
 * dictionary, never of a re-encoded one.
 *
 * @param pageUrl URLs of local hosts are kept only if this is one.
 * @throws PlayerError 'invalid-torrent' or 'unsupported-torrent'.
 */
export async function parseTorrentFile(bytes: Uint8Array, pageUrl: string): Promise<TorrentFile> {
  if (bytes.length > MAX_FILE_BYTES) throw tooLarge();
  const { dictionary, spans } = decode(bytes);
  const span = spans.get('info');
  if (!span) throw new PlayerError('invalid-torrent', 'The .torrent has no info dictionary');
  const metadata = await validateMetadata(bytes.slice(span.start, span.end));
  return {
    metadata,
    trackers: readTrackers(dictionary, pageUrl),
    webSeeds: accept(textsOf(dictionary.get('url-list')), ['https:', 'http:'], pageUrl).slice(
      0,
      MAX_WEB_SEEDS,
    ),
  };
}

/**
 * Fetches and reads a `.torrent`, sending neither cookies nor a referrer.
 *
 * @throws PlayerError 'torrent-unreachable' when it does not arrive, and as `parseTorrentFile`.
 * @throws the signal's reason when aborted.
 */
export async function fetchTorrentFile(
  url: string,
  pageUrl: string,
  signal: AbortSignal,
): Promise<TorrentFile> {
  let bytes: Uint8Array;
  try {
    bytes = await download(url, signal);
  } catch (reason) {
    signal.throwIfAborted();
    throw PlayerError.from(reason, 'torrent-unreachable');
  }
  return parseTorrentFile(bytes, pageUrl);
}

async function download(url: string, signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(url, {
    signal,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  });
  if (!response.ok || !response.body) {
    throw new PlayerError('torrent-unreachable', `HTTP ${String(response.status)} for ${url}`);
  }
  return collect(response.body.getReader());
}

/** Reads to the end; a body that exceeds the cap is cancelled at once. */
async function collect(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let lengthBytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return join(parts, lengthBytes);
    parts.push(value);
    lengthBytes += value.length;
    if (lengthBytes > MAX_FILE_BYTES) {
      reader.cancel().catch(() => undefined);
      throw tooLarge();
    }
  }
}

function join(parts: readonly Uint8Array[], lengthBytes: number): Uint8Array {
  const joined = new Uint8Array(lengthBytes);
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

function decode(bytes: Uint8Array): BencodeDocument {
  try {
    return decodeDictionary(bytes);
  } catch (reason) {
    throw PlayerError.from(reason, 'invalid-torrent');
  }
}

/** `announce-list` replaces `announce` when there is one (BEP 12); tiers make no difference here. */
function readTrackers(dictionary: BencodeDictionary, pageUrl: string): readonly string[] {
  const tiers = dictionary.get('announce-list');
  const listed = Array.isArray(tiers) ? tiers.flatMap(textsOf) : [];
  const texts = listed.length > 0 ? listed : textsOf(dictionary.get('announce'));
  return accept(texts, ['wss:', 'ws:'], pageUrl).slice(0, MAX_TRACKERS);
}

function accept(texts: readonly string[], protocols: string[], pageUrl: string): string[] {
  const urls = texts.map((text) => acceptUrl(text, protocols, pageUrl));
  return [...new Set(urls.filter((url) => url !== null))];
}

/** The texts of a string or of a list of strings; both forms exist of `url-list`. */
function textsOf(value: BencodeValue | undefined): string[] {
  if (value instanceof Uint8Array) return value.length > 0 ? [decoder.decode(value)] : [];
  return Array.isArray(value) ? value.filter(isBytes).flatMap(textsOf) : [];
}

function isBytes(value: BencodeValue): value is Uint8Array {
  return value instanceof Uint8Array;
}

function tooLarge(): PlayerError {
  return new PlayerError('invalid-torrent', `A .torrent over ${String(MAX_FILE_BYTES)} bytes`);
}

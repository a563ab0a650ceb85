import { PlayerError } from '../core/player-error.js';
import { acceptUrl, parseUrl } from './url-policy.js';

/** File indexes `[start, end)`. */
export interface FileSpan {
  readonly start: number;
  readonly end: number;
}

/** A magnet URI (BEP 9, 53), reduced to the keys that the player knows. */
export interface MagnetSource {
  readonly kind: 'magnet';
  /** 40 lower-case hex digits. */
  readonly infoHash: string;
  /** `dn`: untrusted text. */
  readonly name: string | null;
  /** `tr`: ws and wss URLs, at most 20. */
  readonly trackers: readonly string[];
  /** `ws`: http and https URLs, at most 10. */
  readonly webSeeds: readonly string[];
  /** `xs`: http and https URLs of the `.torrent`, at most 10. */
  readonly torrentUrls: readonly string[];
  /** `so`, BEP 53: the files that are wanted; empty for all. */
  readonly selectOnly: readonly FileSpan[];
}

/** Where a torrent comes from, validated but not yet fetched. */
export type TorrentSource =
  | MagnetSource
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

const MAX_SOURCE_CHARACTERS = 64 * 1024;
const MAX_PARAMETERS = 1000;
const MAX_TRACKERS = 20;
const MAX_URLS = 10;
const MAX_FILE_SPANS = 100;
/** No torrent with more files is accepted (torrent-metadata.ts). */
const MAX_FILES = 20_000;
const SHOWN_CHARACTERS = 60;

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
const HTTP = ['https:', 'http:'];
const WEB_SOCKET = ['wss:', 'ws:'];

/**
 * Understands a magnet URI, a bare infohash (40 hex or 32 base32 digits), or
 * the http(s) URL of a `.torrent`, absolute or relative to `baseUrl`.
 *
 * Contacts nobody. Keys of a magnet URI that the player does not know, trackers
 * that browsers cannot reach and URLs of private hosts are dropped.
 *
 * @param baseUrl the page's URL; local hosts are accepted only if it is on one.
 * @throws PlayerError 'invalid-source', or 'unsupported-torrent' when it is v2-only.
 */
export function parseTorrentSource(text: string, baseUrl: string): TorrentSource {
  const trimmed = text.trim();
  if (trimmed === '') throw invalid('The torrent source is empty', '');
  if (trimmed.length > MAX_SOURCE_CHARACTERS) throw invalid('The source is too long', trimmed);
  if (/^magnet:/i.test(trimmed)) return parseMagnet(trimmed, baseUrl);
  if (/^[0-9a-z]{30,64}$/i.test(trimmed)) return magnetOf(parseInfoHash(trimmed));
  return { kind: 'url', url: parseTorrentUrl(trimmed, baseUrl) };
}

/** Whether a text is a magnet URI or an infohash (a fragment may follow), rather than a URL. */
export function isTorrentName(text: string): boolean {
  return /^\s*(magnet:|[0-9a-z]{30,64}\s*(#|$))/i.test(text);
}

/** Writes a magnet URI with nothing in it but what `parseTorrentSource` understood. */
export function toMagnet(source: MagnetSource): string {
  const parts = [`xt=urn:btih:${source.infoHash}`];
  const add = (key: string, values: readonly string[]): void => {
    for (const value of values) parts.push(`${key}=${encodeURIComponent(value)}`);
  };
  add('dn', source.name === null ? [] : [source.name]);
  add('tr', source.trackers);
  add('ws', source.webSeeds);
  add('xs', source.torrentUrls);
  if (source.selectOnly.length > 0) parts.push(`so=${source.selectOnly.map(toText).join(',')}`);
  return `magnet:?${parts.join('&')}`;
}

function parseMagnet(text: string, baseUrl: string): MagnetSource {
  const query = /^magnet:\?(.*)$/is.exec(text)?.[1];
  if (query === undefined) throw invalid('The magnet URI has no parameters', text);
  const values = collect(query);
  return {
    ...magnetOf(infoHashOf(values.get('xt') ?? [], text)),
    name: values.get('dn')?.[0] ?? null,
    trackers: urls(values.get('tr'), WEB_SOCKET, baseUrl, MAX_TRACKERS),
    webSeeds: urls(values.get('ws'), HTTP, baseUrl, MAX_URLS),
    torrentUrls: urls(values.get('xs'), HTTP, baseUrl, MAX_URLS),
    selectOnly: parseFileSpans(values.get('so')?.[0] ?? ''),
  };
}

function magnetOf(infoHash: string): MagnetSource {
  return {
    kind: 'magnet',
    infoHash,
    name: null,
    trackers: [],
    webSeeds: [],
    torrentUrls: [],
    selectOnly: [],
  };
}

/** Decoded values by key; `tr.1` counts as `tr`. A key outside the list is not even decoded. */
function collect(query: string): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const pair of query.split('&', MAX_PARAMETERS)) {
    const [, key, raw] = /^(xt|dn|tr|ws|xs|so)(?:\.\d+)?=(.*)$/is.exec(pair) ?? [];
    if (key === undefined || raw === undefined) continue;
    const known = values.get(key.toLowerCase()) ?? [];
    // Only in names does a plus stand for a space.
    known.push(decode(/^dn$/i.test(key) ? raw.replaceAll('+', ' ') : raw));
    values.set(key.toLowerCase(), known);
  }
  return values;
}

function decode(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch (cause) {
    throw invalid('The magnet URI has a malformed percent-escape', raw, cause);
  }
}

function infoHashOf(topics: readonly string[], text: string): string {
  const first = topics.find((topic) => /^urn:btih:/i.test(topic));
  if (first !== undefined) return parseInfoHash(first.slice('urn:btih:'.length));
  if (topics.some((topic) => /^urn:btmh:/i.test(topic))) {
    throw new PlayerError('unsupported-torrent', `Only BitTorrent v2: ${shorten(text)}`);
  }
  throw invalid('The magnet URI names no torrent (xt=urn:btih:…)', text);
}

function parseInfoHash(text: string): string {
  const digits = text.toLowerCase();
  if (/^[0-9a-f]{40}$/.test(digits)) return digits;
  if (/^[a-z2-7]{32}$/.test(digits)) return hexOfBase32(digits);
  throw invalid('An infohash has 40 hex or 32 base32 digits', text);
}

function hexOfBase32(digits: string): string {
  let bits = '';
  for (const digit of digits) bits += BASE32.indexOf(digit).toString(2).padStart(5, '0');
  return bits.replace(/.{4}/g, (four) => parseInt(four, 2).toString(16));
}

function urls(
  texts: readonly string[] | undefined,
  protocols: readonly string[],
  baseUrl: string,
  limit: number,
): string[] {
  const accepted = new Set<string>();
  for (const text of texts ?? []) {
    const url = accepted.size < limit ? acceptUrl(text, protocols, baseUrl) : null;
    if (url !== null) accepted.add(url);
  }
  return [...accepted];
}

/** BEP 53: `0,2,4-7`. A text that is anything else selects nothing in particular. */
function parseFileSpans(text: string): FileSpan[] {
  const spans: FileSpan[] = [];
  for (const part of text.split(',').slice(0, MAX_FILE_SPANS)) {
    const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,9}))?$/.exec(part) ?? [];
    if (first === undefined || Number(last) < Number(first)) return [];
    spans.push({ start: Number(first), end: Math.min(Number(last) + 1, MAX_FILES) });
  }
  return spans.filter((span) => span.start < span.end);
}

function toText(span: FileSpan): string {
  const last = span.end - 1;
  return last === span.start ? String(last) : `${String(span.start)}-${String(last)}`;
}

/** A text without a scheme counts as a URL only when it looks like a path. */
function parseTorrentUrl(text: string, baseUrl: string): string {
  const absolute = /^[a-z][a-z0-9+.-]*:/i.test(text);
  if (!absolute && !/^\.{0,2}\/|\.torrent(?:[?#]|$)/i.test(text)) {
    throw invalid('Neither a magnet URI, an infohash nor the URL of a .torrent', text);
  }
  const url = parseUrl(text, baseUrl);
  const accepted = url && acceptUrl(url.href, HTTP, baseUrl);
  if (accepted === null) throw invalid('Not an http(s) URL that may be fetched', text);
  return accepted;
}

function shorten(text: string): string {
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}

function invalid(message: string, value: string, cause?: unknown): PlayerError {
  const shown = value === '' ? message : `${message}: ${shorten(value)}`;
  return new PlayerError('invalid-source', shown, cause === undefined ? {} : { cause });
}

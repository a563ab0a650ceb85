import { parseTorrentSource } from '../engine/torrent-source.js';
import { parseUrl } from '../engine/url-policy.js';
import {
  parseByteCount,
  parseByteRate,
  parseRatio,
  parseTokens,
} from '../session/attribute-values.js';

/**
 * What a text makes of an attribute: its value, `false` when the text says that
 * it shall be absent, null when the text makes no sense.
 */
type Reader = (text: string, baseUrl: string) => string | false | null;

const oneOf =
  (...keywords: readonly string[]): Reader =>
  (text) => {
    const keyword = text.trim().toLowerCase();
    return keywords.includes(keyword) ? keyword : null;
  };

const textThat =
  (makesSense: (text: string) => boolean): Reader =>
  (text) =>
    makesSense(text) ? text.trim() : null;

/** As HTML writes it (present), and as URLs and people do. */
const flag: Reader = (text) => {
  if (/^(|1|true|yes|on)$/i.test(text.trim())) return '';
  return /^(0|false|no|off)$/i.test(text.trim()) ? false : null;
};

const hasProtocol = (text: string, baseUrl: string | undefined, protocols: readonly string[]) =>
  protocols.includes(parseUrl(text, baseUrl)?.protocol ?? '');

const HTTP = ['http:', 'https:'];

const urls =
  (protocols: readonly string[]): Reader =>
  (text) => {
    const tokens = parseTokens(text);
    const good = tokens.length > 0 && tokens.every((url) => hasProtocol(url, undefined, protocols));
    return good ? tokens.join(' ') : null;
  };

const source: Reader = (text, baseUrl) => {
  try {
    parseTorrentSource(text.replace(/#.*$/s, ''), baseUrl);
    return text.trim();
  } catch {
    return null;
  }
};

const isNumber = (text: string) => parseRatio(text) !== null;

/**
 * The attributes of `<torrent-player>` that markup and URLs may give, and what
 * they may be. Whoever adds an attribute decides here.
 */
const READERS: Readonly<Record<string, Reader>> = {
  magnet: (text, baseUrl) => (/^\s*magnet:/i.test(text) ? source(text, baseUrl) : null),
  src: source,
  file: textThat((text) => text.trim() !== '' && text.length <= 1000),
  trackers: urls(['ws:', 'wss:']),
  'web-seeds': urls(HTTP),
  'ice-servers': textThat(isJsonArray),
  preload: oneOf('none', 'metadata', 'auto'),
  seeding: oneOf('on', 'off'),
  'upload-limit': textThat((text) => parseByteRate(text) !== null),
  'download-limit': textThat((text) => parseByteRate(text) !== null),
  'ratio-limit': textThat(isNumber),
  metered: oneOf('ease', 'ignore'),
  'memory-budget': textThat((text) => parseByteCount(text) !== null),
  'fallback-after': textThat(isNumber),
  // Not `granted`: a page vouches for its viewers itself, and no link or text within it does.
  consent: oneOf('notice', 'ask'),
  'consent-memory': flag,
  playlist: oneOf('auto', 'manual', 'none'),
  poster: (text, baseUrl) => (hasProtocol(text, baseUrl, HTTP) ? text.trim() : null),
  crossorigin: oneOf('', 'anonymous', 'use-credentials'),
  lang: textThat((text) => /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(text.trim())),
  autoplay: flag,
  muted: flag,
  loop: flag,
  playsinline: flag,
  stats: flag,
  nohotkeys: flag,
  disablepictureinpicture: flag,
  disableremoteplayback: flag,
};

function isJsonArray(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
}

/** The names of those attributes. */
export const PLAYER_ATTRIBUTES: readonly string[] = Object.keys(READERS);

/** Contact somebody before the viewer plays. */
export const STARTING_ATTRIBUTES: readonly string[] = ['autoplay', 'preload'];

export interface PlayerAttributes {
  /** By attribute name. */
  readonly values: ReadonlyMap<string, string>;
  /** Names whose text made no sense. */
  readonly ignored: readonly string[];
}

/**
 * Reads what came from outside as attributes of a player. What is no attribute
 * is not looked at. Of a name that is given twice the last counts.
 *
 * @param given name and text of each
 * @param baseUrl what relative URLs are relative to
 */
export function readPlayerAttributes(
  given: Iterable<readonly [string, string]>,
  baseUrl: string,
): PlayerAttributes {
  const values = new Map<string, string>();
  const ignored: string[] = [];
  for (const [name, text] of given) {
    const read = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
    const value = read?.(text, baseUrl);
    if (typeof value === 'string') values.set(name, value);
    else if (value === null) ignored.push(name);
  }
  return { values, ignored };
}

import { PLAYER_ATTRIBUTES, readPlayerAttributes } from '../markup/player-attributes.js';

export interface EmbedParameters {
  /** Attributes of the player, by name. */
  readonly attributes: ReadonlyMap<string, string>;
  /** The page whose messages are heard, and that is told sizes; null for nobody. */
  readonly parentOrigin: string | null;
  /** Title of the page; null for the torrent's name. */
  readonly title: string | null;
  /** Names that are not known, or whose text makes no sense. */
  readonly ignored: readonly string[];
  /** What WordPress adds to addresses that it frames; '' without. */
  readonly wordPressSecret: string;
}

/** Keys of a magnet URI that its readers forget to encode (`&` becomes `%26`). */
const MAGNET_KEYS = ['xt', 'dn', 'tr', 'ws', 'xs', 'so', 'xl'];
const OWN_NAMES = ['parent-origin', 'title'];
const KNOWN_NAMES = [...PLAYER_ATTRIBUTES, ...OWN_NAMES];

/**
 * Reads the fragment of the embed page's address, which no server gets to see:
 * `#magnet=…&poster=…`, names as of attributes, or a whole magnet URI.
 *
 * @param fragment `location.hash`
 * @param baseUrl what relative URLs are relative to
 */
export function parseEmbedParameters(fragment: string, baseUrl: string): EmbedParameters {
  const [text = '', wordPressSecret = ''] = fragment.replace(/^#/, '').split(/#\?secret=/);
  const given = /^magnet:/i.test(text) ? [['magnet', text] as const] : withMagnet(text);
  const { values, ignored } = readPlayerAttributes(given, baseUrl);
  const own = new Map(given.filter(([name]) => OWN_NAMES.includes(name)));
  const origin = own.get('parent-origin');
  const parentOrigin = origin !== undefined && isOrigin(origin) ? origin : null;
  const unknown = given.map(([name]) => name).filter((name) => !KNOWN_NAMES.includes(name));
  return {
    attributes: values,
    parentOrigin,
    title: own.get('title')?.trim() ?? null,
    ignored: [
      ...ignored,
      ...unknown,
      ...(origin !== undefined && parentOrigin === null ? ['parent-origin'] : []),
    ],
    wordPressSecret,
  };
}

/** The parameters, with those that belong to a magnet URI put back into it. */
function withMagnet(text: string): (readonly [string, string])[] {
  const given = [...new URLSearchParams(text)];
  const magnet = given.find(([name, value]) => name === 'magnet' && value.startsWith('magnet:?'));
  if (!magnet) return given;
  const keys = given.filter(([name]) => MAGNET_KEYS.includes(name));
  const rest = keys.map(([name, value]) => `&${name}=${encodeURIComponent(value)}`).join('');
  const others = given.filter((pair) => !keys.includes(pair) && pair !== magnet);
  return [['magnet', magnet[1] + rest], ...others];
}

function isOrigin(text: string): boolean {
  try {
    const { origin, protocol } = new URL(text);
    return origin === text && /^https?:$/.test(protocol);
  } catch {
    return false;
  }
}

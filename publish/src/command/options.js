import { parseArgs } from 'node:util';
import { PublishError } from '../publish-error.js';
import { isPieceLength } from '../share/piece-length.js';
import { parseBytes } from './sizes.js';

/**
 * What the command line asks for.
 *
 * @typedef {object} Options
 * @property {readonly string[]} inputs files and folders, or one torrent
 * @property {boolean} help
 * @property {boolean} version
 * @property {boolean} json
 *
 * @property {string | null} name of the torrent
 * @property {number | null} pieceLengthBytes
 * @property {boolean} isPrivate
 * @property {readonly string[]} announce trackers
 * @property {readonly string[]} webSeeds further ones
 * @property {readonly string[]} torrentUrls where the `.torrent` will be found
 * @property {string | null} output where the `.torrent` goes
 * @property {boolean} seed
 *
 * @property {number | null} port of HTTP; null for the usual one, or another when it is busy
 * @property {string | null} host of HTTP to listen on; null for all
 * @property {string | null} publicUrl of the HTTP server, with a slash at the end
 * @property {boolean} webSeed
 * @property {boolean} tracker
 * @property {readonly string[]} allow infohashes that the tracker takes; none for all
 * @property {boolean} trustProxy
 * @property {number} torrentPort of TCP; 0 for any
 * @property {string | null} torrentHost of TCP to listen on; null for all
 * @property {number | null} uploadBytesPerSecond
 * @property {number} maxConnections
 * @property {readonly IceServer[]} iceServers
 * @property {boolean} dht
 *
 * @property {string | null} keep folder of a bridge
 * @property {number | null} maxBytes that a bridge stores
 * @property {string | null} file that a bridge fetches: index, path or end of a path
 *
 * @property {string} playerUrl folder of the player, with a slash at the end
 *
 * @typedef {{urls: string | string[], username?: string, credential?: string}} IceServer
 */

/** Where the snippets load the player from. */
const PLAYER_URL = 'https://cdn.jsdelivr.net/npm/torrent-player-element@0.1.0/dist/';

/** As the player itself. */
const ICE_SERVERS = [
  { urls: 'stun:stun.l.google.com:19302' },
  { urls: 'stun:global.stun.twilio.com:3478' },
];

const MAX_CONNECTIONS = 200;

const text = /** @type {const} */ ({ type: 'string' });
const texts = /** @type {const} */ ({ type: 'string', multiple: true });
const flag = /** @type {const} */ ({ type: 'boolean', default: false });
const flagOn = /** @type {const} */ ({ type: 'boolean', default: true });

const FLAGS = /** @type {const} */ ({
  help: { ...flag, short: 'h' },
  version: { ...flag, short: 'v' },
  json: flag,
  name: text,
  'piece-length': text,
  private: flag,
  announce: texts,
  'web-seed-url': texts,
  'torrent-url': texts,
  output: { ...text, short: 'o' },
  seed: flagOn,
  port: { ...text, short: 'p' },
  host: text,
  url: text,
  'web-seed': flagOn,
  tracker: flag,
  allow: texts,
  'trust-proxy': flag,
  'torrent-port': text,
  'torrent-host': text,
  'upload-limit': text,
  'max-connections': text,
  'ice-servers': text,
  dht: flagOn,
  keep: text,
  'max-size': text,
  file: text,
  player: text,
});

/**
 * Reads the arguments of the command.
 *
 * @param {readonly string[]} args without node and script
 * @returns {Options}
 * @throws PublishError `usage` that names the argument which is wrong
 */
export function parseOptions(args) {
  const { values, positionals } = parse(args);
  return {
    inputs: positionals,
    help: values.help,
    version: values.version,
    json: values.json,
    ...torrentOptions(values),
    ...servingOptions(values),
    keep: values.keep ?? null,
    maxBytes: bytesOf('max-size', values['max-size']),
    file: values.file ?? null,
    playerUrl: folderUrl('player', values.player) ?? PLAYER_URL,
  };
}

/** @typedef {ReturnType<typeof parse>['values']} Values */

/** @param {readonly string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args: [...args],
      options: FLAGS,
      allowPositionals: true,
      allowNegative: true,
    });
  } catch (reason) {
    const message = reason instanceof Error ? reason.message : String(reason);
    throw new PublishError('usage', message.split('. ')[0] ?? message);
  }
}

/** @param {Values} values */
function torrentOptions(values) {
  return {
    name: values.name === undefined ? null : nameOf(values.name),
    pieceLengthBytes: pieceLengthOf(values['piece-length']),
    isPrivate: values.private,
    announce: urlsOf('announce', values.announce, ['ws:', 'wss:', 'http:', 'https:', 'udp:']),
    webSeeds: urlsOf('web-seed-url', values['web-seed-url'], ['http:', 'https:']),
    torrentUrls: urlsOf('torrent-url', values['torrent-url'], ['http:', 'https:']),
    output: values.output ?? null,
    seed: values.seed,
  };
}

/** @param {Values} values */
function servingOptions(values) {
  return {
    port: values.port === undefined ? null : portOf('port', values.port),
    host: values.host ?? null,
    publicUrl: folderUrl('url', values.url),
    webSeed: values['web-seed'],
    tracker: values.tracker,
    allow: (values.allow ?? []).map(infoHashOf),
    trustProxy: values['trust-proxy'],
    torrentPort: portOf('torrent-port', values['torrent-port'] ?? '0'),
    torrentHost: values['torrent-host'] ?? null,
    uploadBytesPerSecond: bytesOf('upload-limit', values['upload-limit']),
    maxConnections: countOf('max-connections', values['max-connections']) ?? MAX_CONNECTIONS,
    iceServers: iceServersOf(values['ice-servers']),
    dht: values.dht,
  };
}

/** @param {string} option @param {string} value @param {string} expected @returns {never} */
function refuse(option, value, expected) {
  throw new PublishError('usage', `--${option} ${value}: ${expected}`);
}

/** @param {string} name */
function nameOf(name) {
  if (name === '' || name === '.' || name === '..' || /[/\\\0]/.test(name)) {
    refuse('name', name, 'not the name of a file or folder');
  }
  return name;
}

/** @param {string | undefined} value */
function pieceLengthOf(value) {
  const bytes = bytesOf('piece-length', value);
  if (bytes === null || isPieceLength(bytes)) return bytes;
  return refuse('piece-length', value ?? '', 'not a power of two from 16KiB to 1MiB');
}

/** @param {string} option @param {string | undefined} value */
function bytesOf(option, value) {
  if (value === undefined) return null;
  return parseBytes(value) ?? refuse(option, value, 'not a number of bytes such as 256KiB');
}

/** @param {string} option @param {string} value */
function portOf(option, value) {
  const port = /^\d+$/.test(value) ? Number(value) : NaN;
  return port < 65_536 ? port : refuse(option, value, 'not a port number');
}

/** @param {string} option @param {string | undefined} value */
function countOf(option, value) {
  if (value === undefined) return null;
  return /^[1-9]\d{0,4}$/.test(value)
    ? Number(value)
    : refuse(option, value, 'not a number from 1');
}

/** @param {string} value */
function infoHashOf(value) {
  return /^[0-9a-f]{40}$/i.test(value)
    ? value.toLowerCase()
    : refuse('allow', value, 'not an infohash of 40 hex digits');
}

/**
 * @param {string} option
 * @param {readonly string[] | undefined} values
 * @param {readonly string[]} protocols
 */
function urlsOf(option, values, protocols) {
  return [...new Set(values)].map((value) => urlOf(option, value, protocols));
}

/** @param {string} option @param {string} value @param {readonly string[]} protocols */
function urlOf(option, value, protocols) {
  const names = protocols.map((protocol) => `${protocol}//`).join(', ');
  if (!URL.canParse(value)) return refuse(option, value, `not a URL (${names})`);
  const { protocol, hostname } = new URL(value);
  if (!protocols.includes(protocol) || hostname === '')
    refuse(option, value, `not a URL (${names})`);
  return value;
}

/** @param {string} option @param {string | undefined} value */
function folderUrl(option, value) {
  if (value === undefined) return null;
  const url = urlOf(option, value, ['http:', 'https:']);
  return url.endsWith('/') ? url : `${url}/`;
}

/** @param {string | undefined} value @returns {readonly IceServer[]} */
function iceServersOf(value) {
  if (value === undefined) return ICE_SERVERS;
  /** @type {unknown} */
  let servers;
  try {
    servers = JSON.parse(value);
  } catch {
    return refuse('ice-servers', value, 'not JSON');
  }
  return Array.isArray(servers) && servers.every(isIceServer)
    ? servers
    : refuse('ice-servers', value, 'not an array of RTCIceServer');
}

/** @param {unknown} server @returns {server is IceServer} */
function isIceServer(server) {
  if (typeof server !== 'object' || server === null || !('urls' in server)) return false;
  return [server.urls]
    .flat()
    .every((url) => typeof url === 'string' && /^(stun|turn)s?:/.test(url));
}

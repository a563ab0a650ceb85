import { readFile } from 'node:fs/promises';
import parseTorrent from 'parse-torrent';
import { PublishError } from '../publish-error.js';

/** @import {ParsedTorrent} from 'parse-torrent' */

const MAX_FILE_BYTES = 10 * 1024 * 1024;
const FETCH_TIMEOUT_MS = 20_000;

/**
 * Whether an argument names a torrent, and not a file that is to become one: a
 * magnet URI, an infohash, or a `.torrent` by path or URL.
 *
 * @param {string} text
 */
export function isTorrentSource(text) {
  return (
    /^magnet:/i.test(text) ||
    /^([0-9a-f]{40}|[a-z2-7]{32})$/i.test(text) ||
    /^https?:\/\//i.test(text) ||
    /\.torrent$/i.test(text)
  );
}

/**
 * Reads what `isTorrentSource` takes for a torrent.
 *
 * @param {string} text
 * @returns {Promise<ParsedTorrent>}
 * @throws PublishError `torrent`, or `input` when a file cannot be read
 */
export async function readTorrentSource(text) {
  const source = await bytesOf(text);
  try {
    return await parseTorrent(source);
  } catch (cause) {
    const what = typeof source === 'string' ? 'no torrent' : 'not a .torrent file';
    throw new PublishError('torrent', `${text.slice(0, 80)}: ${what}`, { cause });
  }
}

/** @param {string} text */
async function bytesOf(text) {
  if (/^https?:/i.test(text)) return download(text);
  return /\.torrent$/i.test(text) && !/^magnet:/i.test(text) ? load(text) : text;
}

/** @param {string} path */
async function load(path) {
  try {
    return new Uint8Array(await readFile(path));
  } catch (cause) {
    throw new PublishError('input', `${path}: it cannot be read`, { cause });
  }
}

/** @param {string} url */
async function download(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length > MAX_FILE_BYTES) throw new Error('it is too large');
    return bytes;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new PublishError('torrent', `${url}: ${why}`, { cause });
  }
}

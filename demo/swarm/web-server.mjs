import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { parseRange } from '../../publish/src/http/range.js';

const LOOPBACK = '127.0.0.1';

const MAX_POST_CHARACTERS = 64 * 1024;

const MEDIA_TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.mkv': 'video/x-matroska',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.torrent': 'application/x-bittorrent',
  '.txt': 'text/plain; charset=utf-8',
  '.vtt': 'text/vtt; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webm': 'video/webm',
};

/**
 * Serves folders on loopback, never cached, with single byte ranges (RFC 9110
 * §14).
 *
 * @param {object} options
 * @param {Record<string, string>} options.folders what each URL prefix shows,
 *   as in `{'/': '/srv/page', '/dist/': '/srv/dist'}`; the longest prefix wins
 * @param {Record<string, () => {type: string, body: string | Uint8Array, ranges?: boolean, headers?: Record<string, string>}>} [options.answers]
 *   exact decoded URL paths that are computed; `ranges` (default false) lets
 *   parts be asked for, `headers` are sent besides
 * @param {number} [options.port] default 0: any free one
 * @param {boolean} [options.cors] lets any origin read; default false
 * @param {(path: string, body: string) => void} [options.onPost] takes what is posted, at most
 *   64 KiB each; default: refused
 * @returns {Promise<{url: string, port: number, stop: () => Promise<void>}>}
 * @throws Error with code `EADDRINUSE` when the port is taken.
 */
export async function startWebServer({ folders, answers = {}, port = 0, cors = false, onPost }) {
  const server = createServer((request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    if (cors) {
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Access-Control-Expose-Headers', 'Content-Range, Accept-Ranges');
    }
    answer(request, response, { folders, answers, onPost }).catch((error) => {
      console.error('web server:', error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.listen(port, LOOPBACK);
  await once(server, 'listening');
  const listening = server.address().port;
  return {
    url: `http://${LOOPBACK}:${listening}`,
    port: listening,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(request, response, { folders, answers, onPost }) {
  if (request.method === 'POST' && onPost) return takePost(request, response, onPost);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
  const path = pathOf(request.url);
  if (path === null) return refuse(response, 400);
  if (Object.hasOwn(answers, path)) return sendAnswer(request, response, answers[path]());
  const file = fileOf(path, folders);
  const found = file && (await stat(file).catch(() => null));
  if (!found?.isFile()) return refuse(response, 404);
  sendFile(request, response, file, found.size);
}

async function takePost(request, response, onPost) {
  let body = '';
  for await (const part of request.setEncoding('utf8')) {
    body += part;
    if (body.length > MAX_POST_CHARACTERS) return refuse(response, 413);
  }
  onPost(pathOf(request.url), body);
  response.writeHead(204).end();
}

function refuse(response, status) {
  response.writeHead(status, { 'Content-Type': 'text/plain' }).end();
}

/** The decoded path of a request target, or null when it is malformed. */
function pathOf(target) {
  try {
    return decodeURIComponent(new URL(target, 'http://localhost').pathname);
  } catch {
    return null;
  }
}

/**
 * The file that a URL path names, or null when no folder covers it or it
 * climbs out of its folder.
 *
 * @param {string} path decoded
 * @param {Record<string, string>} folders
 */
export function fileOf(path, folders) {
  const prefixes = Object.keys(folders).sort((a, b) => b.length - a.length);
  const prefix = prefixes.find((candidate) => path.startsWith(candidate));
  if (prefix === undefined || path.includes('\0')) return null;
  const relative = normalize(path.slice(prefix.length) || 'index.html');
  if (relative.startsWith('..') || relative.startsWith(sep)) return null;
  return join(folders[prefix], relative.endsWith(sep) ? `${relative}index.html` : relative);
}

function sendFile(request, response, file, lengthBytes) {
  const type = MEDIA_TYPES[extname(file)] ?? 'application/octet-stream';
  const range = sendHead(request, response, { type, lengthBytes, ranges: true });
  if (!range) return;
  // A viewer who leaves in mid-file is no error.
  pipeline(createReadStream(file, { start: range.start, end: range.end - 1 }), response, () => {});
}

function sendAnswer(request, response, { type, body, ranges = false, headers = {} }) {
  const bytes = Buffer.from(body);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  const range = sendHead(request, response, { type, lengthBytes: bytes.length, ranges });
  if (range) response.end(bytes.subarray(range.start, range.end));
}

/** Writes status and headers; null when there is no body to follow. */
function sendHead(request, response, { type, lengthBytes, ranges }) {
  const range = ranges ? parseRange(request.headers.range, lengthBytes) : null;
  if (ranges) response.setHeader('Accept-Ranges', 'bytes');
  if (range === 'unsatisfiable') {
    response.setHeader('Content-Range', `bytes */${lengthBytes}`);
    refuse(response, 416);
    return null;
  }
  const { start, end } = range ?? { start: 0, end: lengthBytes };
  response.setHeader('Content-Type', type);
  if (range) response.setHeader('Content-Range', `bytes ${start}-${end - 1}/${lengthBytes}`);
  response.writeHead(range ? 206 : 200, { 'Content-Length': end - start });
  if (request.method !== 'HEAD' && start < end) return { start, end };
  response.end();
  return null;
}

import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { parseRange } from './range.js';

/** @import {IncomingMessage, ServerResponse} from 'node:http' */

/**
 * What is served under one path: a file of this machine, or bytes.
 *
 * @typedef {object} Served
 * @property {number} lengthBytes
 * @property {string} etag changes with the content
 * @property {string} [source] absolute path
 * @property {Uint8Array} [bytes] instead
 */

/** Any page may read, parts too; a browser asks beforehand only if a host adds headers of its own. */
const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, HEAD',
  'Access-Control-Allow-Headers': 'Range',
  'Access-Control-Expose-Headers': 'Accept-Ranges, Content-Length, Content-Range',
  'Access-Control-Max-Age': '86400',
};

/**
 * Serves the files of a torrent as a web seed (BEP 19), each under its exact
 * path and nothing else.
 */
export class WebSeed {
  /** @type {Map<string, Served>} */
  #served = new Map();
  #servedBytes = 0;

  /** Bytes of bodies sent so far. */
  get servedBytes() {
    return this.#servedBytes;
  }

  /**
   * @param {string} path decoded, with a slash at its beginning
   * @param {Served} served
   */
  serve(path, served) {
    this.#served.set(path, served);
  }

  /** @param {IncomingMessage} request @param {ServerResponse} response */
  handle(request, response) {
    for (const [name, value] of Object.entries(CORS)) response.setHeader(name, value);
    if (request.method === 'OPTIONS') return refuse(response, 204);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
    const served = this.#served.get(pathOf(request.url ?? ''));
    if (!served) return refuse(response, 404);
    this.#send(request, response, served);
  }

  /** @param {IncomingMessage} request @param {ServerResponse} response @param {Served} served */
  #send(request, response, served) {
    const { lengthBytes, etag } = served;
    response.setHeader('Accept-Ranges', 'bytes');
    response.setHeader('Cache-Control', 'public, max-age=3600, no-transform');
    response.setHeader('ETag', etag);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    if (request.headers['if-none-match'] === etag) return refuse(response, 304);
    const range = rangeOf(request, served);
    if (range === 'unsatisfiable') {
      response.setHeader('Content-Range', `bytes */${lengthBytes}`);
      return refuse(response, 416);
    }
    const { start, end } = range ?? { start: 0, end: lengthBytes };
    if (range) response.setHeader('Content-Range', `bytes ${start}-${end - 1}/${lengthBytes}`);
    response.setHeader('Content-Type', 'application/octet-stream');
    response.writeHead(range ? 206 : 200, { 'Content-Length': end - start });
    if (request.method === 'HEAD' || start === end) response.end();
    else this.#sendBody(response, served, start, end);
  }

  /** @param {ServerResponse} response @param {Served} served @param {number} start @param {number} end */
  #sendBody(response, { source, bytes }, start, end) {
    const count = (/** @type {number} */ sent) => (this.#servedBytes += sent);
    if (source === undefined) {
      count(end - start);
      response.end(bytes?.subarray(start, end));
      return;
    }
    const stream = createReadStream(source, { start, end: end - 1 });
    stream.on('data', (part) => count(part.length));
    // A viewer who leaves in the midst of it is no error.
    pipeline(stream, response, () => undefined);
  }
}

/** @param {ServerResponse} response @param {number} status */
function refuse(response, status) {
  response.writeHead(status).end();
}

/** A part is wanted of the very file that the client knows, or the whole of another. */
/** @param {IncomingMessage} request @param {Served} served */
function rangeOf({ headers }, { lengthBytes, etag }) {
  const condition = headers['if-range'];
  return condition !== undefined && condition !== etag
    ? null
    : parseRange(headers.range, lengthBytes);
}

/** The decoded path of a request target, or none when it is malformed. @param {string} target */
function pathOf(target) {
  try {
    return decodeURIComponent(new URL(target, 'http://localhost').pathname);
  } catch {
    return '';
  }
}

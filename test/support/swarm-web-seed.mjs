import { once } from 'node:events';
import { createServer } from 'node:http';
import { openContent, readAcross } from '../../demo/swarm/content.mjs';
import { parseRange } from '../../publish/src/http/range.js';

const LOOPBACK = '127.0.0.1';
/** What a stalling server sends before it falls silent. */
const STALLING_BYTES = 40_000;
const ENDLESS_PART = Buffer.alloc(16 * 1024, 0xee);

/**
 * Serves the files of a torrent over HTTP as a web seed (BEP 19), well or badly.
 *
 * @typedef {import('./swarm.js').WebSeedBehaviour} Behaviour
 * @typedef {import('./swarm.js').WebSeedRequest} LoggedRequest
 */
export class WebSeedServer {
  #server = createServer((request, response) => this.#onRequest(request, response));
  #bodies;
  #behaviour;
  #log = [];

  /** The URL of the file, when there is one only, or of the folder that holds the torrent's. */
  url = '';

  /**
   * @param {import('../../demo/swarm/content.mjs').ContentSpec[]} files
   * @param {Behaviour} behaviour
   * @param {{name?: string, layout?: 'file' | 'folder'}} torrent
   */
  static async start(files, behaviour, { name, layout }) {
    const contents = await Promise.all(files.map(readWhole));
    const isFolder = (layout ?? (files.length === 1 ? 'file' : 'folder')) === 'folder';
    const folder = isFolder
      ? `/${name ?? (files.length === 1 ? contents[0].name : 'torrent')}`
      : '';
    const bodies = new Map(contents.map((file) => [`${folder}/${file.name}`, file.body]));
    const server = new WebSeedServer(bodies, behaviour);
    await server.#listen(isFolder ? '' : encodeURIComponent(contents[0].name));
    return server;
  }

  constructor(bodies, behaviour) {
    this.#bodies = bodies;
    this.#behaviour = behaviour;
  }

  /** Applies to requests from now on. @param {Behaviour} behaviour */
  setBehaviour(behaviour) {
    this.#behaviour = behaviour;
  }

  /** Every request so far, in the order of their arrival. @returns {readonly LoggedRequest[]} */
  get log() {
    return this.#log;
  }

  async stop() {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #listen(path) {
    this.#server.listen(0, LOOPBACK);
    await once(this.#server, 'listening');
    this.url = `http://${LOOPBACK}:${this.#server.address().port}/${path}`;
  }

  async #onRequest(request, response) {
    const entry = this.#enter(request, response);
    const { fault, cors = true, exposeRange = true, delayMs = 0 } = this.#behaviour;
    if (fault === 'hanging') return;
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    if (cors && fault !== 'no-cors') {
      response.setHeader('Access-Control-Allow-Origin', '*');
      if (exposeRange) response.setHeader('Access-Control-Expose-Headers', 'Content-Range');
    }
    const body = this.#bodyAt(entry.path);
    const status = refusal(request.method, body, fault);
    if (status) response.writeHead(status, { 'Content-Type': 'text/plain' }).end('no');
    else this.#send(response, body, request.headers.range, fault);
    entry.status = response.statusCode;
  }

  #bodyAt(path) {
    const isMissing = this.#behaviour.missing?.some((name) => path.endsWith(`/${name}`));
    return isMissing ? undefined : this.#bodies.get(path);
  }

  #enter({ method, url, headers }, response) {
    const entry = {
      method,
      path: decodeURIComponent(new URL(url, 'http://localhost').pathname),
      range: headers.range ?? null,
      hasCookie: 'cookie' in headers,
      hasReferrer: 'referer' in headers,
      status: null,
      state: 'open',
    };
    this.#log.push(entry);
    response.on('close', () => {
      entry.state = response.writableFinished ? 'sent' : 'aborted';
    });
    return entry;
  }

  #send(response, body, rangeHeader, fault) {
    const ranges = this.#behaviour.ranges !== false && fault !== 'range-ignored';
    const asked = ranges ? parseRange(rangeHeader, body.length) : null;
    if (asked === 'unsatisfiable') {
      response.writeHead(416, { 'Content-Range': `bytes */${body.length}` }).end();
      return;
    }
    const { start, end } = asked ?? { start: 0, end: body.length };
    const bytes = body.subarray(start, end);
    response.setHeader('Content-Type', 'application/octet-stream');
    if (asked) response.setHeader('Content-Range', `bytes ${start}-${end - 1}/${body.length}`);
    response.statusCode = asked ? 206 : 200;
    sendBody(response, bytes, fault);
  }
}

function refusal(method, body, fault) {
  // A preflight finds nobody who answers it.
  if (method !== 'GET') return 405;
  if (fault === 'status-404' || !body) return 404;
  return fault === 'status-500' ? 500 : null;
}

function sendBody(response, bytes, fault) {
  switch (fault) {
    case 'wrong-length':
      sendWhole(response, bytes.subarray(0, -1));
      break;
    case 'short-body':
      // Without a Content-Length.
      response.write(bytes.subarray(0, -1));
      response.end();
      break;
    case 'wrong-bytes':
      sendWhole(
        response,
        bytes.map((byte) => byte ^ 0xff),
      );
      break;
    case 'stalling':
      response.setHeader('Content-Length', bytes.length);
      response.write(bytes.subarray(0, STALLING_BYTES));
      break;
    case 'cut-off':
      response.setHeader('Content-Length', bytes.length);
      response.write(bytes.subarray(0, -1), () => response.destroy());
      break;
    case 'endless':
      response.write(bytes);
      sendForEver(response);
      break;
    default:
      sendWhole(response, bytes);
  }
}

function sendWhole(response, bytes) {
  response.setHeader('Content-Length', bytes.length);
  response.end(bytes);
}

function sendForEver(response) {
  while (!response.destroyed) {
    if (response.write(ENDLESS_PART)) continue;
    response.once('drain', () => sendForEver(response));
    return;
  }
}

async function readWhole(spec) {
  const content = await openContent(spec);
  try {
    const body = await readAcross([content], { start: 0, end: content.lengthBytes });
    return { name: content.name, body };
  } finally {
    await content.close();
  }
}

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startHttpServer } from '../../src/http/http-server.js';
import { WebSeed } from '../../src/http/web-seed.js';
import { temporaryFolder } from '../support/temporary.js';

describe('WebSeed', () => {
  const folder = temporaryFolder();
  const webSeed = new WebSeed();
  let server;
  const get = (path, headers = {}, method = 'GET') =>
    fetch(server.localUrl + path, { headers, method });

  before(async () => {
    const source = join(folder, 'film.mp4');
    await writeFile(source, 'abcdefghij');
    await writeFile(join(folder, 'secret'), 'secret');
    webSeed.serve('/Ein Film & mehr #1/ü.mp4', { source, lengthBytes: 10, etag: '"1"' });
    webSeed.serve('/a.torrent', { bytes: Buffer.from('torrent'), lengthBytes: 7, etag: '"2"' });
    const options = { host: '127.0.0.1', port: 0, publicUrl: null, webSeed, tracker: null };
    server = await startHttpServer(options);
  });
  after(() => server.stop());

  const FILM = 'Ein%20Film%20%26%20mehr%20%231/%C3%BC.mp4';

  it('serves a file as a whole, to any page', async () => {
    const response = await get(FILM);
    assert.equal(response.status, 200);
    assert.equal(await response.text(), 'abcdefghij');
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.equal(response.headers.get('accept-ranges'), 'bytes');
    assert.match(response.headers.get('cache-control'), /no-transform/);
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  });

  it('serves a part', async () => {
    const response = await get(FILM, { Range: 'bytes=2-4' });
    assert.equal(response.status, 206);
    assert.equal(response.headers.get('content-range'), 'bytes 2-4/10');
    assert.equal(response.headers.get('content-length'), '3');
    assert.match(response.headers.get('access-control-expose-headers'), /Content-Range/);
    assert.equal(await response.text(), 'cde');
  });

  it('serves bytes', async () => {
    assert.equal(await (await get('a.torrent')).text(), 'torrent');
    assert.equal(await (await get('a.torrent', { Range: 'bytes=-3' })).text(), 'ent');
  });

  it('refuses what lies beyond the end', async () => {
    const response = await get(FILM, { Range: 'bytes=10-' });
    assert.equal(response.status, 416);
    assert.equal(response.headers.get('content-range'), 'bytes */10');
  });

  it('sends the whole when the client knows another file', async () => {
    const headers = { Range: 'bytes=2-4', 'If-Range': '"old"' };
    assert.equal((await get(FILM, headers)).status, 200);
    assert.equal((await get(FILM, { ...headers, 'If-Range': '"1"' })).status, 206);
    assert.equal((await get(FILM, { 'If-None-Match': '"1"' })).status, 304);
  });

  it('answers HEAD without a body, and preflights', async () => {
    const head = await get(FILM, {}, 'HEAD');
    assert.equal(head.headers.get('content-length'), '10');
    assert.equal(await head.text(), '');
    const preflight = await get(FILM, {}, 'OPTIONS');
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get('access-control-allow-headers'), 'Range');
  });

  it('has nothing else', async () => {
    for (const path of ['', 'secret', 'film.mp4', '..%2fsecret', `${FILM}/`, '%E0%A4%A']) {
      assert.equal((await get(path)).status, 404, path);
    }
    assert.equal((await get(FILM, {}, 'POST')).status, 405);
  });

  it('takes no path for another', async () => {
    // fetch() would tidy it up.
    const status = await new Promise((resolve, reject) => {
      const { hostname, port } = new URL(server.localUrl);
      request({ hostname, port, path: '/../secret' }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    assert.equal(status, 404);
  });

  it('counts what it sent', async () => {
    const before = webSeed.servedBytes;
    await (await get(FILM, { Range: 'bytes=0-3' })).text();
    await (await get('a.torrent')).text();
    assert.equal(webSeed.servedBytes - before, 11);
  });
});

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileOf, startWebServer } from '../../demo/swarm/web-server.mjs';

describe('fileOf', () => {
  const folders = { '/': join('/', 'page'), '/dist/': join('/', 'built') };
  const cases = [
    ['/', join('/', 'page', 'index.html')],
    ['/film/', join('/', 'page', 'film', 'index.html')],
    ['/dist/player.js', join('/', 'built', 'player.js')],
    ['/dist', join('/', 'page', 'dist')],
    ['/../secret', null],
    ['/dist/../../secret', null],
    ['//secret', null],
    ['/a\0b', null],
  ];
  for (const [path, expected] of cases) {
    it(JSON.stringify(path), () => assert.equal(fileOf(path, folders), expected));
  }

  it('covers nothing without a folder', () => assert.equal(fileOf('/x', {}), null));
});

describe('the web server', () => {
  let folder;
  let server;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'served-'));
    await writeFile(join(folder, 'film.mp4'), 'abcdefghij');
    await writeFile(join(folder, 'code.wasm'), '');
    server = await startWebServer({
      folders: { '/': folder },
      answers: {
        '/swarm.json': () => ({ type: 'application/json', body: '{}' }),
        '/seed': () => ({ type: 'application/octet-stream', body: 'abcdef', ranges: true }),
      },
      cors: true,
    });
  });

  after(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  it('listens on loopback only', () => assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+$/));

  it('sends a whole file, typed and never cached', async () => {
    const response = await fetch(`${server.url}/film.mp4`);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'video/mp4');
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.equal(response.headers.get('accept-ranges'), 'bytes');
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.equal(await response.text(), 'abcdefghij');
  });

  it('sends a part of a file', async () => {
    const response = await fetch(`${server.url}/film.mp4`, { headers: { Range: 'bytes=2-4' } });
    assert.equal(response.status, 206);
    assert.equal(response.headers.get('content-range'), 'bytes 2-4/10');
    assert.equal(response.headers.get('content-length'), '3');
    assert.equal(await response.text(), 'cde');
  });

  it('sends a part of a computed answer', async () => {
    const response = await fetch(`${server.url}/seed`, { headers: { Range: 'bytes=-2' } });
    assert.equal(response.status, 206);
    assert.equal(await response.text(), 'ef');
  });

  it('ignores a range where there are none', async () => {
    const headers = { Range: 'bytes=0-0' };
    const response = await fetch(`${server.url}/swarm.json`, { headers });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('accept-ranges'), null);
    assert.equal(await response.text(), '{}');
  });

  it('refuses what lies beyond the end', async () => {
    const headers = { Range: 'bytes=10-' };
    const response = await fetch(`${server.url}/film.mp4`, { headers });
    assert.equal(response.status, 416);
    assert.equal(response.headers.get('content-range'), 'bytes */10');
  });

  it('answers HEAD without a body', async () => {
    const response = await fetch(`${server.url}/film.mp4`, { method: 'HEAD' });
    assert.equal(response.headers.get('content-length'), '10');
    assert.equal(await response.text(), '');
  });

  it('sends an empty file', async () => {
    const response = await fetch(`${server.url}/code.wasm`);
    assert.equal(response.headers.get('content-type'), 'application/wasm');
    assert.equal(await response.text(), '');
  });

  const refusals = [
    ['/nothing', {}, 404],
    ['/', {}, 404],
    ['/%E0%A4%A', {}, 400],
    ['/film.mp4', { method: 'POST' }, 405],
  ];
  for (const [path, options, status] of refusals) {
    it(`refuses ${options.method ?? 'GET'} ${path} with ${status}`, async () => {
      assert.equal((await fetch(server.url + path, options)).status, status);
    });
  }

  it('never leaves its folder, however the path is written', async () => {
    for (const path of ['/../film.mp4', '/%2e%2e/film.mp4', '/..%2ffilm.mp4']) {
      const status = await new Promise((resolve, reject) => {
        // fetch() would tidy the path up.
        get({ host: '127.0.0.1', port: server.port, path }, (response) => {
          response.resume();
          resolve(response.statusCode);
        }).on('error', reject);
      });
      assert.ok(status === 404 || (status === 200 && !path.includes('%2f')), `${path}: ${status}`);
    }
  });
});

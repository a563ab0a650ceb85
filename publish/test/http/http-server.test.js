import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { startHttpServer } from '../../src/http/http-server.js';
import { WebSeed } from '../../src/http/web-seed.js';

const start = (options) =>
  startHttpServer({
    ...{ host: '127.0.0.1', port: 0, publicUrl: null, webSeed: new WebSeed(), tracker: null },
    ...options,
  });

describe('startHttpServer', () => {
  it('tells its address, or the one it is reached by', async () => {
    const own = await start({});
    assert.match(own.publicUrl, /^http:\/\/127\.0\.0\.1:\d+\/$/);
    assert.equal(own.localUrl, own.publicUrl);
    await own.stop();
    const proxied = await start({ publicUrl: 'https://media.example/films/' });
    assert.equal(proxied.publicUrl, 'https://media.example/films/');
    assert.match(proxied.localUrl, /^http:\/\/127/);
    await proxied.stop();
  });

  it('writes IPv6 addresses as URLs do', async () => {
    const server = await start({ host: '::1' });
    assert.match(server.publicUrl, /^http:\/\/\[::1\]:\d+\/$/);
    await server.stop();
  });

  it('says why it cannot listen', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address();
    const expected = { code: 'address', message: /another program listens there/ };
    await assert.rejects(start({ port }), expected);
    other.close();
    await assert.rejects(start({ host: '203.0.113.1' }), { code: 'address' });
  });

  it('frees its port when it stops, whoever is connected', async () => {
    const server = await start({});
    await (await fetch(server.localUrl)).text();
    await server.stop();
    const again = await start({ port: Number(new URL(server.localUrl).port) });
    await again.stop();
  });
});

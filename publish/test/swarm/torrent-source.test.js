import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { makeTorrent } from '../../src/share/make-torrent.js';
import { isTorrentSource, readTorrentSource } from '../../src/swarm/torrent-source.js';
import { temporaryFolder } from '../support/temporary.js';

const HASH = '0123456789abcdef0123456789abcdef01234567';

describe('isTorrentSource', () => {
  const torrents = [
    `magnet:?xt=urn:btih:${HASH}`,
    HASH,
    HASH.toUpperCase(),
    'abcdefghijklmnopqrstuvwxyz234567',
    'film.torrent',
    './FILM.TORRENT',
    'https://media.example/a?b',
  ];
  for (const text of torrents) it(`${text} is one`, () => assert.ok(isTorrentSource(text)));
  for (const text of ['film.mp4', 'folder', 'torrent', HASH.slice(1), 'magnet']) {
    it(`${text} is a file`, () => assert.ok(!isTorrentSource(text)));
  }
});

describe('readTorrentSource', () => {
  const folder = temporaryFolder();
  let bytes;
  let server;
  let url;

  before(async () => {
    const files = [{ path: 'a', bytes: Readable.from([Buffer.from('abc')]) }];
    bytes = await makeTorrent({ name: 'a', files }, { pieceLengthBytes: 16_384 });
    await writeFile(join(folder, 'a.torrent'), bytes);
    await writeFile(join(folder, 'bad.torrent'), 'nonsense');
    server = createServer(({ url: path }, response) => {
      if (path === '/gone') response.statusCode = 404;
      response.end(path === '/huge' ? Buffer.alloc(11 * 1024 * 1024) : bytes);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${server.address().port}`;
  });
  after(() => server.close());

  it('reads magnets and infohashes', async () => {
    const parsed = await readTorrentSource(`magnet:?xt=urn:btih:${HASH}&tr=udp%3A%2F%2Fa%3A1`);
    assert.equal(parsed.infoHash, HASH);
    assert.deepEqual(parsed.announce, ['udp://a:1']);
    assert.equal((await readTorrentSource(HASH.toUpperCase())).infoHash, HASH);
  });

  it('reads .torrent files, here and elsewhere', async () => {
    const here = await readTorrentSource(join(folder, 'a.torrent'));
    const there = await readTorrentSource(`${url}/a`);
    assert.equal(here.name, 'a');
    assert.equal(there.infoHash, here.infoHash);
  });

  it('refuses all else', async () => {
    const refuse = (text, code, message) =>
      assert.rejects(readTorrentSource(text), { name: 'PublishError', code, message });
    await refuse('magnet:?dn=a', 'torrent', /no torrent/);
    await refuse(join(folder, 'bad.torrent'), 'torrent', /not a \.torrent/);
    await refuse(join(folder, 'none.torrent'), 'input', /cannot be read/);
    await refuse(`${url}/gone`, 'torrent', /HTTP 404/);
    await refuse(`${url}/huge`, 'torrent', /too large/);
  });
});

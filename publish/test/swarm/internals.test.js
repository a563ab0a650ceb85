import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const require = createRequire(import.meta.url);
const webtorrent = (file) =>
  readFileSync(require.resolve('webtorrent/package.json').replace('package.json', file), 'utf8');

/** An upgrade that takes one of them away must be noticed here, not by a publisher. */
describe('the private parts of WebTorrent that are used', () => {
  const torrent = webtorrent('lib/torrent.js');
  const members = [
    '_select (',
    '_deselect (',
    '_startDiscovery (',
    'addPeer (',
    '_peers = new Map',
  ];
  for (const member of members) {
    it(`Torrent: ${member}`, () => assert.ok(torrent.includes(member)));
  }

  it('the server for TCP, and a port that may say its host', () => {
    assert.ok(webtorrent('index.js').includes('this._connPool = new ConnPool(this)'));
    const pool = webtorrent('lib/conn-pool.js');
    assert.ok(pool.includes('this.tcpServer = net.createServer()'));
    assert.ok(pool.includes('this.tcpServer.listen(client.torrentPort, '));
  });

  it('the modules that are replaced', () => {
    assert.ok(torrent.includes("import utp from './utp.cjs'"));
    const client = readFileSync(
      require
        .resolve('webtorrent/package.json')
        .replace('webtorrent/package.json', 'bittorrent-tracker/client.js'),
      'utf8',
    );
    assert.ok(client.includes("from './lib/client/websocket-tracker.js'"));
  });
});

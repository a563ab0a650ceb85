import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import parseTorrent from 'parse-torrent';
import { writeMagnet } from '../../src/share/magnet.js';

const infoHash = '0123456789abcdef0123456789abcdef01234567';

describe('writeMagnet (BEP 9)', () => {
  it('needs no more than infohash and name', () => {
    assert.equal(writeMagnet({ infoHash, name: 'a' }), `magnet:?xt=urn:btih:${infoHash}&dn=a`);
  });

  it('is understood again, whatever is in it', async () => {
    const parts = {
      infoHash,
      name: 'Ein Film & "mehr" #1 – 100 %.mp4',
      trackers: ['wss://tracker.example/announce?key=a&b=c', 'udp://tracker.example:80'],
      webSeeds: ['https://media.example/a%20film.mp4'],
      torrentUrls: ['https://media.example/a.torrent'],
    };
    const parsed = await parseTorrent(writeMagnet(parts));
    assert.equal(parsed.infoHash, infoHash);
    assert.equal(parsed.name, parts.name);
    assert.deepEqual(parsed.announce, parts.trackers);
    assert.deepEqual(parsed.urlList, parts.webSeeds);
    assert.equal(parsed.xs, parts.torrentUrls[0]);
  });
});

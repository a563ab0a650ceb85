import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isStale } from '../../demo/build-when-stale.mjs';
import { describeOrigin, formatBytes, shareOfPeers, snippetFor } from '../../demo/demo-text.js';

describe('formatBytes', () => {
  const cases = [
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [1_550, '1.6 kB'],
    [99_940, '99.9 kB'],
    [99_960, '100 kB'],
    [999_600, '1.0 MB'],
    [4_800_000, '4.8 MB'],
    [2.5e9, '2.5 GB'],
    [7e15, '7000 TB'],
  ];
  for (const [bytes, text] of cases) {
    it(text, () => assert.equal(formatBytes(bytes), text));
  }
});

describe('shareOfPeers', () => {
  it('is whole while nothing came', () => assert.equal(shareOfPeers(0, 0), 1));
  it('is what peers gave of all', () => assert.equal(shareOfPeers(3, 1), 0.75));
  it('is nothing when a server gave all', () => assert.equal(shareOfPeers(0, 9), 0));
});

describe('describeOrigin', () => {
  const snapshot = {
    phase: 'ready',
    peers: 2,
    bytesFromPeers: 300,
    bytesFromServers: 0,
    diagnosis: null,
  };

  it('invites before anybody was contacted', () => {
    assert.match(describeOrigin(null), /Press play/);
    assert.match(describeOrigin({ ...snapshot, phase: 'idle' }), /Press play/);
  });

  it('says what is being waited for', () => {
    const waiting = { ...snapshot, bytesFromPeers: 0 };
    assert.equal(describeOrigin({ ...waiting, peers: 0 }), 'Looking for peers…');
    assert.equal(describeOrigin({ ...waiting, peers: 1 }), 'Met 1 peer; asking for pieces…');
  });

  it('says whom the bytes came from', () => {
    assert.match(describeOrigin(snapshot), /Every byte came from peers: 2 peers/);
    assert.equal(
      describeOrigin({ ...snapshot, bytesFromServers: 100 }),
      '75 % came from peers, 25 % from a server.',
    );
  });

  it('gives way to a diagnosis', () => {
    const diagnosis = { code: 'no-peers', message: 'Nobody is here.', hint: '' };
    assert.equal(describeOrigin({ ...snapshot, diagnosis }), 'Nobody is here.');
  });
});

describe('snippetFor', () => {
  it('is one script and one tag', () => {
    const snippet = snippetFor('magnet', 'magnet:?xt=urn:btih:abc&dn=x');
    assert.match(snippet, /<script type="module" src="[^"]+"><\/script>/);
    assert.match(snippet, /<torrent-player magnet="magnet:\?xt=urn:btih:abc&amp;dn=x">/);
  });

  it('lets no quote out of the attribute', () => {
    assert.ok(!snippetFor('src', 'x" onerror="y').includes('" onerror'));
  });
});

describe('isStale', () => {
  it('builds what is absent', () => assert.equal(isStale(null, 5), true));
  it('builds what is older than its sources', () => assert.equal(isStale(4, 5), true));
  it('keeps what is newer', () => assert.equal(isStale(6, 5), false));
  it('keeps what has no sources', () => assert.equal(isStale(6, null), false));
});

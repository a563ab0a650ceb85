import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openContent, readAcross } from '../../demo/swarm/content.mjs';
import { generateBytes } from '../../demo/swarm/generated-bytes.mjs';
import { pieceStoreOf } from '../../demo/swarm/piece-store.mjs';
import { bencode, makeTorrent } from '../../demo/swarm/torrent-file.mjs';

const abc = { name: 'abc.txt', base64: Buffer.from('abcdefghij').toString('base64') };
const xyz = { name: 'sub/xyz.txt', base64: Buffer.from('xyz').toString('base64') };
const sha1 = (data) => createHash('sha1').update(data).digest('hex');
const bencoded = (value) => bencode(value).toString('latin1');

describe('generateBytes', () => {
  const whole = generateBytes(7, { start: 0, end: 4_000 });

  it('tells any range of the same file', () => {
    for (const [start, end] of [
      [0, 1],
      [3, 9],
      [4, 8],
      [1_001, 1_002],
      [5, 5],
      [2_222, 4_000],
    ]) {
      assert.deepEqual(generateBytes(7, { start, end }), whole.slice(start, end));
    }
  });

  it('tells another file for another seed', () => {
    assert.notDeepEqual(generateBytes(8, { start: 0, end: 4_000 }), whole);
  });

  it('does not repeat itself after 4 GiB of words', () => {
    const far = 4 * 2 ** 32;
    assert.notDeepEqual(generateBytes(7, { start: far, end: far + 64 }), whole.slice(0, 64));
  });

  it('has every byte value', () => assert.equal(new Set(whole).size, 256));
});

describe('bencode (BEP 3)', () => {
  it('encodes integers', () => assert.equal(bencoded(-42), 'i-42e'));
  it('encodes strings by their bytes', () => assert.equal(bencode('é').toString(), '2:é'));
  it('encodes bytes', () => assert.equal(bencoded(Uint8Array.of(1, 255)), '2:\x01\xff'));
  it('encodes lists', () => assert.equal(bencoded(['a', [1]]), 'l1:ali1eee'));
  it('sorts dictionaries', () => assert.equal(bencoded({ b: 1, a: {} }), 'd1:ade1:bi1ee'));
});

describe('makeTorrent', () => {
  const contentsOf = (...specs) => Promise.all(specs.map(openContent));

  it('publishes one file under its own name', async () => {
    const trackers = ['ws://127.0.0.1:1'];
    const torrent = await makeTorrent(await contentsOf(abc), { pieceLengthBytes: 4, trackers });
    const pieces = ['abcd', 'efgh', 'ij'].map((piece) => Buffer.from(sha1(piece), 'hex'));
    const info = bencode({
      length: 10,
      name: 'abc.txt',
      'piece length': 4,
      pieces: Buffer.concat(pieces),
    });
    assert.equal(torrent.infoHash, sha1(info));
    assert.ok(torrent.bytes.includes(info));
    assert.ok(torrent.bytes.includes('8:announce16:ws://127.0.0.1:1'));
    const parameters = new URL(torrent.magnet).searchParams;
    assert.equal(parameters.get('xt'), `urn:btih:${torrent.infoHash}`);
    assert.equal(parameters.get('dn'), 'abc.txt');
    assert.equal(parameters.get('tr'), trackers[0]);
  });

  it('publishes several as a folder, with pieces across files', async () => {
    const torrent = await makeTorrent(await contentsOf(abc, xyz), { pieceLengthBytes: 8 });
    assert.ok(torrent.bytes.includes('4:pathl3:sub7:xyz.txt'));
    assert.ok(torrent.bytes.includes(Buffer.from(sha1('ijxyz'), 'hex')));
    assert.ok(!torrent.bytes.includes('announce'));
  });

  it('publishes one file as a folder when asked', async () => {
    const options = { pieceLengthBytes: 8, layout: 'folder', name: 'films' };
    const torrent = await makeTorrent(await contentsOf(abc), options);
    assert.ok(torrent.bytes.includes('4:pathl7:abc.txt'));
    assert.ok(torrent.bytes.includes('4:name5:films'));
  });

  it('names web seeds outside of the infohash, and privacy inside', async () => {
    const contents = await contentsOf(abc);
    const plain = await makeTorrent(contents, { pieceLengthBytes: 8 });
    const webSeeds = ['http://127.0.0.1:1/abc.txt'];
    const seeded = await makeTorrent(contents, { pieceLengthBytes: 8, webSeeds });
    const secret = await makeTorrent(contents, { pieceLengthBytes: 8, isPrivate: true });
    assert.equal(seeded.infoHash, plain.infoHash);
    assert.equal(new URL(seeded.magnet).searchParams.get('ws'), webSeeds[0]);
    assert.notEqual(secret.infoHash, plain.infoHash);
    assert.ok(secret.bytes.includes('7:privatei1e'));
  });
});

describe('openContent', () => {
  it('reads this very file', async () => {
    const content = await openContent({ path: fileURLToPath(import.meta.url) });
    assert.equal(content.name, 'demo-torrent.test.mjs');
    assert.equal(Buffer.from(await content.read({ start: 0, end: 6 })).toString(), 'import');
    await content.close();
  });

  it('refuses what is neither file, bytes nor seed', async () => {
    await assert.rejects(openContent({ name: 'x', lengthBytes: 1 }), /not a content: \{"name":"x"/);
  });

  it('reads across several', async () => {
    const contents = await Promise.all([abc, xyz].map(openContent));
    const bytes = await readAcross(contents, { start: 8, end: 12 });
    assert.equal(Buffer.from(bytes).toString(), 'ijxy');
  });
});

describe('the piece store', () => {
  const read = (store, ...args) =>
    new Promise((resolve, reject) => {
      store.get(...args, (error, bytes) =>
        error ? reject(error) : resolve(Buffer.from(bytes).toString()),
      );
    });
  const open = async (options) => {
    const Store = pieceStoreOf(await Promise.all([abc, xyz].map(openContent)), options);
    return new Store(4);
  };

  it('reads whole pieces and parts', async () => {
    const store = await open();
    assert.equal(await read(store, 2), 'ijxy');
    assert.equal(await read(store, 3), 'z');
    assert.equal(await read(store, 1, { offset: 1, length: 2 }), 'fg');
    assert.equal(await read(store, 1, { offset: 1 }), 'fgh');
  });

  it('lacks a piece until it was downloaded', async () => {
    const store = await open({ holds: (index) => index !== 1 });
    await assert.rejects(read(store, 1), /piece 1 is not here/);
    await new Promise((resolve) => store.put(1, Buffer.from('EFGH'), resolve));
    assert.equal(await read(store, 1, { offset: 1, length: 2 }), 'FG');
    await new Promise((resolve) => store.destroy(resolve));
    await assert.rejects(read(store, 1), /piece 1 is not here/);
  });
});

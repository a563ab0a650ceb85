import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, it } from 'node:test';
import parseTorrent from 'parse-torrent';
import { makeTorrent } from '../../src/share/make-torrent.js';

const PIECE = 16 * 1024;
const bytesOf = (length, value) => new Uint8Array(length).fill(value);
const sha1 = (bytes) => createHash('sha1').update(bytes).digest('hex');

describe('makeTorrent', () => {
  it('makes one file a torrent of its name, with pieces that hash right', async () => {
    const bytes = bytesOf(PIECE + 10, 1);
    const content = { name: 'a.mp4', files: [{ path: 'a.mp4', bytes: Readable.from([bytes]) }] };
    const torrent = await parseTorrent(await makeTorrent(content, { pieceLengthBytes: PIECE }));
    assert.equal(torrent.name, 'a.mp4');
    assert.deepEqual(torrent.pieces, [sha1(bytes.subarray(0, PIECE)), sha1(bytes.subarray(PIECE))]);
    assert.deepEqual(
      torrent.files.map(({ path, length }) => [path, length]),
      [['a.mp4', PIECE + 10]],
    );
    assert.deepEqual(torrent.announce, []);
  });

  it('makes several a folder, in the order given, with pieces across files', async () => {
    const files = [
      { path: 'b.mp4', bytes: Readable.from([bytesOf(10, 1)]) },
      { path: 'subtitles/a.srt', bytes: Readable.from([bytesOf(5, 2)]) },
    ];
    const torrent = await parseTorrent(
      await makeTorrent({ name: 'Film', files }, { pieceLengthBytes: PIECE }),
    );
    assert.equal(torrent.name, 'Film');
    assert.deepEqual(
      torrent.files.map(({ path }) => path),
      ['Film/b.mp4', 'Film/subtitles/a.srt'],
    );
    assert.deepEqual(torrent.pieces, [sha1(Buffer.concat([bytesOf(10, 1), bytesOf(5, 2)]))]);
  });

  it('does not mind in what parts the bytes come', async () => {
    const hashOf = async (...parts) => {
      const files = [{ path: 'a', bytes: Readable.from(parts) }];
      const torrent = await makeTorrent({ name: 'a', files }, { pieceLengthBytes: PIECE });
      return (await parseTorrent(torrent)).infoHash;
    };
    const whole = await hashOf(bytesOf(3 * PIECE, 7));
    assert.equal(await hashOf(bytesOf(PIECE - 1, 7), bytesOf(2 * PIECE + 1, 7)), whole);
  });

  it('gives a single file the name of the torrent', async () => {
    const files = [{ path: 'chosen.mp4', bytes: Readable.from([bytesOf(10, 1)]) }];
    const content = { name: 'published.mp4', files };
    const torrent = await parseTorrent(await makeTorrent(content, { pieceLengthBytes: PIECE }));
    assert.equal(torrent.name, 'published.mp4');
  });

  it('has trackers and web seeds outside of the infohash, and privacy inside', async () => {
    const content = () => ({
      name: 'a',
      files: [{ path: 'a', bytes: Readable.from([bytesOf(3, 1)]) }],
    });
    const make = async (options) =>
      parseTorrent(await makeTorrent(content(), { pieceLengthBytes: PIECE, ...options }));
    const plain = await make({});
    const trackers = ['wss://a.example', 'udp://b.example:1'];
    const webSeeds = ['https://c.example/a'];
    const linked = await make({ trackers, webSeeds });
    const secret = await make({ isPrivate: true });
    assert.equal(linked.infoHash, plain.infoHash);
    assert.deepEqual(linked.announce, trackers);
    assert.deepEqual(linked.urlList, webSeeds);
    assert.equal(plain.private, undefined);
    assert.equal(secret.private, true);
    assert.notEqual(secret.infoHash, plain.infoHash);
  });

  it('tells how far it is', async () => {
    const told = [];
    const files = [{ path: 'a', bytes: Readable.from([bytesOf(3 * PIECE, 1)]) }];
    const onProgress = (hashedBytes) => told.push(hashedBytes);
    await makeTorrent({ name: 'a', files }, { pieceLengthBytes: PIECE, onProgress });
    assert.deepEqual(told, [PIECE, 2 * PIECE, 3 * PIECE]);
  });

  it('rejects with what reading throws', async () => {
    const broken = Readable.from(
      (async function* read() {
        yield bytesOf(10, 1);
        throw new Error('the disk is gone');
      })(),
    );
    const files = [{ path: 'a', bytes: broken }];
    const making = makeTorrent({ name: 'a', files }, { pieceLengthBytes: PIECE });
    await assert.rejects(making, /the disk is gone/);
  });
});

import { expect } from '@open-wc/testing';
import { PlayerError } from '../../src/core/player-error.js';
import { toHex, validateMetadata } from '../../src/engine/torrent-metadata.js';
import type { TorrentMetadata } from '../../src/engine/torrent-metadata.js';
import { toParsedMetadata } from '../../src/engine/parsed-metadata.js';
import { ascii, bencode, makeTorrent } from '../support/make-torrent.js';
import type { Bencodable } from '../support/make-torrent.js';

const KIB = 1024;

/** A valid info dictionary of 40 KiB in three pieces, with keys added, replaced or (null) removed. */
function infoWith(changes: Readonly<Record<string, Bencodable | null>>): Uint8Array {
  const info: Record<string, Bencodable | null> = {
    name: 'film.mp4',
    'piece length': 16 * KIB,
    pieces: new Uint8Array(60),
    length: 40 * KIB,
    ...changes,
  };
  const kept = Object.entries(info).filter(([, value]) => value !== null);
  return bencode(Object.fromEntries(kept) as Record<string, Bencodable>);
}

function filesWith(files: readonly Bencodable[], pieces = 3): Uint8Array {
  return infoWith({ name: 'folder', length: null, files, pieces: new Uint8Array(20 * pieces) });
}

async function failure(info: Uint8Array): Promise<PlayerError> {
  try {
    await validateMetadata(info);
  } catch (reason) {
    if (reason instanceof PlayerError) return reason;
    throw reason;
  }
  throw new Error('accepted');
}

describe('validateMetadata', () => {
  it('describes a torrent of one file', async () => {
    const content = crypto.getRandomValues(new Uint8Array(40 * KIB));
    const { infoBytes, infoHash } = await makeTorrent(content);
    const metadata = await validateMetadata(infoBytes);
    const { pieceHashes, ...rest } = metadata;
    expect(rest).to.deep.equal({
      infoHash,
      name: 'film.mp4',
      files: [
        {
          index: 0,
          path: 'film.mp4',
          name: 'film.mp4',
          lengthBytes: 40 * KIB,
          type: 'video/mp4',
          playable: true,
          pieces: { first: 0, end: 3 },
        },
      ],
      fileOffsets: [0],
      torrentIndexes: [0],
      totalBytes: 40 * KIB,
      pieceLengthBytes: 16 * KIB,
      pieceCount: 3,
      isPrivate: false,
      infoBytes,
    } satisfies Omit<TorrentMetadata, 'pieceHashes'>);
    expect(pieceHashes).to.have.length(60);
  });

  it('hashes the raw bytes, not what an encoder would make of them', async () => {
    const unsorted = bencode(
      { pieces: new Uint8Array(20), name: 'a', length: 1, 'piece length': 16 * KIB },
      false,
    );
    const { infoHash } = await validateMetadata(unsorted);
    const digest = await crypto.subtle.digest('SHA-1', unsorted);
    expect(infoHash).to.equal(toHex(new Uint8Array(digest)));
  });

  it('lists files with paths and offsets', async () => {
    const { files, fileOffsets } = await validateMetadata(
      filesWith([
        { length: 10 * KIB, path: ['a', 'b.mkv'] },
        { length: 0, path: ['empty.mp4'] },
        { length: 30 * KIB, path: ['notes.txt'] },
      ]),
    );
    expect(files.map(({ path, type, playable }) => [path, type, playable])).to.deep.equal([
      ['a/b.mkv', 'video/x-matroska', true],
      ['empty.mp4', 'video/mp4', false],
      ['notes.txt', 'text/plain', false],
    ]);
    expect(fileOffsets).to.deep.equal([0, 10 * KIB, 10 * KIB]);
  });

  it('hides padding files but counts their bytes', async () => {
    const { files, fileOffsets, torrentIndexes, totalBytes } = await validateMetadata(
      filesWith([
        { length: 10 * KIB, path: ['a.mp4'] },
        { length: 6 * KIB, path: ['.pad', '6144'], attr: 'p' },
        { length: 20 * KIB, path: ['b.mp4'], attr: 'x' },
        { length: 4 * KIB, path: ['_____padding_file_1_if you see this'] },
      ]),
    );
    expect(files.map(({ index, name }) => [index, name])).to.deep.equal([
      [0, 'a.mp4'],
      [1, 'b.mp4'],
    ]);
    expect(fileOffsets).to.deep.equal([0, 16 * KIB]);
    expect(torrentIndexes).to.deep.equal([0, 2]);
    expect(totalBytes).to.equal(40 * KIB);
  });

  it('prefers names in UTF-8 and makes them harmless to show', async () => {
    const info = infoWith({ name: 'latin', 'name.utf-8': 'film\u202e4pm.\u0000mp4\u2066' });
    const { name } = await validateMetadata(info);
    expect(name).to.equal('film4pm.mp4');
  });

  it('knows a private torrent', async () => {
    expect((await validateMetadata(infoWith({ private: 1 }))).isPrivate).to.equal(true);
    expect((await validateMetadata(infoWith({ private: 0 }))).isPrivate).to.equal(false);
  });

  it('plays a hybrid torrent as v1', async () => {
    const hybrid = infoWith({ 'meta version': 2, 'file tree': {} });
    expect((await validateMetadata(hybrid)).pieceCount).to.equal(3);
  });

  it('says that v2-only is not supported', async () => {
    const info = infoWith({ 'meta version': 2, 'file tree': {}, pieces: null, length: null });
    expect((await failure(info)).code).to.equal('unsupported-torrent');
  });

  for (const [name, changes] of [
    ['no name', { name: null }],
    ['an empty name', { name: '' }],
    ['a name that is a number', { name: 1 }],
    ['a name with a slash', { name: 'a/b' }],
    ['a name with a backslash', { name: 'a\\b' }],
    ['the name ..', { name: '..' }],
    ['no piece length', { 'piece length': null }],
    ['a negative piece length', { 'piece length': -16384 }],
    ['a piece length of 0', { 'piece length': 0 }],
    ['a piece length below 16 KiB', { 'piece length': 8 * KIB, pieces: new Uint8Array(100) }],
    ['a piece length that is no multiple of 16 KiB', { 'piece length': 20 * KIB }],
    ['a piece length over 64 MiB', { 'piece length': 128 * KIB * KIB, pieces: new Uint8Array(20) }],
    ['no pieces', { pieces: null }],
    ['pieces that are a list', { pieces: [] }],
    ['a hash too few', { pieces: new Uint8Array(40) }],
    ['a hash too many', { pieces: new Uint8Array(80) }],
    ['half a hash', { pieces: new Uint8Array(59) }],
    ['no length', { length: null }],
    ['a negative length', { length: -1 }],
    ['no bytes at all', { length: 0, pieces: new Uint8Array(0) }],
    ['both a length and files', { files: [{ length: 1, path: ['a'] }] }],
  ] as const) {
    it(`refuses ${name}`, async () => {
      expect((await failure(infoWith(changes))).code).to.equal('invalid-torrent');
    });
  }

  for (const [name, file] of [
    ['that is no dictionary', 'x'],
    ['without a path', { length: 40 * KIB }],
    ['with an empty path', { length: 40 * KIB, path: [] }],
    ['with a path of numbers', { length: 40 * KIB, path: [1] }],
    ['with an empty segment', { length: 40 * KIB, path: ['a', ''] }],
    ['with a segment of nothing but control characters', { length: 40 * KIB, path: ['\u202e'] }],
    ['with .', { length: 40 * KIB, path: ['.', 'a'] }],
    ['with ..', { length: 40 * KIB, path: ['..', 'a'] }],
    ['with a slash', { length: 40 * KIB, path: ['../a'] }],
    ['with a thousand segments', { length: 40 * KIB, path: Array<string>(1000).fill('a') }],
    ['without a length', { path: ['a'] }],
    ['of negative length', { length: -1, path: ['a'] }],
    ['of a length that is text', { length: '1', path: ['a'] }],
  ] as const) {
    it(`refuses a file ${name}`, async () => {
      expect((await failure(filesWith([file]))).code).to.equal('invalid-torrent');
    });
  }

  it('refuses lengths whose sum is not safe', async () => {
    const file = { length: Number.MAX_SAFE_INTEGER, path: ['a'] };
    expect((await failure(filesWith([file, file]))).code).to.equal('invalid-torrent');
  });

  it('takes 20,000 files and no more', async () => {
    const files = (count: number) =>
      filesWith(
        Array.from({ length: count }, (_, i) => ({ length: 1, path: [String(i)] })),
        2,
      );
    expect((await validateMetadata(files(20_000))).files).to.have.length(20_000);
    expect((await failure(files(20_001))).code).to.equal('invalid-torrent');
  });

  it('refuses an empty list of files', async () => {
    expect((await failure(filesWith([]))).code).to.equal('invalid-torrent');
  });

  it('refuses what is no bencode, with the reason', async () => {
    const error = await failure(ascii('garbage'));
    expect(error.code).to.equal('invalid-torrent');
    expect(error.cause).to.be.instanceOf(SyntaxError);
  });
});

describe('toParsedMetadata', () => {
  it('gives WebTorrent one file as long as the torrent', async () => {
    const infoBytes = filesWith([
      { length: 10 * KIB, path: ['a.mp4'] },
      { length: 30 * KIB, path: ['b.mp4'] },
    ]);
    const parsed = toParsedMetadata(await validateMetadata(infoBytes));
    expect(parsed.files).to.deep.equal([
      { path: 'folder', name: 'folder', length: 40 * KIB, offset: 0 },
    ]);
    expect(parsed.lastPieceLength).to.equal(8 * KIB);
    expect(parsed.pieces).to.deep.equal(Array(3).fill('00'.repeat(20)));
    expect(parsed.infoBytes).to.equal(infoBytes);
  });

  it('knows that a last piece may be whole', async () => {
    const info = infoWith({ length: 48 * KIB });
    expect(toParsedMetadata(await validateMetadata(info)).lastPieceLength).to.equal(16 * KIB);
  });
});

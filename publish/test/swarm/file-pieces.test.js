import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseFile, clip, edgesOf, piecesOf } from '../../src/swarm/file-pieces.js';

const MIB = 1024 * 1024;

describe('chooseFile', () => {
  const files = ['Series/1.mkv', 'Series/2.mkv', 'Series/extras/2.mkv'].map((path) => ({ path }));
  const chosen = (wish) => files.indexOf(chooseFile(files, wish));

  it('takes all without a wish', () => assert.equal(chooseFile(files, null), null));
  it('knows indices', () => assert.equal(chosen('2'), 2));
  it('knows paths', () => assert.equal(chosen('Series/extras/2.mkv'), 2));
  it('takes the first that ends so', () => assert.equal(chosen('2.mkv'), 1));

  for (const wish of ['3', '-1', '1.5', '3.mkv', 'Series']) {
    it(`has none for ${wish}`, () => {
      assert.throws(
        () => chooseFile(files, wish),
        ({ code, message }) =>
          code === 'torrent' && message === `It has no file ${wish}, but 3 others`,
      );
    });
  }
});

describe('piecesOf', () => {
  const PIECE = 100;
  const cases = [
    [
      { offset: 0, length: 100 },
      { first: 0, end: 1 },
    ],
    [
      { offset: 0, length: 101 },
      { first: 0, end: 2 },
    ],
    [
      { offset: 99, length: 2 },
      { first: 0, end: 2 },
    ],
    [
      { offset: 200, length: 100 },
      { first: 2, end: 3 },
    ],
    [
      { offset: 250, length: 1 },
      { first: 2, end: 3 },
    ],
  ];
  for (const [bytes, pieces] of cases) {
    it(`${bytes.length} bytes from ${bytes.offset}`, () =>
      assert.deepEqual(piecesOf(bytes, PIECE), pieces));
  }

  it('an empty file has no piece of its own', () => {
    const { first, end } = piecesOf({ offset: 200, length: 0 }, PIECE);
    assert.ok(end <= first);
  });
});

describe('edgesOf', () => {
  it('are a mebibyte each, within the file', () => {
    assert.deepEqual(edgesOf({ offset: 10, length: 5 * MIB }), [
      { offset: 10, length: MIB },
      { offset: 10 + 4 * MIB, length: MIB },
    ]);
  });

  it('are the whole of a short file', () => {
    const file = { offset: 10, length: 7 };
    assert.deepEqual(edgesOf(file), [file, file]);
  });
});

describe('clip', () => {
  const bounds = { first: 10, end: 20 };
  it('keeps what lies within', () =>
    assert.deepEqual(clip({ first: 12, end: 14 }, bounds), { first: 12, end: 14 }));
  it('cuts at both ends', () => assert.deepEqual(clip({ first: 0, end: 99 }, bounds), bounds));
  it('is nothing beside', () => {
    assert.equal(clip({ first: 0, end: 10 }, bounds), null);
    assert.equal(clip({ first: 20, end: 30 }, bounds), null);
  });
});

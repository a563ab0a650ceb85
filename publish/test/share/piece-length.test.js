import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { advisedPieceLength, isPieceLength } from '../../src/share/piece-length.js';

const KIB = 1024;
const MIB = 1024 * KIB;

describe('advisedPieceLength', () => {
  const cases = [
    ['nothing', 0, 16 * KIB],
    ['a clip', MIB, 16 * KIB],
    ['just below two MiB', 2 * MIB - 1, 16 * KIB],
    ['two MiB', 2 * MIB, 64 * KIB],
    ['a short film', 100 * MIB, 64 * KIB],
    ['exactly as many pieces as are aimed at', 128 * MIB, 64 * KIB],
    ['one byte more', 128 * MIB + 1, 128 * KIB],
    ['half an hour', 400 * MIB, 256 * KIB],
    ['a long film', 1500 * MIB, MIB],
    ['a very long one', 50_000 * MIB, MIB],
  ];
  for (const [what, totalBytes, expected] of cases) {
    it(`${what}: ${expected / KIB} KiB`, () => {
      assert.equal(advisedPieceLength(totalBytes), expected);
    });
  }

  it('is always one that a torrent may have', () => {
    for (let bytes = 1; bytes < 2 ** 45; bytes *= 3) {
      assert.ok(isPieceLength(advisedPieceLength(bytes)), String(bytes));
    }
  });
});

describe('isPieceLength', () => {
  for (const bytes of [16 * KIB, 64 * KIB, 256 * KIB, MIB]) {
    it(`takes ${bytes}`, () => assert.ok(isPieceLength(bytes)));
  }
  for (const bytes of [0, 1, 8 * KIB, 48 * KIB, 65_537, 2 * MIB, NaN, Infinity, -65_536]) {
    it(`refuses ${bytes}`, () => assert.ok(!isPieceLength(bytes)));
  }
});

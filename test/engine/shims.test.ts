import { expect } from '@open-wc/testing';
import { sha1, sha1InScript } from '../../src/engine/shims/sha1.js';
import { toHex } from '../../src/engine/torrent-metadata.js';
import { ascii } from '../support/make-torrent.js';

describe('sha1', () => {
  for (const [text, hex] of [
    ['', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
    ['abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '84983e441c3bd26ebaae4aa1f95129e5e54670f1',
    ],
    ['a'.repeat(1_000_000), '34aa973cd4c4daa4f61eeb2bdbad27316534016f'],
  ] as const) {
    it(`hashes ${text.length > 60 ? 'a million a' : `"${text}"`} as FIPS 180 says`, async () => {
      expect(toHex(sha1InScript(ascii(text)))).to.equal(hex);
      expect(toHex(await sha1(ascii(text)))).to.equal(hex);
    });
  }

  it('agrees with the browser at every length around a block', async () => {
    for (let length = 50; length < 135; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 37 + length) & 255);
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-1', bytes));
      expect(sha1InScript(bytes), String(length)).to.deep.equal(digest);
    }
  });

  it('hashes a view, not the whole memory behind it', async () => {
    const bytes = ascii('xxabcxx').subarray(2, 5);
    expect(toHex(sha1InScript(bytes))).to.equal('a9993e364706816aba3e25717850c26c9cd0d89d');
    expect(toHex(await sha1(bytes))).to.equal('a9993e364706816aba3e25717850c26c9cd0d89d');
  });
});

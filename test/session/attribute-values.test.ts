import { expect } from '@open-wc/testing';
import {
  DEFAULT_ICE_SERVERS,
  parseByteCount,
  parseIceServers,
  parsePreload,
  parseSeeding,
  parseTokens,
} from '../../src/session/attribute-values.js';

describe('attribute values', () => {
  it('parseTokens splits at white space', () => {
    expect(parseTokens(null)).to.deep.equal([]);
    expect(parseTokens(' \n ')).to.deep.equal([]);
    expect(parseTokens(' wss://a/  wss://b/\n')).to.deep.equal(['wss://a/', 'wss://b/']);
  });

  it('parseSeeding is on unless it says off', () => {
    for (const on of [null, '', 'on', 'true', 'nonsense']) expect(parseSeeding(on)).to.equal(true);
    for (const off of ['off', ' OFF ']) expect(parseSeeding(off)).to.equal(false);
  });

  it('parsePreload is none unless it says more', () => {
    for (const none of [null, 'none', 'nonsense']) expect(parsePreload(none)).to.equal('none');
    expect(parsePreload('Metadata')).to.equal('metadata');
    for (const auto of ['auto', '']) expect(parsePreload(auto)).to.equal('auto');
  });

  describe('parseIceServers', () => {
    it('takes a JSON array of servers, an empty one too', () => {
      expect(parseIceServers('[]')).to.deep.equal([]);
      const servers = [{ urls: ['stun:a', 'turn:b'], username: 'u', credential: 'c' }];
      expect(parseIceServers(JSON.stringify(servers))).to.deep.equal(servers);
    });

    it('falls back to the documented list for anything else', () => {
      const wrong = [null, '', '{', '{}', '[1]', '[null]', '[{"urls":"https://a"}]', '[{}]'];
      for (const value of wrong) expect(parseIceServers(value)).to.equal(DEFAULT_ICE_SERVERS);
    });
  });

  describe('parseByteCount', () => {
    const cases: [value: string | null, expected: number | null][] = [
      ['256MiB', 268_435_456],
      ['1GiB', 1_073_741_824],
      ['1.5 kib', 1_536],
      ['0', 0],
      ['100000', 100_000],
      [null, null],
      ['', null],
      ['-5', null],
      ['5MB', null],
      ['9e9', null],
      ['99999999999GiB', null],
    ];
    for (const [value, expected] of cases) {
      it(`reads ${String(value)} as ${String(expected)}`, () => {
        expect(parseByteCount(value)).to.equal(expected);
      });
    }
  });
});

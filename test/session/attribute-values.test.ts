import { expect } from '@open-wc/testing';
import {
  DEFAULT_ICE_SERVERS,
  parseByteCount,
  parseByteRate,
  parseConsent,
  parseIceServers,
  parseMetered,
  parsePreload,
  parseRatio,
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

  it('parseMetered eases unless it says ignore', () => {
    for (const ease of [null, '', 'ease', 'false', 'nonsense']) {
      expect(parseMetered(ease), String(ease)).to.equal(true);
    }
    for (const ignore of ['ignore', ' Ignore ']) expect(parseMetered(ignore)).to.equal(false);
  });

  it('parseConsent is notice, and on the safe side of a slip', () => {
    for (const notice of [null, 'notice', ' Notice ']) {
      expect(parseConsent(notice)).to.equal('notice');
    }
    for (const ask of ['ask', 'ASK', '', 'grant', 'nonsense']) {
      expect(parseConsent(ask)).to.equal('ask');
    }
    expect(parseConsent('granted')).to.equal('granted');
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

  describe('parseByteRate', () => {
    const cases: [value: string | null, expected: number | null][] = [
      ['100KiB', 102_400],
      ['1MiB/s', 1_048_576],
      ['1.5 MiB /S ', 1_572_864],
      ['250000', 250_000],
      ['250000/s', 250_000],
      ['0', 0],
      ['0/s', 0],
      [null, null],
      ['', null],
      ['/s', null],
      ['-1', null],
      ['1MiB/h', null],
      ['1/sMiB', null],
      ['1MiB/s/s', null],
      ['1Mbit/s', null],
    ];
    for (const [value, expected] of cases) {
      it(`reads ${String(value)} as ${String(expected)}`, () => {
        expect(parseByteRate(value)).to.equal(expected);
      });
    }
  });

  describe('parseRatio', () => {
    const cases: [value: string | null, expected: number | null][] = [
      ['1.5', 1.5],
      [' 2 ', 2],
      ['.25', 0.25],
      ['0', 0],
      [null, null],
      ['', null],
      [' ', null],
      ['.', null],
      ['-1', null],
      ['1:2', null],
      ['1,5', null],
      ['0x10', null],
      ['Infinity', null],
      ['NaN', null],
    ];
    for (const [value, expected] of cases) {
      it(`reads ${String(value)} as ${String(expected)}`, () => {
        expect(parseRatio(value)).to.equal(expected);
      });
    }
  });
});

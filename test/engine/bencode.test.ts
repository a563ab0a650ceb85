import { expect } from '@open-wc/testing';
import { decodeDictionary } from '../../src/engine/bencode.js';
import { ascii, bencode } from '../support/make-torrent.js';

const decode = (text: string) => decodeDictionary(ascii(text)).dictionary;

describe('decodeDictionary', () => {
  it('reads every type, nested', () => {
    const dictionary = decode('d1:ai-3e1:bl4:spami0eldeee1:cd1:d0:ee');
    expect([...dictionary.keys()]).to.deep.equal(['a', 'b', 'c']);
    expect(dictionary.get('a')).to.equal(-3);
    expect(dictionary.get('b')).to.deep.equal([ascii('spam'), 0, [new Map()]]);
    expect(dictionary.get('c')).to.deep.equal(new Map([['d', new Uint8Array()]]));
  });

  it('tells where each value of the outermost dictionary lies', () => {
    const text = 'd1:ai1e4:infod3:xyz1:0ee';
    const { spans } = decodeDictionary(ascii(text));
    const span = spans.get('info')!;
    expect(text.slice(span.start, span.end)).to.equal('d3:xyz1:0e');
    expect([...spans.keys()]).to.deep.equal(['a', 'info']);
  });

  it('takes keys in any order, as bytes', () => {
    const dictionary = decode('d1:bi1e1:ai2e2:\xff\x00i3ee');
    expect([...dictionary.keys()]).to.deep.equal(['b', 'a', '\xff\x00']);
  });

  it('has no use for the prototype of objects', () => {
    expect(decode('d9:__proto__i1ee').get('__proto__')).to.equal(1);
    expect(decode('de').get('constructor')).to.equal(undefined);
  });

  it('reads the largest safe integers', () => {
    const { MAX_SAFE_INTEGER, MIN_SAFE_INTEGER } = Number;
    const dictionary = decode(`d1:ai${String(MAX_SAFE_INTEGER)}e1:bi${String(MIN_SAFE_INTEGER)}ee`);
    expect(dictionary.get('a')).to.equal(MAX_SAFE_INTEGER);
    expect(dictionary.get('b')).to.equal(MIN_SAFE_INTEGER);
  });

  for (const [name, text] of [
    ['nothing', ''],
    ['a list', 'le'],
    ['an integer', 'i1e'],
    ['an unfinished dictionary', 'd'],
    ['an unfinished key', 'd5:ab'],
    ['a key without a value', 'd1:ae'],
    ['a key that is no string', 'di1ei1ee'],
    ['a duplicate key', 'd1:ai1e1:ai2ee'],
    ['trailing bytes', 'dee'],
    ['a leading zero', 'd1:ai01ee'],
    ['a leading zero in a length', 'd01:ai1ee'],
    ['negative zero', 'd1:ai-0ee'],
    ['an empty integer', 'd1:aiee'],
    ['a lone minus', 'd1:ai-ee'],
    ['two minuses', 'd1:ai--1ee'],
    ['a plus', 'd1:ai+1ee'],
    ['a fraction', 'd1:ai1.5ee'],
    ['an unfinished integer', 'd1:ai12'],
    ['an integer beyond what is safe', 'd1:ai9007199254740992ee'],
    ['an endless integer', `d1:ai${'9'.repeat(400)}ee`],
    ['a negative length', 'd-1:ai1ee'],
    ['a string longer than what is there', 'd1:a99:xe'],
    ['a length of 2^53', 'd1:a9007199254740992:xe'],
    ['an unknown type', 'd1:axe'],
    ['a missing colon', 'd1ai1ee'],
  ] as const) {
    it(`refuses ${name}`, () => {
      expect(() => decode(text)).to.throw(SyntaxError, 'at byte');
    });
  }

  it('follows 32 levels and no more', () => {
    const nested = (levels: number) => `d1:a${'l'.repeat(levels - 1)}${'e'.repeat(levels - 1)}e`;
    expect(decode(nested(32)).size).to.equal(1);
    expect(() => decode(nested(33))).to.throw(SyntaxError, 'nested too deep');
    expect(() => decode(nested(100_000))).to.throw(SyntaxError, 'nested too deep');
  });

  it('refuses a million empty lists quickly', () => {
    const text = `d1:al${'le'.repeat(1_000_000)}ee`;
    expect(() => decode(text)).to.throw(SyntaxError, 'too many values');
  });

  it('reads back what the test writer wrote', () => {
    const bytes = bencode({ b: [1, 'x', {}], a: new Uint8Array([0, 255]) });
    const { dictionary } = decodeDictionary(bytes);
    expect(dictionary.get('a')).to.deep.equal(new Uint8Array([0, 255]));
    expect(dictionary.get('b')).to.deep.equal([1, ascii('x'), new Map()]);
  });

  it('never throws anything but SyntaxError, whatever byte is damaged', () => {
    const bytes = bencode({ name: 'film', list: [1, 2, { deep: 'x' }], number: -42 });
    for (let index = 0; index < bytes.length; index++) {
      for (const byte of [0, 0x30, 0x39, 0x3a, 0x64, 0x65, 0x69, 0x6c, 0xff]) {
        const damaged = bytes.slice();
        damaged[index] = byte;
        try {
          decodeDictionary(damaged);
        } catch (reason) {
          expect(reason).to.be.instanceOf(SyntaxError);
        }
      }
    }
  });
});

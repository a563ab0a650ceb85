import { expect } from '@open-wc/testing';
import { binaryToHex, hexToBinary, randomBinary } from '../../src/engine/binary-string.js';

describe('binary strings', () => {
  it('have one character for each byte', () => {
    expect(hexToBinary('00417fff')).to.equal('\u0000A\u007f\u00ff');
    expect(binaryToHex('\u0000A\u007f\u00ff')).to.equal('00417fff');
    expect(hexToBinary('')).to.equal('');
    expect(binaryToHex('')).to.equal('');
  });

  it('come back as they went, for every byte', () => {
    for (let byte = 0; byte < 256; byte++) {
      const hex = byte.toString(16).padStart(2, '0');
      expect(binaryToHex(hexToBinary(hex))).to.equal(hex);
    }
  });

  it('survive JSON', () => {
    const binary = hexToBinary('00ff10'.repeat(6) + 'abcd');
    expect(JSON.parse(JSON.stringify(binary))).to.equal(binary);
  });

  it('keep to a byte what a stranger sent as more', () => {
    expect(binaryToHex('\u0141\uffff')).to.equal('41ff');
  });

  it('are random when asked, and of the asked length', () => {
    const drawn = new Set(Array.from({ length: 50 }, () => randomBinary(20)));
    expect(drawn.size).to.equal(50);
    for (const binary of drawn) expect(binary).to.match(/^[\u0000-\u00ff]{20}$/);
  });
});

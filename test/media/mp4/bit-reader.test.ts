import { expect } from '@open-wc/testing';
import { BitReader } from '../../../src/media/mp4/bit-reader.js';

describe('BitReader', () => {
  it('reads fields across bytes', () => {
    const bits = new BitReader(Uint8Array.of(0b1010_0110, 0b1111_0000, 0xff, 0xff, 0xff, 0xff));
    expect(bits.read(3)).to.equal(0b101);
    bits.skip(1);
    expect(bits.read(8)).to.equal(0b0110_1111);
    bits.skip(4);
    expect(bits.read(32)).to.equal(0xffff_ffff);
    expect(bits.isExhausted).to.equal(false);
    expect(bits.read(1)).to.equal(0);
    expect(bits.isExhausted).to.equal(true);
  });

  it('reads Exp-Golomb codes (ITU-T H.264, table 9-2)', () => {
    // 1, 010, 011, 00100, 00111, 0001000
    const bits = new BitReader(Uint8Array.of(0b1010_0110, 0b0100_0011, 0b1000_1000));
    expect(Array.from({ length: 6 }, () => bits.readGolomb())).to.deep.equal([0, 1, 2, 3, 6, 7]);
  });

  it('comes to an end where nothing but zeros follow', () => {
    const bits = new BitReader(new Uint8Array(2));
    bits.readGolomb();
    expect(bits.isExhausted).to.equal(true);
  });
});

import { expect } from '@open-wc/testing';
import { PlayerError } from '../../src/core/player-error.js';
import {
  annexBToLengthPrefixed,
  frameConversion,
  withoutAdtsHeader,
} from '../../src/media/frame-format.js';

const bytes = (...values: number[]) => Uint8Array.from(values);
const convert = (...values: number[]) => [...annexBToLengthPrefixed(bytes(...values))];

describe('annexBToLengthPrefixed', () => {
  it('replaces start codes of three and of four bytes', () => {
    expect(convert(0, 0, 0, 1, 9, 16, 0, 0, 1, 101, 1, 2)).to.deep.equal([
      ...[0, 0, 0, 2, 9, 16],
      ...[0, 0, 0, 3, 101, 1, 2],
    ]);
  });

  it('leaves zeros and ones within a unit alone', () => {
    expect(convert(0, 0, 1, 7, 0, 1, 1, 0, 0, 3, 1)).to.deep.equal([
      ...[0, 0, 0, 8],
      ...[7, 0, 1, 1, 0, 0, 3, 1],
    ]);
  });

  it('drops trailing zeros and what is before the first start code', () => {
    expect(convert(5, 6, 0, 0, 1, 7, 8, 0, 0)).to.deep.equal([0, 0, 0, 2, 7, 8]);
  });

  it('makes nothing of nothing', () => {
    expect(convert()).to.deep.equal([]);
    expect(convert(1, 2, 3)).to.deep.equal([]);
    expect(convert(0, 0, 1)).to.deep.equal([]);
  });
});

describe('withoutAdtsHeader', () => {
  it('skips seven bytes, nine with a checksum', () => {
    expect([...withoutAdtsHeader(bytes(0xff, 0xf1, 0, 0, 0, 0, 0, 42))]).to.deep.equal([42]);
    expect([...withoutAdtsHeader(bytes(0xff, 0xf0, 0, 0, 0, 0, 0, 0, 0, 42))]).to.deep.equal([42]);
  });

  it('refuses what has none', () => {
    expect(() => withoutAdtsHeader(bytes(0x21, 0x10))).to.throw(PlayerError);
    expect(() => withoutAdtsHeader(bytes())).to.throw(PlayerError);
  });
});

describe('frameConversion', () => {
  const video = (codec: 'avc' | 'vp8', description?: Uint8Array) =>
    frameConversion({
      kind: 'video',
      codec,
      decoderConfig: { codec, ...(description ? { description } : {}) },
      rotation: 0,
      timeResolution: 1000,
      primingPacket: null,
    });
  const frame = bytes(0, 0, 1, 7);

  it('converts what has no description, by its codec', () => {
    expect([...video('avc')(frame)]).to.deep.equal([0, 0, 0, 1, 7]);
    expect(video('vp8')(frame)).to.equal(frame);
  });

  it('passes on what a file described', () => {
    expect(video('avc', bytes(1))(frame)).to.equal(frame);
  });
});

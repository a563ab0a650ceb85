import { expect } from '@open-wc/testing';
import { EncodedPacket } from 'mediabunny';
import { PlayerError } from '../../../src/core/player-error.js';
import { avcRecord, hevcRecord } from '../../../src/media/mp4/parameter-sets.js';
import type { VideoConfiguration } from '../../../src/media/packet-supply.js';
import { boxesOf, libraryHeader } from './library-header.js';

/** Parameter sets as x265 and x264 write them for a picture of 64 × 48. */
const HEVC = {
  '8 bits': [
    '40010c01ffff01600000030090000003000003001e959809',
    '42010101600000030090000003000003001ea02083165959ae4caf016808000003000800000300c840',
    '4401c173d089',
  ],
  '10 bits': [
    '40010c01ffff02200000030090000003000003001e959809',
    '42010102200000030090000003000003001ea020831365959ae4caf0168080000003008000000c84',
    '4401c173d089',
  ],
};
const AVC = {
  high: ['6764000aacd9447b011000000300100000030320f1225960', '68ebe3cb22c0'],
  baseline: ['6742c00ad9047b011000000300100000030320f1226480', '68cb83cb20'],
};

const bytes = (hex: string) => Uint8Array.from(hex.match(/../g)!, (octet) => parseInt(octet, 16));

/** An Annex B frame of these NAL units, and a slice after them. */
function frame(units: readonly string[], slice: string): Uint8Array {
  return bytes([...units, slice].map((unit) => `00000001${unit}`).join(''));
}

async function libraryRecord(codec: 'avc' | 'hevc', data: Uint8Array): Promise<number[]> {
  const configuration: VideoConfiguration = {
    kind: 'video',
    codec,
    decoderConfig: {
      codec: codec === 'avc' ? 'avc1.64000a' : 'hvc1.1.6.L30.90',
      codedWidth: 64,
      codedHeight: 48,
    },
    rotation: 0,
    timeResolution: 1000,
    primingPacket: new EncodedPacket(data, 'key', 0, 1),
  };
  const type = codec === 'avc' ? 'avcC' : 'hvcC';
  return [...boxesOf(await libraryHeader(configuration)).get(type)!];
}

describe('decoder configuration records', () => {
  for (const [depth, units] of Object.entries(HEVC)) {
    it(`of H.265, ${depth}`, async () => {
      const data = frame(units, '2601af');
      const record = [...hevcRecord(data)];
      const expected = await libraryRecord('hevc', data);
      // The library guesses a smallest segment and a kind of parallelism; nothing is claimed here.
      for (const at of [13, 14, 15]) expected[at] = record[at]!;
      expect(record).to.deep.equal(expected);
    });
  }

  for (const [profile, units] of Object.entries(AVC)) {
    it(`of H.264, ${profile}`, async () => {
      const data = frame(units, '6588');
      expect([...avcRecord(data)]).to.deep.equal(await libraryRecord('avc', data));
    });
  }

  it('need parameter sets', () => {
    expect(() => avcRecord(frame([], '6588'))).to.throw(PlayerError, 'parameter sets');
    expect(() => avcRecord(frame([AVC.high[0]!], '6588'))).to.throw(PlayerError);
    expect(() => hevcRecord(frame(HEVC['8 bits'].slice(0, 2), '2601'))).to.throw(PlayerError);
    expect(() => hevcRecord(new Uint8Array())).to.throw(PlayerError);
  });
});

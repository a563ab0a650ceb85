import { expect } from '@open-wc/testing';
import type { TrackConfiguration } from '../../src/media/packet-supply.js';
import { writeCluster, writeWebmHeader } from '../../src/media/webm-writer.js';

const VP8: TrackConfiguration = {
  kind: 'video',
  codec: 'vp8',
  decoderConfig: { codec: 'vp8', codedWidth: 320, codedHeight: 180 },
  rotation: 0,
  timeResolution: 1000,
  primingPacket: null,
};

const OPUS: TrackConfiguration = {
  kind: 'audio',
  codec: 'opus',
  decoderConfig: {
    codec: 'opus',
    sampleRate: 48_000,
    numberOfChannels: 2,
    description: Uint8Array.of(9, 8, 7),
  },
  timeResolution: 48_000,
  primingPacket: null,
};

const hex = (bytes: Uint8Array) =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

describe('writeWebmHeader', () => {
  it('is an EBML header, and a segment of unknown size with Info and Tracks', () => {
    const header = hex(writeWebmHeader(VP8));
    expect(header.startsWith('1a45dfa3')).to.equal(true);
    expect(header).to.contain('42820100000000000004' + hex(new TextEncoder().encode('webm')));
    expect(header).to.contain('1853806701ffffffffffffff1549a966');
    expect(header).to.contain('1654ae6b');
  });

  it('counts times in milliseconds', () => {
    expect(hex(writeWebmHeader(VP8))).to.contain('2ad7b101000000000000030f4240');
  });

  it('describes a video track', () => {
    const header = hex(writeWebmHeader(VP8));
    expect(header).to.contain(hex(new TextEncoder().encode('V_VP8')));
    expect(header).to.contain('8301000000000000' + '0101');
    expect(header).to.contain('b00100000000000002' + '0140');
    expect(header).to.contain('ba0100000000000001' + 'b4');
    expect(header).to.not.contain('63a2');
  });

  it('describes an audio track, its decoder included', () => {
    const header = hex(writeWebmHeader(OPUS));
    expect(header).to.contain(hex(new TextEncoder().encode('A_OPUS')));
    expect(header).to.contain('63a20100000000000003' + '090807');
    expect(header).to.contain('b50100000000000008' + '40e7700000000000');
    expect(header).to.contain('9f0100000000000001' + '02');
    expect(header, 'pre-roll of 80 ms').to.contain('56bb0100000000000004' + '04c4b400');
  });

  it('refuses what WebM does not carry', () => {
    expect(() => writeWebmHeader({ ...VP8, codec: 'avc' })).to.throw(RangeError, 'avc');
  });
});

describe('writeCluster', () => {
  const block = (timestampMs: number, isKey: boolean, ...data: number[]) => {
    return { data: Uint8Array.from(data), timestampMs, isKey };
  };

  it('writes the time of the first block, and the others relative to it', () => {
    const cluster = hex(writeCluster([block(70_000, true, 1, 2), block(70_040, false, 3)]));
    const timestamp = 'e70100000000000003' + '011170';
    const first = 'a30100000000000006' + '81' + '0000' + '80' + '0102';
    const second = 'a30100000000000005' + '81' + '0028' + '00' + '03';
    expect(cluster).to.equal('1f43b67501' + '00000000000029' + timestamp + first + second);
  });

  it('needs a block', () => {
    expect(() => writeCluster([])).to.throw(RangeError);
  });
});

import { expect } from '@open-wc/testing';
import { EncodedPacket } from 'mediabunny';
import { openInput } from '../../../src/media/byte-source-input.js';
import { writeMp4Header } from '../../../src/media/mp4/mp4-header.js';
import { supplyOf } from '../../../src/media/packet-supply.js';
import type { AudioConfiguration, VideoConfiguration } from '../../../src/media/packet-supply.js';
import { MemoryByteSource, loadFixture } from '../../support/memory-byte-source.js';
import { boxesOf, libraryHeader } from './library-header.js';

async function configurationOf(name: string, kind: 'video' | 'audio') {
  const input = openInput(new MemoryByteSource(await loadFixture(name)));
  const track = await (kind === 'video'
    ? input.getPrimaryVideoTrack()
    : input.getPrimaryAudioTrack());
  return (await supplyOf(track!)).configuration;
}

/** What is written otherwise, and means the same: times of making, names, widths of sizes. */
const OTHERWISE = new Set(['mvhd', 'tkhd', 'mdhd', 'hdlr', 'esds', 'trex']);

describe('writeMp4Header', () => {
  for (const [name, kind, entry, record] of [
    ['index-last.mp4', 'video', 'avc1', 'avcC'],
    ['h264-aac.m2t', 'video', 'avc1', 'avcC'],
    ['vp9-opus.webm', 'video', 'vp09', 'vpcC'],
    ['av1-opus.mp4', 'video', 'av01', 'av1C'],
    ['index-last.mp4', 'audio', 'mp4a', 'esds'],
    ['h264-aac.m2t', 'audio', 'mp4a', 'esds'],
    ['tone.mp3', 'audio', 'mp4a', 'esds'],
    ['vp9-opus.webm', 'audio', 'Opus', 'dOps'],
    ['tone.flac', 'audio', 'fLaC', 'dfLa'],
    ['ac3-stereo.mkv', 'audio', 'ac-3', 'dac3'],
    ['ac3-surround.mkv', 'audio', 'ac-3', 'dac3'],
    ['eac3-stereo.mkv', 'audio', 'ec-3', 'dec3'],
    ['eac3-surround.mkv', 'audio', 'ec-3', 'dec3'],
  ] as const) {
    it(`says the same as the library's muxer of ${name}: ${record}`, async () => {
      const configuration = await configurationOf(name, kind);
      const { data } = writeMp4Header(configuration);
      const [ours, theirs] = [boxesOf(data), boxesOf(await libraryHeader(configuration))];
      expect([...ours.keys()]).to.include.members([entry, record]);
      expect([...ours.keys()].sort()).to.deep.equal([...theirs.keys()].sort());
      for (const [type, content] of theirs) {
        if (OTHERWISE.has(type)) continue;
        // The name of whoever compressed it is empty here.
        const cut = type === entry && kind === 'video' ? 42 : undefined;
        expect([...ours.get(type)!.subarray(0, cut)], type).to.deep.equal([
          ...content.subarray(0, cut),
        ]);
      }
      expect(shape(ours.get('tkhd')!), 'size and rotation').to.deep.equal(
        shape(theirs.get('tkhd')!),
      );
    });
  }

  it('holds the AudioSpecificConfig of AAC, told or made of an ADTS header', async () => {
    for (const name of ['index-last.mp4', 'h264-aac.m2t']) {
      const { data } = writeMp4Header(await configurationOf(name, 'audio'));
      // AAC LC, 48 kHz, one channel.
      const decoderRecord = [0x05, 0x80, 0x80, 0x80];
      const esds = [...boxesOf(data).get('esds')!];
      const at = esds.findIndex((_, index) =>
        decoderRecord.every((byte, offset) => esds[index + offset] === byte),
      );
      expect(esds.slice(at + 5, at + 7), name).to.deep.equal([0x11, 0x88]);
    }
  });

  it('turns the picture', async () => {
    const configuration = (await configurationOf('index-last.mp4', 'video')) as VideoConfiguration;
    for (const rotation of [0, 90, 180, 270] as const) {
      const turned = { ...configuration, rotation };
      const ours = boxesOf(writeMp4Header(turned).data).get('tkhd')!;
      const theirs = boxesOf(await libraryHeader(turned)).get('tkhd')!;
      expect(shape(ours).slice(0, 6), `${rotation}`).to.deep.equal(shape(theirs).slice(0, 6));
    }
  });

  it('tells of pixels that are no squares, and of colours', async () => {
    const { decoderConfig, ...rest } = (await configurationOf(
      'index-last.mp4',
      'video',
    )) as VideoConfiguration;
    const colorSpace: object = {
      ...{ primaries: 'bt2020', transfer: 'pq', matrix: 'bt2020-ncl' },
      fullRange: true,
    };
    const shaped = {
      ...rest,
      decoderConfig: {
        ...decoderConfig,
        displayAspectWidth: 427,
        displayAspectHeight: 180,
        colorSpace: colorSpace as VideoColorSpaceInit,
      },
    };
    const [ours, theirs] = [
      boxesOf(writeMp4Header(shaped).data),
      boxesOf(await libraryHeader(shaped)),
    ];
    for (const type of ['pasp', 'colr']) {
      expect([...ours.get(type)!], type).to.deep.equal([...theirs.get(type)!]);
    }
  });

  it('is the same each time', async () => {
    const configuration = await configurationOf('h264-aac.m2t', 'video');
    expect(writeMp4Header(configuration)).to.deep.equal(writeMp4Header(configuration));
  });

  it('knows surround sound in Opus', () => {
    const head = Uint8Array.of(
      ...new TextEncoder().encode('OpusHead'),
      ...[1, 6, 0x38, 0x01, 0x80, 0xbb, 0, 0, 0xff, 0xff, 1],
      ...[4, 2, 0, 4, 1, 2, 3, 5],
    );
    const configuration = surround('opus', head);
    const record = [...boxesOf(writeMp4Header(configuration).data).get('dOps')!];
    expect(record).to.deep.equal([
      ...[0, 6, 0x01, 0x38, 0, 0, 0xbb, 0x80, 0xff, 0xff, 1],
      ...[4, 2, 0, 4, 1, 2, 3, 5],
    ]);
    const bare = boxesOf(writeMp4Header(surround('opus')).data).get('dOps')!;
    expect([...bare.subarray(0, 4)]).to.deep.equal([0, 6, 0x0f, 0x00]);
  });

  it('says what is missing, or not carried', () => {
    expect(() => writeMp4Header(surround('flac'))).to.throw('STREAMINFO');
    expect(() => writeMp4Header(surround('aac'))).to.throw('ADTS');
    expect(() => writeMp4Header(surround('ac3'))).to.throw('sync word');
    expect(() => writeMp4Header(surround('eac3'))).to.throw('sync word');
    expect(() => writeMp4Header(surround('vorbis'))).to.throw(RangeError, 'no vorbis in MP4');
  });
});

/** Matrix, width and height of a track. */
function shape(trackHeader: Uint8Array): number[] {
  const view = new DataView(trackHeader.slice().buffer);
  return Array.from({ length: 11 }, (_, index) => view.getInt32(40 + 4 * index));
}

function surround(
  codec: AudioConfiguration['codec'],
  description?: Uint8Array,
): AudioConfiguration {
  return {
    kind: 'audio',
    codec,
    decoderConfig: {
      codec,
      numberOfChannels: 6,
      sampleRate: 48_000,
      ...(description && { description }),
    },
    timeResolution: 48_000,
    primingPacket: new EncodedPacket(Uint8Array.of(1, 2, 3), 'key', 0, 1),
  };
}

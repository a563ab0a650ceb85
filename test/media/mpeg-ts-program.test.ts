import { expect } from '@open-wc/testing';
import { streamTypes, unreadPicture } from '../../src/media/mpeg-ts-program.js';
import { openInput } from '../../src/media/byte-source-input.js';
import { transportDemuxerOf } from '../../src/media/demuxer-internals.js';
import { MemoryByteSource, loadFixture } from '../support/memory-byte-source.js';

/** A program map (ISO/IEC 13818-1 §2.4.4.8): each stream's type and descriptors. */
function programMap(streams: [type: number, descriptors: number[]][], program: number[] = []) {
  const loop = streams.flatMap(([type, descriptors], index) => [
    ...[type, 0xe1, index, 0xf0, descriptors.length],
    ...descriptors,
  ]);
  const header = [0, 1, 0xc1, 0, 0, 0xe1, 0, 0xf0, program.length, ...program];
  const following = header.length + loop.length + 4;
  return Uint8Array.from([0, 2, 0xb0, following, ...header, ...loop, 9, 9, 9, 9]);
}

describe('streamTypes', () => {
  it('lists the streams of a program map, descriptors or not', () => {
    const map = programMap([
      [0x02, []],
      [0x0f, [0x0a, 4, 0x65, 0x6e, 0x67, 0]],
      [0x81, []],
    ]);
    expect(streamTypes(map)).to.deep.equal([0x02, 0x0f, 0x81]);
    expect(streamTypes(programMap([[0x1b, []]], [5, 4, 1, 2, 3, 4]))).to.deep.equal([0x1b]);
  });

  it('lists what there is of one that is cut off', () => {
    const map = programMap([
      [0x02, []],
      [0x0f, []],
    ]);
    expect(streamTypes(map.subarray(0, -7))).to.deep.equal([0x02]);
  });

  it('is null of any other table, of a PES packet, and of nothing', () => {
    expect(streamTypes(Uint8Array.of(0, 0x00, 0xb0, 13, 0, 1))).to.equal(null);
    expect(streamTypes(Uint8Array.of(0, 0, 1, 0xe0, 0, 0))).to.equal(null);
    expect(streamTypes(new Uint8Array())).to.equal(null);
  });
});

describe('unreadPicture', () => {
  async function pictureOf(bytes: Uint8Array): Promise<string | null> {
    const input = openInput(new MemoryByteSource(bytes));
    await input.getTracks();
    return unreadPicture(await transportDemuxerOf(input));
  }

  it('is the codec of a picture that the demuxer passes over', async () => {
    expect(await pictureOf(await loadFixture('mpeg2-aac.m2t'))).to.equal('mp4v.61');
  });

  it('is found where the tables come later', async () => {
    const bytes = await loadFixture('mpeg2-aac.m2t');
    expect(await pictureOf(bytes.subarray(10 * PACKET_BYTES))).to.equal('mp4v.61');
  });

  it('is null where the picture is read', async () => {
    expect(await pictureOf(await loadFixture('h264-aac.m2t'))).to.equal(null);
  });
});

const PACKET_BYTES = 188;

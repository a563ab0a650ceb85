import { expect } from '@open-wc/testing';
import { EncodedPacketSink } from 'mediabunny';
import { openInput } from '../../src/media/byte-source-input.js';
import { transportDemuxerOf } from '../../src/media/demuxer-internals.js';
import type { TransportDemuxer, TransportPacket } from '../../src/media/demuxer-internals.js';
import { endSectionsByLength } from '../../src/media/mpeg-ts-sections.js';
import { MemoryByteSource, loadFixture } from '../support/memory-byte-source.js';

const STRIDE = 188;
const [SOUND, PICTURE] = [257, 256];

/** With a payload, and before that an adaptation field where one is given. */
function packet(pid: number, begins: 0 | 1, payload: number[], field: number[] = []) {
  const adaptation = field.length > 0 ? [field.length, ...field] : [];
  const control = (field.length > 0 ? 0b10 : 0) | (payload.length > 0 ? 0b01 : 0);
  const body = Uint8Array.from([...adaptation, ...payload]);
  return { pid, payloadUnitStartIndicator: begins, adaptationFieldControl: control, body };
}

/** The beginning of a PES packet that says how many bytes follow its length. */
const pes = (following: number, ...payload: number[]) => [0, 0, 1, 0xc0, 0, following, ...payload];

/** A demuxer of those packets. The library's own reading tells of itself. */
function demuxerOf(packets: readonly TransportPacket[]) {
  const demuxer = {
    packetStride: STRIDE,
    readPacket: (at: number) => Promise.resolve(packets[at / STRIDE] ?? null),
    own: [] as unknown[],
    readSection(...call: unknown[]) {
      this.own.push(call);
      return Promise.resolve(null);
    },
  };
  endSectionsByLength(demuxer as unknown as TransportDemuxer);
  return demuxer as unknown as TransportDemuxer & { readonly own: unknown[] };
}

describe('endSectionsByLength', () => {
  it('ends a PES packet where its length says', async () => {
    const packets = [
      packet(SOUND, 1, pes(4, 1, 2), [0x40]),
      packet(PICTURE, 0, [9, 9, 9]),
      packet(SOUND, 0, [3, 4]),
      packet(PICTURE, 0, [9, 9, 9]),
    ];
    const section = await demuxerOf(packets).readSection(0, true);
    expect(section).to.deep.equal({
      startPos: 0,
      endPos: 3 * STRIDE,
      pid: SOUND,
      payload: Uint8Array.from(pes(4, 1, 2, 3, 4)),
      randomAccessIndicator: 1,
    });
  });

  it('ends it earlier where the next one begins, or the file ends', async () => {
    const packets = [packet(SOUND, 1, pes(99, 1)), packet(SOUND, 0, [2])];
    for (const more of [[], [packet(SOUND, 1, pes(1, 7))]]) {
      const section = await demuxerOf([...packets, ...more]).readSection(0, true);
      expect(section?.payload).to.deep.equal(Uint8Array.from(pes(99, 1, 2)));
      expect(section?.endPos).to.equal(2 * STRIDE);
    }
  });

  it('passes over what begins nothing', async () => {
    const packets = [
      packet(SOUND, 0, [], [0x10, 1, 2]),
      packet(PICTURE, 1, pes(1, 9)),
      packet(SOUND, 1, pes(1, 5)),
    ];
    const section = await demuxerOf(packets).readSection(0, true);
    expect(section?.startPos).to.equal(2 * STRIDE);
    expect(await demuxerOf(packets.slice(0, 2)).readSection(0, true)).to.equal(null);
  });

  it('leaves to the library what has no length, tables, and beginnings', async () => {
    const demuxer = demuxerOf([packet(PICTURE, 1, pes(0, 1)), packet(0, 1, [0, 0, 0xb0, 13])]);
    await demuxer.readSection(0, true);
    await demuxer.readSection(STRIDE, true);
    await demuxer.readSection(0, true, true);
    await demuxer.readSection(0, false);
    expect(demuxer.own).to.deep.equal([
      [0, true],
      [STRIDE, true],
      [0, true, true],
      [0, false, false],
    ]);
  });

  it('changes no packet of a film, and reads less for the first of its sound', async () => {
    const read = async (isTuned: boolean) => {
      const source = new MemoryByteSource(await loadFixture('h264-aac.m2t'));
      const input = openInput(source, { unitBytes: 1 });
      if (isTuned) endSectionsByLength(await transportDemuxerOf(input));
      const sink = new EncodedPacketSink((await input.getPrimaryAudioTrack())!);
      const packets = [await sink.getFirstPacket()];
      const readEnd = Math.max(...source.reads.map(({ end }) => end));
      for (let last = packets[0]; last; last = await sink.getNextPacket(last)) packets.push(last);
      return { packets, readEnd };
    };
    const [as, tuned] = [await read(false), await read(true)];
    expect(tuned.packets).to.deep.equal(as.packets);
    expect(tuned.readEnd).to.be.below(as.readEnd);
  });
});

import { expect } from '@open-wc/testing';
import { EncodedPacketSink } from 'mediabunny';
import { openInput } from '../../src/media/byte-source-input.js';
import { concatenate } from '../../src/media/concatenate.js';
import { tuneDemuxer } from '../../src/media/demuxer-tuning.js';
import { BLOCK_BYTES } from '../../src/media/reads-ahead.js';
import { MemoryByteSource, loadFixture } from '../support/memory-byte-source.js';

/** Up to which byte a file is read for its first packets of sound, and those packets. */
async function firstPackets(bytes: Uint8Array, count: number, unitBytes = BLOCK_BYTES) {
  const source = new MemoryByteSource(bytes);
  const input = openInput(source, { unitBytes });
  await tuneDemuxer(input);
  const sink = new EncodedPacketSink((await input.getPrimaryAudioTrack())!);
  const packets = [];
  for (
    let packet = await sink.getFirstPacket();
    packet && packets.length < count;
    packet = await sink.getNextPacket(packet)
  ) {
    packets.push(packet);
  }
  return { packets, readEnd: Math.max(...source.reads.map(({ end }) => end)) };
}

describe('tuneDemuxer', () => {
  it('reads one block of an MP3 file for what lies in it', async () => {
    const tone = await loadFixture('tone.mp3');
    const bytes = concatenate(Array<Uint8Array>(8).fill(tone));
    const { packets, readEnd } = await firstPackets(bytes, 10);
    expect(packets).to.have.length(10);
    expect(readEnd).to.equal(BLOCK_BYTES);
  });

  it('finds the frames of an MP3 file that lie across blocks', async () => {
    const tone = await loadFixture('tone.mp3');
    const bytes = concatenate(Array<Uint8Array>(3).fill(tone));
    const { packets, readEnd } = await firstPackets(bytes, Infinity);
    expect(readEnd).to.equal(bytes.length);
    expect(packets.at(-1)!.timestamp).to.be.closeTo(12, 0.2);
  });

  it('reads of an Ogg page no more than the packets that are wanted', async () => {
    const bytes = await loadFixture('tone.opus');
    const pages = pageStarts(bytes);
    const { packets, readEnd } = await firstPackets(bytes, 5, 1);
    expect(packets).to.have.length(5);
    // When the first page begins is known when its packets, and the next one, are.
    expect(readEnd).to.be.within(pages[3]!, (pages[3]! + pages[4]!) / 2);
  });

  it('finds every packet of an Ogg file', async () => {
    for (const name of ['tone.opus', 'tone.ogg']) {
      const { packets } = await firstPackets(await loadFixture(name), Infinity);
      const last = packets.at(-1)!;
      expect(last.timestamp + last.duration, name).to.be.closeTo(4, 0.1);
      for (const [index, { timestamp }] of packets.entries()) {
        if (index > 0) expect(timestamp).to.be.at.least(packets[index - 1]!.timestamp);
      }
    }
  });
});

/** Where the pages of an Ogg file begin; the first two hold no sound. */
function pageStarts(bytes: Uint8Array): number[] {
  const mark = [...new TextEncoder().encode('OggS')];
  return [...bytes.keys()].filter((at) => mark.every((code, index) => bytes[at + index] === code));
}

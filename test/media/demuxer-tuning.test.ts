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
  const input = openInput(source, { unitBytes, readsAhead: false });
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
});

import { expect } from '@open-wc/testing';
import { EncodedPacketSink } from 'mediabunny';
import { openInput } from '../../src/media/byte-source-input.js';
import { demuxerOf } from '../../src/media/demuxer-internals.js';
import { ReadGate } from '../../src/media/reader/read-gate.js';
import { MemoryByteSource, loadFixture } from '../support/memory-byte-source.js';
import type { MemoryByteSourceOptions } from '../support/memory-byte-source.js';

const BLOCK_BYTES = 16 * 1024;

async function open(name: string, options: MemoryByteSourceOptions = {}) {
  const source = new MemoryByteSource(await loadFixture(name), options);
  const controller = new AbortController();
  const gate = new ReadGate(source, controller.signal);
  return { source, controller, gate, input: openInput(gate) };
}

async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.fail('was expected to reject'),
    (reason: unknown) => reason,
  );
}

describe('openInput', () => {
  it('reads nothing before it is asked', async () => {
    const { source } = await open('index-last.mp4');
    expect(source.reads).to.deep.equal([]);
  });

  it('reads the container with few reads, each ending at a block', async () => {
    for (const name of ['index-last.mp4', 'h264-aac.mkv', 'vp9-opus.webm']) {
      const { source, input } = await open(name);
      expect(await input.getTracks()).to.have.length(2);
      expect(source.reads.length, name).to.be.at.most(3);
      for (const { end } of source.reads) {
        expect(end % BLOCK_BYTES === 0 || end === source.lengthBytes).to.equal(true);
      }
    }
  });

  it('hands out the right bytes', async () => {
    const whole = await loadFixture('index-first.mp4');
    const { input } = await open('index-first.mp4');
    const track = await input.getPrimaryVideoTrack();
    const packet = await new EncodedPacketSink(track!).getFirstPacket();
    const at = indexOf(whole, packet!.data);
    expect(at).to.be.above(0);
  });

  it('reads nothing between two places that lie near each other', async () => {
    const { source, input } = await open('index-first.mp4');
    const { reader } = await demuxerOf(input);
    source.reads.length = 0;
    const [near, next] = [12 * BLOCK_BYTES + 5, 14 * BLOCK_BYTES + 7];
    for (const start of [10 * BLOCK_BYTES, near, next]) {
      await reader.requestSliceRange(start, 100, 100);
    }
    expect(source.reads).to.deep.equal([
      { start: 10 * BLOCK_BYTES, end: 11 * BLOCK_BYTES },
      { start: near, end: 13 * BLOCK_BYTES },
      { start: next, end: 15 * BLOCK_BYTES },
    ]);
  });

  it('reads what lies between where that is wanted as well', async () => {
    const source = new MemoryByteSource(await loadFixture('index-first.mp4'));
    const { reader } = await demuxerOf(openInput(source, { bridgesGaps: () => true }));
    source.reads.length = 0;
    for (const block of [10, 12]) await reader.requestSliceRange(block * BLOCK_BYTES, 100, 100);
    expect(source.bytesRead).to.equal(3 * BLOCK_BYTES);
  });

  it('reads at two near places at the same time', async () => {
    const { source, input } = await open('index-first.mp4', { latencyMs: 5 });
    const { reader } = await demuxerOf(input);
    source.reads.length = 0;
    const read = async (start: number) => reader.requestSliceRange(start, 100, 100);
    const places = [10 * BLOCK_BYTES, 12 * BLOCK_BYTES].map(read);
    expect(source.pendingReads).to.equal(2);
    await Promise.all(places);
    expect(source.bytesRead).to.equal(2 * BLOCK_BYTES);
  });

  it('rejects what is under way when suspended, and works again when resumed', async () => {
    const { source, gate, input } = await open('index-first.mp4', { latencyMs: 5 });
    const sink = new EncodedPacketSink((await input.getPrimaryVideoTrack())!);
    const late = sink.getKeyPacket(15);
    const rejection = rejectionOf(late);
    await Promise.resolve();
    const reason = new DOMException('elsewhere', 'AbortError');
    gate.suspend(reason);
    expect(await rejection).to.equal(reason);
    expect(await rejectionOf(sink.getKeyPacket(22))).to.equal(reason);
    expect(source.pendingReads).to.equal(0);
    gate.resume();
    expect((await sink.getKeyPacket(15))?.timestamp).to.be.closeTo(10, 0.1);
  });
});

function indexOf(whole: Uint8Array, part: Uint8Array): number {
  return whole.findIndex((_, at) => part.every((byte, index) => whole[at + index] === byte));
}

import { expect } from '@open-wc/testing';
import { openInput } from '../../src/media/byte-source-input.js';
import { probeContainer } from '../../src/media/container-probe.js';
import { writeMp4Header } from '../../src/media/mp4/mp4-header.js';
import { supplyOf } from '../../src/media/packet-supply.js';
import { ReadGate } from '../../src/media/reader/read-gate.js';
import { TrackRemuxer } from '../../src/media/remuxer.js';
import type { MediaSegment } from '../../src/media/segment-assembler.js';
import type { SegmentRun } from '../../src/media/segment-run.js';
import { MemoryByteSource, loadFixture } from '../support/memory-byte-source.js';
import type { MemoryByteSourceOptions } from '../support/memory-byte-source.js';

async function open(name: string, kind: 'video' | 'audio', link?: MemoryByteSourceOptions) {
  const controller = new AbortController();
  const source = new MemoryByteSource(await loadFixture(name), link);
  const gate = new ReadGate(source, controller.signal);
  const input = openInput(gate);
  const { tracks } = await probeContainer(input, source.lengthBytes);
  const track = [...tracks.values()].find(({ type }) => type === kind)!;
  const supply = await supplyOf(track);
  const remuxer = TrackRemuxer.create(supply, `${kind}/mp4`);
  return { source, gate, remuxer, supply };
}

async function collect(run: SegmentRun, seconds: number): Promise<MediaSegment[]> {
  const all: MediaSegment[] = [];
  for (;;) {
    const segment = await run.next(seconds);
    if (!segment) return all;
    all.push(segment);
  }
}

describe('TrackRemuxer', () => {
  it('writes an initialization segment of one track', async () => {
    for (const [name, kind] of [
      ['index-last.mp4', 'video'],
      ['vp9-opus.webm', 'video'],
      ['vp9-opus.webm', 'audio'],
    ] as const) {
      const { remuxer } = await open(name, kind);
      const text = String.fromCharCode(...remuxer.initialization);
      expect(text.slice(4, 8)).to.equal('ftyp');
      expect(text.split('trak').length - 1, name).to.equal(1);
      expect(text).to.contain('mvex');
    }
  });

  it('keeps the timescale that makes times exact', async () => {
    for (const [name, kind, timescale] of [
      ['index-last.mp4', 'video', 4 * 12800],
      ['index-last.mp4', 'audio', 48000],
      ['h264-aac.mkv', 'video', 50 * 1000],
    ] as const) {
      const { supply } = await open(name, kind);
      expect(writeMp4Header(supply.configuration).timescale, name).to.equal(timescale);
    }
  });

  it('covers the whole track without a gap', async () => {
    for (const kind of ['video', 'audio'] as const) {
      const { remuxer } = await open('index-last.mp4', kind);
      const segments = await collect(remuxer.start(0), 1);
      expect(segments[0]!.start).to.be.within(-0.03, 0.01);
      expect(segments.at(-1)!.end).to.be.closeTo(24, 0.1);
      for (const [index, segment] of segments.slice(1).entries()) {
        expect(segment.start).to.be.at.most(segments[index]!.end + 0.01);
      }
    }
  });

  it('reads no further than the frame that alone is wanted', async () => {
    const { source, remuxer } = await open('index-first.mp4', 'video');
    const { length } = source.reads;
    const segment = await remuxer.start(0).next(0);
    expect(segment!.frames).to.equal(1);
    const ends = source.reads.slice(length).map(({ end }) => end);
    const bytes =
      Math.max(0, ...ends) - Math.min(...source.reads.slice(length).map(({ start }) => start));
    expect(bytes).to.be.below(segment!.data.length + 2 * 16 * 1024);
  });

  it('begins with the key frame at or before the time', async () => {
    const { remuxer } = await open('index-last.mp4', 'video');
    for (const [time, key] of [
      [3, 0],
      [9.9, 0],
      [10.5, 10],
      [100, 20],
      [-5, 0],
    ] as const) {
      const segment = await remuxer.start(time).next(0.1);
      expect(segment!.keyTime).to.be.closeTo(key, 0.1);
    }
  });

  it('makes segments as long as it is told, one by one', async () => {
    const { remuxer } = await open('index-last.mp4', 'video');
    const run = remuxer.start(0);
    for (const expected of [0.2, 1, 0.4]) {
      const segment = (await run.next(expected))!;
      expect(segment.end - segment.start).to.be.closeTo(expected, 0.2);
    }
  });

  it('hands out what it has when the next packet is long in coming', async () => {
    const link = { latencyMs: 60 };
    const { remuxer } = await open('index-first.mp4', 'video', link);
    const first = (await remuxer.start(15).next(60))!;
    expect(first.end - first.start).to.be.below(5);
  });

  it('makes the shortest segments there are alike, however slow packets are', async () => {
    const spansAt = async (latencyMs: number) => {
      const { remuxer } = await open('index-first.mp4', 'video', { latencyMs });
      return (await collect(remuxer.start(20), 0)).map(({ start, end }) => [start, end]);
    };
    expect(await spansAt(60)).to.deep.equal(await spansAt(0));
  });

  it('drops the priming samples that an edit list cuts off', async () => {
    const { remuxer } = await open('index-last.mp4', 'audio');
    const first = (await remuxer.start(0).next(0.1))!;
    expect(first.end).to.be.above(0);
    expect(first.start).to.be.above(-0.02);
  });

  it('reads no more than one read at a time, and none when nobody asks', async () => {
    const { remuxer, source } = await open('index-first.mp4', 'video', { latencyMs: 1 });
    const before = source.reads.length;
    const run = remuxer.start(0);
    expect(source.reads.length).to.equal(before);
    for (let count = 0; count < 20; count++) {
      await run.next(0.2);
      expect(source.pendingReads).to.be.at.most(1);
    }
  });

  it('rejects when reads do, and leaves none behind', async () => {
    const { remuxer, source, gate } = await open('index-first.mp4', 'video', { latencyMs: 20 });
    const rejection = collect(remuxer.start(0), 1).then(
      () => expect.fail('was expected to reject'),
      (reason: unknown) => reason,
    );
    const enough = new DOMException('enough', 'AbortError');
    gate.suspend(enough);
    expect(await rejection).to.equal(enough);
    expect(source.pendingReads).to.equal(0);
  });
});

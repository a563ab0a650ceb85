import { expect } from '@open-wc/testing';
import { ByteSourceInput } from '../../src/media/byte-source-input.js';
import { probeContainer } from '../../src/media/container-probe.js';
import { TrackRemuxer } from '../../src/media/remuxer.js';
import type { MediaSegment } from '../../src/media/segment-assembler.js';
import { MemoryByteSource, loadFixture } from '../support/memory-byte-source.js';
import type { MemoryByteSourceOptions } from '../support/memory-byte-source.js';

async function open(name: string, kind: 'video' | 'audio', link?: MemoryByteSourceOptions) {
  const controller = new AbortController();
  const source = new MemoryByteSource(await loadFixture(name), link);
  const input = new ByteSourceInput(source, controller.signal);
  const { tracks } = await probeContainer(input.input, () => true);
  const remuxer = await TrackRemuxer.create(tracks.find((track) => track.kind === kind)!);
  return { source, input, controller, remuxer };
}

async function collect(segments: AsyncIterable<MediaSegment>): Promise<MediaSegment[]> {
  const all: MediaSegment[] = [];
  for await (const segment of segments) all.push(segment);
  return all;
}

const { signal } = new AbortController();

describe('TrackRemuxer', () => {
  it('writes an initialization segment of one track', async () => {
    for (const [name, kind] of [
      ['index-last.mp4', 'video'],
      ['vp9-opus.webm', 'video'],
      ['vp9-opus.webm', 'audio'],
    ] as const) {
      const { remuxer } = await open(name, kind);
      const { data, timescale } = remuxer.initialization;
      const text = String.fromCharCode(...data);
      expect(text.slice(4, 8)).to.equal('ftyp');
      expect(text.split('trak').length - 1, name).to.equal(1);
      expect(text).to.contain('mvex');
      expect(timescale).to.be.at.least(1000);
    }
  });

  it('keeps the timescale that makes times exact', async () => {
    expect((await open('index-last.mp4', 'video')).remuxer.initialization.timescale).to.equal(
      12800,
    );
    expect((await open('index-last.mp4', 'audio')).remuxer.initialization.timescale).to.equal(
      48000,
    );
    expect((await open('h264-aac.mkv', 'video')).remuxer.initialization.timescale).to.equal(1000);
  });

  it('covers the whole track without a gap', async () => {
    for (const kind of ['video', 'audio'] as const) {
      const { remuxer } = await open('index-last.mp4', kind);
      const segments = await collect(remuxer.segmentsFrom(0, () => 1, signal));
      expect(segments[0]!.start).to.be.within(-0.03, 0.01);
      expect(segments.at(-1)!.end).to.be.closeTo(24, 0.1);
      for (const [index, segment] of segments.slice(1).entries()) {
        expect(segment.start).to.be.at.most(segments[index]!.end + 0.01);
      }
    }
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
      const segments = remuxer.segmentsFrom(time, () => 0.1, signal);
      const { value } = await segments.next();
      expect((value as MediaSegment).keyTime).to.be.closeTo(key, 0.1);
      await segments.return();
    }
  });

  it('makes segments as long as it is told, one by one', async () => {
    const { remuxer } = await open('index-last.mp4', 'video');
    const lengths = [0.2, 1, 0.4];
    const segments = remuxer.segmentsFrom(0, () => lengths.shift() ?? 1, signal);
    for (const expected of [...lengths]) {
      const segment = (await segments.next()).value as MediaSegment;
      expect(segment.end - segment.start).to.be.closeTo(expected, 0.2);
    }
    await segments.return();
  });

  it('hands out what it has when the next packet is long in coming', async () => {
    const link = { latencyMs: 60 };
    const { remuxer } = await open('index-first.mp4', 'video', link);
    const segments = remuxer.segmentsFrom(15, () => 60, signal);
    const first = (await segments.next()).value as MediaSegment;
    expect(first.end - first.start).to.be.below(5);
    await segments.return();
  });

  it('drops the priming samples that an edit list cuts off', async () => {
    const { remuxer } = await open('index-last.mp4', 'audio');
    const first = (await remuxer.segmentsFrom(0, () => 0.1, signal).next()).value as MediaSegment;
    expect(first.end).to.be.above(0);
    expect(first.start).to.be.above(-0.02);
  });

  it('reads no more than one read at a time, and none when nobody asks', async () => {
    const { remuxer, source } = await open('index-first.mp4', 'video', { latencyMs: 1 });
    const before = source.reads.length;
    const segments = remuxer.segmentsFrom(0, () => 0.2, signal);
    expect(source.reads.length).to.equal(before);
    for (let count = 0; count < 20; count++) {
      await segments.next();
      expect(source.pendingReads).to.be.at.most(1);
    }
    await segments.return();
  });

  it('rejects when aborted, and leaves no read behind', async () => {
    const { remuxer, source, input } = await open('index-first.mp4', 'video', { latencyMs: 20 });
    const run = new AbortController();
    const rejection = collect(remuxer.segmentsFrom(0, () => 1, run.signal)).then(
      () => expect.fail('was expected to reject'),
      (reason: unknown) => reason,
    );
    run.abort(new DOMException('enough', 'AbortError'));
    input.suspend(run.signal.reason);
    expect(await rejection).to.equal(run.signal.reason);
    expect(source.pendingReads).to.equal(0);
  });
});

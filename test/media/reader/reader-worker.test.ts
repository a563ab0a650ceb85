import { expect } from '@open-wc/testing';
import { PlayerError } from '../../../src/core/player-error.js';
import { concatenate } from '../../../src/media/concatenate.js';
import { ContainerReader } from '../../../src/media/reader/container-reader.js';
import type { MediaReader } from '../../../src/media/reader/media-reader.js';
import { ReadGate } from '../../../src/media/reader/read-gate.js';
import { ReaderSupply } from '../../../src/media/reader/reader-supply.js';
import { WorkerReader } from '../../../src/media/reader/worker-reader.js';
import { BLOCK_BYTES } from '../../../src/media/reads-ahead.js';
import type { MediaSegment } from '../../../src/media/segment-assembler.js';
import { MemoryByteSource, loadFixture } from '../../support/memory-byte-source.js';
import { rejectionOf } from './rejection.js';

const lifetimes: AbortController[] = [];

async function connect(file: string | Uint8Array, place: 'worker' | 'page', latencyMs = 0) {
  const controller = new AbortController();
  lifetimes.push(controller);
  const { signal } = controller;
  const bytes = typeof file === 'string' ? await loadFixture(file) : file;
  const source = new MemoryByteSource(bytes, { latencyMs });
  const gate = new ReadGate(source, signal);
  const reader = await new ReaderSupply(signal, { place }).connect(gate, signal);
  return { source, gate, reader, controller };
}

/** All segments of a track from a time on: one frame each, so that no clock decides where they end. */
async function segmentsOf(reader: MediaReader, trackId: number, from: number) {
  const segments: MediaSegment[] = [];
  await reader.start(trackId, from);
  for (;;) {
    const segment = await reader.next(trackId, 0);
    if (!segment) return segments;
    segments.push(segment);
  }
}

/** A film of which the first frame is long, and far from its end: filled up with packets of its PID. */
async function stretchedFilm(): Promise<Uint8Array> {
  const film = await loadFixture('h264-aac.m2t');
  const [packetBytes, firstEnd, partEnd] = [188, 4 * 188, 400 * 188];
  const filling = new Uint8Array(packetBytes * 3000).fill(0xff);
  const header = [0x47, film[3 * packetBytes + 1]! & 0x1f, film[3 * packetBytes + 2]!, 0x10];
  for (let at = 0; at < filling.length; at += packetBytes) filling.set(header, at);
  const [first, part] = [film.subarray(0, firstEnd), film.subarray(firstEnd, partEnd)];
  return concatenate([first, filling, part, filling, film.subarray(partEnd)]);
}

/** How far is read to open it, beside its end. */
async function readEnd(place: 'worker' | 'page', open: (reader: MediaReader) => Promise<unknown>) {
  const bytes = await stretchedFilm();
  const { reader, source } = await connect(bytes, place);
  await open(reader);
  const ends = source.reads.map(({ end }) => end).filter((end) => end < bytes.length * 0.9);
  return Math.max(...ends);
}

describe('a reader in a worker', () => {
  afterEach(() => {
    for (const controller of lifetimes.splice(0)) controller.abort();
  });

  it('is where reading goes on', async () => {
    expect((await connect('index-last.mp4', 'worker')).reader).to.be.instanceOf(WorkerReader);
    expect((await connect('index-last.mp4', 'page')).reader).to.be.instanceOf(ContainerReader);
  });

  for (const name of ['index-last.mp4', 'h264-aac.mkv', 'vp9-opus.webm']) {
    it(`makes the same of ${name} as one on the page`, async () => {
      const [worker, page] = [await connect(name, 'worker'), await connect(name, 'page')];
      const description = await worker.reader.open();
      expect(description).to.deep.equal(await page.reader.open());
      for (const { id, mimeTypes } of description.tracks) {
        const type = mimeTypes[0]!;
        const initialization = await worker.reader.select(id, type);
        expect(initialization).to.deep.equal(await page.reader.select(id, type));
        const segments = await segmentsOf(worker.reader, id, 12);
        const expected = await segmentsOf(page.reader, id, 12);
        expect(segments.length).to.equal(expected.length);
        expect(segments.length).to.be.at.least(100);
        for (const [index, segment] of segments.entries()) {
          expect(segment).to.deep.equal(expected[index]);
        }
      }
      expect(worker.source.reads).to.deep.equal(page.source.reads);
    });
  }

  for (const place of ['worker', 'page'] as const) {
    it(`reads less ahead on the ${place} where a picture is all that is wanted`, async () => {
      const playback = await readEnd(place, (reader) => reader.open());
      const frame = await readEnd(place, (reader) => reader.open('first-frame'));
      expect(playback - frame).to.be.at.least(4 * BLOCK_BYTES);
      const changed = await readEnd(place, async (reader) => {
        const opened = reader.open('first-frame');
        await reader.setDemand('playback');
        await opened;
      });
      expect(changed).to.equal(playback);
    });
  }

  it('passes on why a read failed, the very reason', async () => {
    const { reader, source } = await connect('index-last.mp4', 'worker');
    source.failure = new PlayerError('engine-failed', 'the swarm fell silent');
    expect(await rejectionOf(reader.open())).to.equal(source.failure);
  });

  it('works on after reads were suspended', async () => {
    const { reader, gate, source } = await connect('index-first.mp4', 'worker', 5);
    const { tracks } = await reader.open();
    const { id, mimeTypes } = tracks[0]!;
    await reader.select(id, mimeTypes[0]!);
    await reader.start(id, 15);
    const late = rejectionOf(reader.next(id, 1));
    while (source.pendingReads === 0) await new Promise((resolve) => setTimeout(resolve));
    const reason = new DOMException('elsewhere', 'AbortError');
    gate.suspend(reason);
    expect(await late).to.equal(reason);
    expect(source.pendingReads).to.equal(0);
    gate.resume();
    await reader.start(id, 22);
    expect((await reader.next(id, 0.1))!.keyTime).to.be.closeTo(20, 0.1);
  });

  it('says what is wrong with the file, as a PlayerError', async () => {
    const garbage = await connect(new Uint8Array(5000).fill(7), 'worker');
    const unsupported = await rejectionOf(garbage.reader.open());
    expect(unsupported).to.be.instanceOf(PlayerError).with.property('code', 'media-unsupported');
    const whole = await loadFixture('index-last.mp4');
    const cut = await connect(whole.subarray(0, 5000), 'worker');
    const damaged = await rejectionOf(cut.reader.open());
    expect(damaged).to.be.instanceOf(PlayerError).with.property('code', 'media-damaged');
  });

  it('ends with its signal', async () => {
    const { reader, controller, source } = await connect('index-last.mp4', 'worker', 1000);
    const opening = rejectionOf(reader.open());
    while (source.pendingReads === 0) await new Promise((resolve) => setTimeout(resolve));
    const over = new DOMException('over', 'AbortError');
    controller.abort(over);
    expect(await opening).to.equal(over);
    expect(await rejectionOf(reader.open())).to.equal(over);
    while (source.pendingReads > 0) await new Promise((resolve) => setTimeout(resolve));
  });
});

import { expect } from '@open-wc/testing';
import { ContainerReader } from '../../../src/media/reader/container-reader.js';
import type { MediaReader } from '../../../src/media/reader/media-reader.js';
import { ReaderSupply } from '../../../src/media/reader/reader-supply.js';
import { WorkerReader } from '../../../src/media/reader/worker-reader.js';
import { MemoryByteSource, loadFixture } from '../../support/memory-byte-source.js';

async function open(name: string, place: 'worker' | 'page', signal: AbortSignal) {
  const source = new MemoryByteSource(await loadFixture(name));
  const reader = await new ReaderSupply(signal, { place }).connect(source, signal);
  expect(reader).to.be.instanceOf(place === 'worker' ? WorkerReader : ContainerReader);
  return { reader, description: await reader.open() };
}

async function endOfTrack(reader: MediaReader, trackId: number): Promise<number> {
  let end = NaN;
  for (;;) {
    const segment = await reader.next(trackId, 0.25);
    if (!segment) return end;
    end = segment.end;
  }
}

describe('a track that has to be transcoded', () => {
  for (const place of ['worker', 'page'] as const) {
    for (const name of ['ac3-surround.mkv', 'dts-stereo.mkv', 'pcm-stereo.mkv']) {
      it(`is read as Opus by the ${place}: ${name}`, async () => {
        const lifetime = new AbortController();
        const { reader, description } = await open(name, place, lifetime.signal);
        const track = description.tracks[0]!;
        const type = track.mimeTypes.at(-1)!;
        expect(type).to.equal('audio/mp4; codecs="opus"');
        const header = await reader.select(track.id, type);
        expect(String.fromCharCode(...header)).to.contain('dOps');
        await reader.start(track.id, 0);
        expect((await reader.next(track.id, 0.25))!.start).to.be.closeTo(-0.0065, 0.02);
        await reader.start(track.id, 1.2);
        expect((await reader.next(track.id, 0.25))!.start).to.be.closeTo(1.1935, 0.02);
        expect(await endOfTrack(reader, track.id)).to.be.closeTo(2, 0.04);
        lifetime.abort();
      });
    }
  }

  it('is none that browsers play', async () => {
    const lifetime = new AbortController();
    const { description } = await open('h264-aac.mkv', 'page', lifetime.signal);
    const types = description.tracks.flatMap(({ mimeTypes }) => mimeTypes);
    expect(types.some((type) => type.includes('opus'))).to.equal(false);
    lifetime.abort();
  });
});

import { expect } from '@open-wc/testing';
import { openEmbeddedSubtitles } from '../../../../src/media/subtitles/embedded-subtitles.js';
import type { EmbeddedSubtitles } from '../../../../src/media/subtitles/embedded-subtitles.js';
import type { SubtitleCue } from '../../../../src/media/subtitles/subtitle-cue.js';
import { MemoryByteSource, loadFixture } from '../../../support/memory-byte-source.js';

const { signal } = new AbortController();

async function open(bytes: Uint8Array) {
  const source = new MemoryByteSource(bytes);
  return { source, embedded: (await openEmbeddedSubtitles(source, signal))! };
}

async function cuesOf(embedded: EmbeddedSubtitles, trackId: number, start = 0, end = 1e6) {
  const cues: SubtitleCue[] = [];
  for await (const cue of embedded.cuesBetween(trackId, start, end, signal)) cues.push(cue);
  return cues;
}

const brief = (cues: readonly SubtitleCue[]) =>
  cues.map(({ startSeconds, endSeconds, text }) => [
    Math.round(startSeconds * 1000) / 1000,
    Math.round(endSeconds * 1000) / 1000,
    text,
  ]);

const CHAPTERS = [
  [0, 8, 'Beginning'],
  [8, 16, 'Middle &amp; more'],
  [16, 24, 'Ende für alle'],
];

describe('text tracks of MP4', () => {
  it('lists tracks of subtitles, and not those of chapters', async () => {
    const { embedded } = await open(await loadFixture('text.mp4'));
    expect(embedded.tracks()).to.deep.equal([
      { id: 3, language: 'eng', name: '', isForced: false, isForDeaf: false },
    ]);
  });

  it('reads their texts, with styles', async () => {
    const { embedded } = await open(await loadFixture('text.mp4'));
    expect(brief(await cuesOf(embedded, 3))).to.deep.equal([
      [1, 3.5, 'Where is the <i>seed</i>?'],
      [8, 10, 'Two lines\nof text &amp; more.'],
      [21.25, 23, 'The end is near.'],
    ]);
  });

  it('reads a few bytes per text, of the span alone, and once', async () => {
    const { source, embedded } = await open(await loadFixture('text.mp4'));
    const readToOpen = source.bytesRead;
    await cuesOf(embedded, 3, 9, 12);
    const former = source.reads.length;
    // Its sample tables, of four boxes, and one text.
    expect(source.bytesRead - readToOpen).to.be.below(4 * 16_384 + 100);
    expect(brief(await cuesOf(embedded, 3, 0, 9))).to.have.length(2);
    const added = source.reads.slice(former);
    expect(added.reduce((sum, { start, end }) => sum + end - start, 0)).to.be.below(100);
    expect(await cuesOf(embedded, 3, 0, 12)).to.have.length(2);
    expect(source.reads).to.have.length(former + added.length);
  });

  for (const name of ['text.mp4', 'chapter-track.mov']) {
    it(`tells of chapters: ${name}`, async () => {
      const { embedded } = await open(await loadFixture(name));
      const [chapters, ...more] = await embedded.chapters(signal);
      expect(more).to.deep.equal([]);
      expect(brief(chapters!.cues)).to.deep.equal(CHAPTERS);
    });
  }

  it('survives damage in the index', async () => {
    const bytes = await loadFixture('text.mp4');
    const index = new TextDecoder('latin1').decode(bytes).lastIndexOf('moov');
    for (let at = index - 4; at < bytes.length; at += 29) {
      const flipped = bytes.slice();
      flipped[at] = flipped[at]! ^ 0xff;
      const embedded = await openEmbeddedSubtitles(new MemoryByteSource(flipped), signal);
      for (const { id } of embedded?.tracks() ?? []) await cuesOf(embedded!, id);
      await embedded?.chapters(signal);
    }
  });
});

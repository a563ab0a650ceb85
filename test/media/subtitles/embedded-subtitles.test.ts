import { expect } from '@open-wc/testing';
import { openEmbeddedSubtitles } from '../../../src/media/subtitles/embedded-subtitles.js';
import { MemoryByteSource, loadFixture } from '../../support/memory-byte-source.js';

const { signal } = new AbortController();

const open = async (name: string) =>
  openEmbeddedSubtitles(new MemoryByteSource(await loadFixture(name)), signal);

/** Whether the page has loaded a module of that name. */
const isLoaded = (name: string) =>
  performance.getEntriesByType('resource').some((entry) => entry.name.includes(`/${name}.`));

describe('openEmbeddedSubtitles', () => {
  it('loads what reads texts of MP4 for a film that has any', async () => {
    for (const name of ['index-last.mp4', 'index-first.mp4', 'fragmented.mp4']) {
      expect(await open(name), name).to.equal(null);
    }
    expect(isLoaded('embedded-subtitles')).to.equal(true);
    expect(isLoaded('mp4-subtitles')).to.equal(false);

    const embedded = await open('text.mp4');
    expect(embedded!.tracks()).to.have.length(1);
    expect(isLoaded('mp4-subtitles')).to.equal(true);
    expect(isLoaded('matroska-subtitles')).to.equal(false);
  });

  it('has nothing to say of other containers, and of next to nothing', async () => {
    expect(await open('tone.ogg')).to.equal(null);
    expect(await openEmbeddedSubtitles(new MemoryByteSource(new Uint8Array(8)), signal)).to.equal(
      null,
    );
  });
});

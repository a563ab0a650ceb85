import { expect } from '@open-wc/testing';
import { ReaderSupply } from '../../src/media/reader/reader-supply.js';
import { id3Picture, id3Text, withId3 } from '../support/id3-tag.js';
import { MemoryByteSource, loadFixture } from '../support/memory-byte-source.js';

const lifetimes: AbortController[] = [];

async function tagsOf(file: string | Uint8Array, place: 'worker' | 'page' = 'page') {
  const controller = new AbortController();
  lifetimes.push(controller);
  const { signal } = controller;
  const bytes = typeof file === 'string' ? await loadFixture(file) : file;
  const source = new MemoryByteSource(bytes);
  const reader = await new ReaderSupply(signal, { place }).connect(source, signal);
  await reader.open();
  return reader.tags();
}

const pixels = (seed: number) => new Uint8Array(50).fill(seed);
const FRONT = 3;
const BACK = 4;

describe('tags of a file', () => {
  afterEach(() => {
    for (const controller of lifetimes.splice(0)) controller.abort();
  });

  for (const place of ['worker', 'page'] as const) {
    it(`are read, with the front of the cover: ${place}`, async () => {
      const file = withId3(
        await loadFixture('tone.mp3'),
        id3Text('TIT2', ' Blue Train '),
        id3Text('TPE1', 'John Coltrane'),
        id3Text('TALB', 'Blue Train'),
        id3Picture('image/png', BACK, pixels(1)),
        id3Picture('image/jpg', FRONT, pixels(2)),
      );
      expect(await tagsOf(file, place)).to.deep.equal({
        title: 'Blue Train',
        artist: 'John Coltrane',
        album: 'Blue Train',
        cover: { data: pixels(2), type: 'image/jpeg' },
      });
    });
  }

  it('may say nothing', async () => {
    const nothing = { title: '', artist: '', album: '', cover: null };
    for (const name of ['tone.mp3', 'tone.wav', 'tone.aac']) {
      expect(await tagsOf(name), name).to.deep.equal(nothing);
    }
  });

  it('name the artist of the album where the piece has none', async () => {
    const file = withId3(await loadFixture('tone.mp3'), id3Text('TPE2', 'Various'));
    expect((await tagsOf(file)).artist).to.equal('Various');
  });

  it('are cut where they are no titles, and bring only pictures that run nothing', async () => {
    const file = withId3(
      await loadFixture('tone.mp3'),
      id3Text('TIT2', 'a'.repeat(10_000)),
      id3Picture('image/svg+xml', FRONT, pixels(1)),
      id3Picture('-->', FRONT, pixels(2)),
    );
    const { title, cover } = await tagsOf(file);
    expect(title).to.have.length(500);
    expect(cover).to.equal(null);
  });

  it('bring any picture where none is the front', async () => {
    const file = withId3(await loadFixture('tone.mp3'), id3Picture('image/webp', BACK, pixels(7)));
    expect((await tagsOf(file)).cover).to.deep.equal({ data: pixels(7), type: 'image/webp' });
  });

  it('leave out a picture that is larger than any cover', async () => {
    const huge = new Uint8Array(16 * 1024 * 1024 + 1);
    const file = withId3(await loadFixture('tone.mp3'), id3Picture('image/png', FRONT, huge));
    expect((await tagsOf(file)).cover).to.equal(null);
  });
});

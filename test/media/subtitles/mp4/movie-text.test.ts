import { expect } from '@open-wc/testing';
import { ByteWindow } from '../../../../src/media/subtitles/byte-window.js';
import { findMovie, hasText } from '../../../../src/media/subtitles/mp4/movie-text.js';
import { box, fullBox } from '../../../support/box-writer.js';
import { join } from '../../../support/make-torrent.js';
import { MemoryByteSource, loadFixture } from '../../../support/memory-byte-source.js';

const { signal } = new AbortController();

async function look(bytes: Uint8Array) {
  const source = new MemoryByteSource(bytes);
  const window = new ByteWindow(source);
  const movie = await findMovie(window, signal);
  return { source, movie, found: await hasText(movie, window, signal) };
}

/** A track as far as the look goes, its header first, as in files. */
const track = (handler: string) =>
  box(
    'trak',
    fullBox('tkhd', 0, 0, 1),
    box('mdia', fullBox('mdhd', 0, 0, 1000, 0, 0), fullBox('hdlr', 0, handler, 0, 0, 0, 'name\0')),
  );

const film = (...boxes: readonly Uint8Array[]) =>
  join([box('ftyp', 'isom', 0), box('moov', fullBox('mvhd', 0, 0, 1000, 0), ...boxes)]);

const PICTURE_AND_SOUND = [track('vide'), track('soun')];

describe('findMovie', () => {
  it('lists what is in the movie box, wherever that is', async () => {
    const first = film(...PICTURE_AND_SOUND);
    const last = join([box('mdat', new Uint8Array(50_000)), first]);
    for (const bytes of [first, last]) {
      const { movie } = await look(bytes);
      expect(movie.map(({ type }) => type)).to.deep.equal(['mvhd', 'trak', 'trak']);
    }
  });

  it('looks no further than that: fragments come later', async () => {
    const fragment = join([box('moof', new Uint8Array(10)), box('mdat', new Uint8Array(40_000))]);
    const { source } = await look(join([film(...PICTURE_AND_SOUND), fragment, fragment]));
    expect(source.reads).to.have.length(1);
  });

  it('finds nothing in what is damaged or cut short', async () => {
    const whole = film(track('text'));
    for (const bytes of [new Uint8Array(100), whole.slice(0, 40), whole.slice(0, 7)]) {
      expect(await look(bytes)).to.include({ found: false });
    }
  });
});

describe('hasText', () => {
  for (const handler of ['text', 'sbtl', 'subt']) {
    it(`sees a track of text: ${handler}`, async () => {
      const { found } = await look(film(...PICTURE_AND_SOUND, track(handler)));
      expect(found).to.equal(true);
    });
  }

  it('passes over other tracks, and those that do not say what they are', async () => {
    const others = ['hint', 'meta', 'tmcd', 'clcp'].map(track);
    const unnamed = [box('trak'), box('trak', box('mdia')), box('trak', box('mdia', box('hdlr')))];
    const { found } = await look(film(...PICTURE_AND_SOUND, ...others, ...unnamed));
    expect(found).to.equal(false);
    const another = await look(film(...unnamed, ...PICTURE_AND_SOUND, track('sbtl')));
    expect(another.found).to.equal(true);
  });

  it('sees a list of chapters without such a track', async () => {
    const chapters = box('udta', box('meta', 0), fullBox('chpl', 0, Uint8Array.of(0)));
    expect((await look(film(...PICTURE_AND_SOUND, chapters))).found).to.equal(true);
    const tags = box('udta', box('meta', 0));
    expect((await look(film(...PICTURE_AND_SOUND, tags))).found).to.equal(false);
  });

  it('tells films apart, reading a few blocks', async () => {
    const expected = {
      'text.mp4': true,
      'chapter-track.mov': true,
      'index-last.mp4': false,
      'index-first.mp4': false,
      'fragmented.mp4': false,
      'audio-only.m4a': false,
    };
    for (const [name, isThere] of Object.entries(expected)) {
      const { source, found } = await look(await loadFixture(name));
      expect(found, name).to.equal(isThere);
      expect(source.reads.length, name).to.be.below(6);
    }
  });

  it('ends when it is aborted', async () => {
    const source = new MemoryByteSource(film(...PICTURE_AND_SOUND));
    const reason = new DOMException('left', 'AbortError');
    const looking = findMovie(new ByteWindow(source), AbortSignal.abort(reason));
    expect(await looking.catch((caught: unknown) => caught)).to.equal(reason);
  });
});

import { expect } from '@open-wc/testing';
import {
  firstToPlay,
  inNaturalOrder,
  isAlbum,
  neighbour,
  playlistOf,
  queueOf,
} from '../../src/core/playlist.js';
import { filesOf, pathsOf } from '../support/file-info.js';

const MB = 1_000_000;

const SERIES = filesOf({
  'Season 10/e1.mkv': 300 * MB,
  'Season 2/e10.mkv': 310 * MB,
  'Season 2/e2.mkv': 600 * MB,
  'Season 2/Subs/e2.srt': 1,
  'Season 2/sample.mkv': 9 * MB,
  'readme.jpg': 1,
});

const ALBUM = filesOf({
  'CD2/01 Four.flac': 40 * MB,
  'CD1/02 Two.flac': 30 * MB,
  'CD1/01 One.flac': 20 * MB,
  'CD1/10 Three.flac': 90 * MB,
  'cover.jpg': 1,
});

const FILM = filesOf({
  'Soundtrack/2.mp3': 5 * MB,
  'Soundtrack/1.mp3': 6 * MB,
  'Film.mkv': 900 * MB,
  'Trailer.mkv': 20 * MB,
  'Featurettes/The Making Of.mkv': 400 * MB,
});

describe('playlist', () => {
  describe('natural order', () => {
    it('counts, and ignores case', () => {
      const files = filesOf({ 'b10.mp3': 1, 'B2.mp3': 1, 'a1.mp3': 1, 'b1.mp3': 1 });
      expect(pathsOf(inNaturalOrder(files))).to.deep.equal([
        'a1.mp3',
        'b1.mp3',
        'B2.mp3',
        'b10.mp3',
      ]);
    });

    it('takes letters for what they are without accents', () => {
      const files = filesOf({ 'f.mp3': 1, 'É.mp3': 1, 'e1.mp3': 1, 'é2.mp3': 1 });
      expect(pathsOf(inNaturalOrder(files))).to.deep.equal(['É.mp3', 'e1.mp3', 'é2.mp3', 'f.mp3']);
    });

    it('puts what lies in a folder before its subfolders', () => {
      const files = filesOf({ 'a/z/1.mp3': 1, 'a/y.mp3': 1, 'z.mp3': 1, 'a/b/c/1.mp3': 1 });
      expect(pathsOf(inNaturalOrder(files))).to.deep.equal([
        'z.mp3',
        'a/y.mp3',
        'a/b/c/1.mp3',
        'a/z/1.mp3',
      ]);
    });

    it('keeps the order of the torrent where names are the same', () => {
      const [first, second] = filesOf({ 'a.mp3': 1, 'A.mp3': 1 });
      const twins = [second!, { ...first!, path: 'A.mp3', name: 'A.mp3' }];
      expect(inNaturalOrder(twins).map(({ index }) => index)).to.deep.equal([0, 1]);
    });

    it('sorts 20,000 files within a second', () => {
      const sizes = Object.fromEntries(
        Array.from({ length: 20_000 }, (_, index) => [
          `folder ${index % 50}/track ${index}.mp3`,
          1,
        ]),
      );
      const files = filesOf(sizes);
      const startMs = performance.now();
      expect(inNaturalOrder(files)).to.have.length(20_000);
      expect(performance.now() - startMs).to.be.below(1000);
    });
  });

  it('tells what is played from extras and the rest', () => {
    const { entries, extras, others } = playlistOf(SERIES);
    expect(pathsOf(entries)).to.deep.equal([
      'Season 2/e2.mkv',
      'Season 2/e10.mkv',
      'Season 10/e1.mkv',
    ]);
    expect(pathsOf(extras)).to.deep.equal(['Season 2/sample.mkv']);
    expect(pathsOf(others)).to.deep.equal(['readme.jpg', 'Season 2/Subs/e2.srt']);
  });

  it('takes small files for extras by their name or folder, whole words only', () => {
    const film = { 'Film.mkv': 1000 };
    const isExtra = (path: string) =>
      playlistOf(filesOf({ ...film, [path]: 100 })).extras.some((file) => file.path === path);
    for (const path of [
      'sample.mkv',
      'film-sample.mkv',
      'Film.Sample.mkv',
      'Extras/one.mkv',
      'Behind the Scenes/one.mkv',
      'behind.the.scenes.mkv',
      'Deleted Scene 1.mkv',
      'TRAILER.mkv',
    ]) {
      expect(isExtra(path), path).to.equal(true);
    }
    for (const path of ['Sampler.mkv', 'Extraterrestrial.mkv', 'e1.mkv', 'Makingof.mkv']) {
      expect(isExtra(path), path).to.equal(false);
    }
  });

  it('takes a large file for the work itself, whatever it is called', () => {
    const { entries, extras } = playlistOf(filesOf({ 'The Trailer.mkv': 1000, 'x.mkv': 900 }));
    expect(entries).to.have.length(2);
    expect(extras).to.have.length(0);
  });

  it('has nothing in an empty torrent', () => {
    expect(playlistOf([])).to.deep.equal({ entries: [], extras: [], others: [] });
  });

  it('goes on with files of the same kind', () => {
    const playlist = playlistOf(FILM);
    const soundtrack = FILM[1]!.index;
    expect(pathsOf(queueOf(playlist, soundtrack))).to.deep.equal([
      'Soundtrack/1.mp3',
      'Soundtrack/2.mp3',
    ]);
    expect(neighbour(playlist, soundtrack, 1)?.path).to.equal('Soundtrack/2.mp3');
    expect(neighbour(playlist, soundtrack, -1)).to.equal(null);
    expect(neighbour(playlist, FILM[2]!.index, 1)).to.equal(null);
  });

  it('goes nowhere from an extra, an unknown file or none', () => {
    const playlist = playlistOf(SERIES);
    expect(neighbour(playlist, 4, 1)).to.equal(null);
    expect(neighbour(playlist, 99, 1)).to.equal(null);
    expect(neighbour(playlist, null, 1)).to.equal(null);
  });

  it('knows an album', () => {
    expect(isAlbum(playlistOf(ALBUM), 0)).to.equal(true);
    expect(isAlbum(playlistOf(SERIES), 0)).to.equal(false);
    expect(isAlbum(playlistOf(filesOf({ 'a.mp3': 1 })), 0)).to.equal(false);
    expect(isAlbum(playlistOf(ALBUM), 4)).to.equal(false);
  });

  describe('what plays first', () => {
    const first = (sizes: Readonly<Record<string, number>>) => firstToPlay(filesOf(sizes))?.path;

    it('is the largest film', () => {
      expect(firstToPlay(FILM)?.path).to.equal('Film.mkv');
      expect(first({ 'a.mkv': 10, 'b.mkv': 900, 'c.mkv': 20 })).to.equal('b.mkv');
    });

    it('is the first track of an album, however large', () => {
      expect(firstToPlay(ALBUM)?.path).to.equal('CD1/01 One.flac');
    });

    it('is the first of several episodes', () => {
      expect(firstToPlay(SERIES)?.path).to.equal('Season 2/e2.mkv');
      expect(first({ 'e2.mkv': 900, 'e1.mkv': 300 })).to.equal('e1.mkv');
      expect(first({ 'e2.mkv': 900, 'e1.mkv': 299 })).to.equal('e2.mkv');
    });

    it('is nothing where nothing plays', () => {
      expect(first({ 'a.jpg': 10 })).to.equal(undefined);
    });
  });
});

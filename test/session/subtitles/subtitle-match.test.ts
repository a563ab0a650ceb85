import { expect } from '@open-wc/testing';
import type { TorrentFileInfo } from '../../../src/core/player-state.js';
import { matchSubtitles } from '../../../src/session/subtitles/subtitle-match.js';
import { fileInfo } from '../../support/file-info.js';

const filesOf = (...paths: string[]): TorrentFileInfo[] =>
  paths.map((path, index) => fileInfo(path, { index }));

/** Paths of what matches the file at `playing`, with language and flags. */
const matched = (paths: string[], playing = 0) => {
  const files = filesOf(...paths);
  return matchSubtitles(files, files[playing]!).map(({ file, language, isForced, isForDeaf }) =>
    [file.path, language, isForced && 'forced', isForDeaf && 'deaf'].filter(Boolean).join(' '),
  );
};

describe('matchSubtitles', () => {
  it('finds files named like the film', () => {
    expect(
      matched([
        'Film.2020.mkv',
        'Film.2020.srt',
        'Film.2020.en.srt',
        'Film.2020.pt-BR.forced.ass',
        'film 2020.DE.vtt',
        'Film.2020.en.sdh.ssa',
      ]),
    ).to.deep.equal([
      'Film.2020.srt',
      'Film.2020.en.srt en',
      'Film.2020.pt-BR.forced.ass pt-BR forced',
      'film 2020.DE.vtt de',
      'Film.2020.en.sdh.ssa en deaf',
    ]);
  });

  it('finds the only film’s whatever they are called', () => {
    expect(
      matched([
        'Film/film.mp4',
        'Film/Subs/2_English.srt',
        'Film/Subs/German.srt',
        'Film/other-name.srt',
        'Film/film.nfo',
        'Film/Sample/sample.mkv',
      ]),
    ).to.deep.equal([
      'Film/Subs/2_English.srt en',
      'Film/Subs/German.srt de',
      'Film/other-name.srt',
    ]);
  });

  it('gives nobody what could be of two films', () => {
    expect(matched(['Both/one.mkv', 'Both/two.mkv', 'Both/Subs/en.srt'])).to.deep.equal([]);
  });

  it('takes a film that is called so for no sample', () => {
    const paths = ['Trailer Park/Trailer Park 1.mkv', 'Trailer Park/Trailer Park 2.mkv'];
    expect(matched([...paths, 'Trailer Park/en.srt'])).to.deep.equal([]);
  });

  const SEASON = [
    'Show/Show.S01E01.mkv',
    'Show/Show.S01E02.mkv',
    'Show/Show.S01E10.mkv',
    'Show/Show.S01E01.en.srt',
    'Show/Show.S01E02.en.srt',
    'Show/Subs/Show.S01E01/2_English.srt',
    'Show/Subs/Show.S01E02/2_English.srt',
    'Show/Subs/Show.S01E02/3_German.srt',
    'Show/Subs/1x02.fr.srt',
    'Show/Subs/s01e10.it.srt',
    'Show/readme.en.srt',
  ];

  it('gives an episode its own, and no other’s', () => {
    expect(matched(SEASON, 0)).to.deep.equal([
      'Show/Show.S01E01.en.srt en',
      'Show/Subs/Show.S01E01/2_English.srt en',
    ]);
    expect(matched(SEASON, 1)).to.deep.equal([
      'Show/Show.S01E02.en.srt en',
      'Show/Subs/Show.S01E02/2_English.srt en',
      'Show/Subs/Show.S01E02/3_German.srt de',
      'Show/Subs/1x02.fr.srt fr',
    ]);
    expect(matched(SEASON, 2)).to.deep.equal(['Show/Subs/s01e10.it.srt it']);
  });

  it('tells films apart of which one’s name begins like the other’s', () => {
    const paths = ['Alien.mkv', 'Alien.3.mkv', 'Alien.en.srt', 'Alien.3.en.srt', 'Aliens.en.srt'];
    expect(matched(paths, 0)).to.deep.equal(['Alien.en.srt en']);
    expect(matched(paths, 1)).to.deep.equal(['Alien.3.en.srt en']);
  });

  it('tells files of the same name in different folders apart', () => {
    const paths = [
      'A/film.mkv',
      'B/film.mkv',
      'A/film.en.srt',
      'B/Subs/film.de.srt',
      'B/Subs/fr.srt',
    ];
    expect(matched(paths, 0)).to.deep.equal(['A/film.en.srt en']);
    expect(matched(paths, 1)).to.deep.equal(['B/Subs/film.de.srt de', 'B/Subs/fr.srt fr']);
  });

  it('offers neither empty files nor other kinds', () => {
    const files = filesOf('film.mkv', 'film.idx', 'film.sub', 'film.srt').map((file) => ({
      ...file,
      lengthBytes: file.index === 3 ? 0 : 5,
    }));
    expect(matchSubtitles(files, files[0]!)).to.deep.equal([]);
  });

  it('takes a torrent of thousands of files', () => {
    const paths = Array.from({ length: 4_000 }, (_, index) =>
      index % 2 ? `Show/Show.S01E${index}.en.srt` : `Show/Show.S01E${index + 1}.mkv`,
    );
    const started = performance.now();
    expect(matched(paths, 10)).to.deep.equal(['Show/Show.S01E11.en.srt en']);
    expect(performance.now() - started).to.be.below(2_000);
  });
});

import { expect } from '@open-wc/testing';
import type { PlayerError } from '../../src/core/player-error.js';
import type { TorrentFileInfo } from '../../src/core/player-state.js';
import { chooseFile, matchesGlob } from '../../src/session/file-choice.js';
import { fileInfo } from '../support/file-info.js';

function files(...entries: [path: string, lengthBytes: number, playable?: boolean][]) {
  return entries.map(([path, lengthBytes, playable = true], index): TorrentFileInfo => {
    return fileInfo(path, { index, lengthBytes, playable });
  });
}

const SEASON = files(
  ['Show/readme.txt', 9_000, false],
  ['Show/S01/e01.mkv', 90],
  ['Show/S01/e02.mkv', 300],
  ['Show/S02/e01.mp4', 200],
);

const wish = (file: string | null, ...selectOnly: number[]) => ({
  file,
  selectOnly: new Set(selectOnly),
});

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return (error as PlayerError).code;
  }
  return 'nothing thrown';
}

describe('chooseFile', () => {
  it('takes the largest film', () => {
    expect(chooseFile(SEASON, wish(null)).path).to.equal('Show/S01/e02.mkv');
    expect(chooseFile(SEASON, wish('')).path).to.equal('Show/S01/e02.mkv');
  });

  it('takes the first of several equals', () => {
    const episodes = files(['b2.mp4', 6], ['b10.mp4', 9], ['a.txt', 99, false]);
    expect(chooseFile(episodes, wish(null)).path).to.equal('b2.mp4');
    const album = files(['02.mp3', 9], ['01.mp3', 1]);
    expect(chooseFile(album, wish(null)).path).to.equal('01.mp3');
    expect(chooseFile(album, wish('*.mp3')).path).to.equal('01.mp3');
  });

  it('honours so= of a magnet, when something playable is among it', () => {
    expect(chooseFile(SEASON, wish(null, 3)).path).to.equal('Show/S02/e01.mp4');
    expect(chooseFile(SEASON, wish(null, 1, 3)).path).to.equal('Show/S01/e01.mkv');
    expect(chooseFile(SEASON, wish(null, 0)).path).to.equal('Show/S01/e02.mkv');
    expect(chooseFile(SEASON, wish(null, 90, 95)).path).to.equal('Show/S01/e02.mkv');
  });

  it('takes the file attribute as index, path, name or glob, before so=', () => {
    expect(chooseFile(SEASON, wish('1', 3)).path).to.equal('Show/S01/e01.mkv');
    expect(chooseFile(SEASON, wish('Show/S02/e01.mp4')).index).to.equal(3);
    expect(chooseFile(SEASON, wish('e02.mkv')).index).to.equal(2);
    expect(chooseFile(SEASON, wish('*.mp4')).index).to.equal(3);
    expect(chooseFile(SEASON, wish('Show/S01/*')).index).to.equal(2);
    expect(chooseFile(SEASON, wish('**/E01.*')).index).to.equal(1);
  });

  it('plays what the page names even if the name promises nothing', () => {
    expect(chooseFile(SEASON, wish('0')).name).to.equal('readme.txt');
  });

  it('says which file it did not find, and which there are', () => {
    expect(codeOf(() => chooseFile(SEASON, wish('9')))).to.equal('file-not-found');
    expect(() => chooseFile(SEASON, wish('*.avi'))).to.throw(/\*\.avi.*Show\/S01\/e01\.mkv/);
  });

  it('says when nothing is playable', () => {
    const texts = files(['a.txt', 5, false], ['b.pdf', 5, false]);
    expect(codeOf(() => chooseFile(texts, wish(null)))).to.equal('no-playable-file');
    expect(codeOf(() => chooseFile([], wish(null)))).to.equal('no-playable-file');
  });
});

describe('matchesGlob', () => {
  const cases: [path: string, glob: string, expected: boolean][] = [
    ['a/b/film.mp4', '*.mp4', true],
    ['a/b/film.mp4', 'a/*.mp4', false],
    ['a/b/film.mp4', 'a/**/film.mp4', true],
    ['a/film.mp4', 'a/**/film.mp4', true],
    ['a/b/film.mp4', '**', true],
    ['film1.mp4', 'film?.mp4', true],
    ['film12.mp4', 'film?.mp4', false],
    ['FILM.MP4', 'film.mp4', true],
    ['film (1) [x].mp4', 'film (1) [x].mp4', true],
    ['filmxmp4', 'film.mp4', false],
  ];
  for (const [path, glob, expected] of cases) {
    it(`${expected ? 'matches' : 'does not match'} ${path} with ${glob}`, () => {
      expect(matchesGlob(path, glob)).to.equal(expected);
    });
  }
});

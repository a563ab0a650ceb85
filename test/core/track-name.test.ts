import { expect } from '@open-wc/testing';
import { albumNameOf, describeTrack, plainName, trackNameOf } from '../../src/core/track-name.js';

describe('names of tracks', () => {
  it('leaves the extension away, and underscores where there are no spaces', () => {
    expect(plainName('A song.flac')).to.equal('A song');
    expect(plainName('a_song.mp3')).to.equal('a song');
    expect(plainName('a_song two.mp3')).to.equal('a_song two');
    expect(plainName('Vol. 2')).to.equal('Vol. 2');
    expect(plainName('Film.2024')).to.equal('Film.2024');
    expect(plainName('Film.7z')).to.equal('Film');
    expect(plainName('.mp3')).to.equal('.mp3');
  });

  const cases: readonly [name: string, number: number | null, artist: string, title: string][] = [
    ['01 - A Song.mp3', 1, '', 'A Song'],
    ['01. A Song.mp3', 1, '', 'A Song'],
    ['01 A Song.mp3', 1, '', 'A Song'],
    ['01_a_song.mp3', 1, '', 'a song'],
    ['1-07 A Song.mp3', 7, '', 'A Song'],
    ['107 A Song.mp3', 107, '', 'A Song'],
    ['[03] A Song.mp3', null, '', '[03] A Song'],
    ['12) A Song.ogg', 12, '', 'A Song'],
    ['03 - Somebody - A Song.flac', 3, 'Somebody', 'A Song'],
    ['Somebody - A Song.flac', null, 'Somebody', 'A Song'],
    ['Somebody – A Song - Live.flac', null, 'Somebody', 'A Song - Live'],
    ['Jean-Luc.flac', null, '', 'Jean-Luc'],
    ['1999.flac', null, '', '1999'],
    ['99 Balloons.flac', 99, '', 'Balloons'],
    ['07.flac', null, '', '07'],
    ['- Intro.flac', null, '', '- Intro'],
  ];
  for (const [name, number, artist, title] of cases) {
    it(`reads "${name}"`, () => {
      expect(trackNameOf(name)).to.deep.equal({ number, artist, title });
    });
  }

  it('reads names of albums', () => {
    expect(albumNameOf('Somebody - An Album (2004) [FLAC]')).to.deep.equal({
      artist: 'Somebody',
      title: 'An Album (2004)',
    });
    expect(albumNameOf('An_Album_{remaster}')).to.deep.equal({ artist: '', title: 'An Album' });
    expect(albumNameOf('An.Album')).to.deep.equal({ artist: '', title: 'An.Album' });
    expect(albumNameOf('[FLAC]')).to.deep.equal({ artist: '', title: '[FLAC]' });
  });
});

describe('describeTrack', () => {
  const NOTHING = { title: '', artist: '', album: '' };
  const describeIt = (path: string, torrentName: string | null = 'T', tags = NOTHING) =>
    describeTrack({ path, name: path.slice(path.lastIndexOf('/') + 1) }, torrentName, tags);

  it('goes by the name of the file and its folder', () => {
    expect(describeIt('Somebody - LP [FLAC]/01 - One.mp3')).to.deep.equal({
      title: 'One',
      artist: 'Somebody',
      album: 'LP',
    });
    expect(describeIt('LP/02 - Other - Two.mp3')).to.deep.equal({
      title: 'Two',
      artist: 'Other',
      album: 'LP',
    });
  });

  it('passes over folders of discs, and takes the torrent’s name where there are no others', () => {
    expect(describeIt('LP/CD1/1.mp3').album).to.equal('LP');
    expect(describeIt('Disc 2/1.mp3').album).to.equal('T');
    expect(describeIt('1.mp3').album).to.equal('T');
    expect(describeIt('1.mp3', null).album).to.equal('');
  });

  it('takes a torrent of one file for no album', () => {
    expect(describeIt('1.mp3', '1.mp3').album).to.equal('');
  });

  it('believes what the file says of itself', () => {
    const tags = { title: 'Uno', artist: '', album: 'LP' };
    expect(describeIt('A - 1.mp3', 'T', tags)).to.deep.equal({
      title: 'Uno',
      artist: 'A',
      album: 'LP',
    });
  });
});

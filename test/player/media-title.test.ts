import { expect } from '@open-wc/testing';
import { INITIAL_STATE } from '../../src/core/player-state.js';
import { mediaTitle } from '../../src/player/media-title.js';
import { filesOf } from '../support/file-info.js';
import { torrentOf } from '../ui/sample-state.js';

const stateOf = (name: string | null, fileIndex: number | null, ...names: string[]) => ({
  torrent: torrentOf({
    name,
    fileIndex,
    files: filesOf(Object.fromEntries(names.map((path) => [path, 1]))),
  }),
  tags: INITIAL_STATE.tags,
});

const titleOf = (...state: Parameters<typeof stateOf>) => mediaTitle('', stateOf(...state)).title;

describe('mediaTitle', () => {
  it('is what the page says', () =>
    expect(mediaTitle('Sintel', stateOf('x', 0, 'y.mkv')).title).to.equal('Sintel'));

  it('is else the name of the film that plays, as people write it', () => {
    expect(titleOf('Films', 1, 'a.mp4', 'Big_Buck_Bunny.mkv')).to.equal('Big Buck Bunny');
    expect(titleOf('Films', 0, 'no extension')).to.equal('no extension');
  });

  it('is else the name of the torrent, or nothing', () => {
    expect(titleOf('Films', null, 'a.mp4')).to.equal('Films');
    expect(titleOf(null, null)).to.equal('');
  });

  it('is that of a track by its tags, else by its name', () => {
    const state = stateOf('Beacons', 0, '02 - The Keepers - Fog.flac');
    expect(mediaTitle('', state)).to.deep.equal({ title: 'Fog', artist: 'The Keepers', album: '' });
    const tags = { ...state.tags, title: 'Fog (live)', artist: 'Keepers', album: 'Beacons' };
    expect(mediaTitle('', { ...state, tags })).to.deep.equal({
      title: 'Fog (live)',
      artist: 'Keepers',
      album: 'Beacons',
    });
  });
});

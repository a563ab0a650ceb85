import { expect } from '@open-wc/testing';
import { INITIAL_STATE } from '../../src/core/player-state.js';
import { mediaTitle } from '../../src/player/media-title.js';
import { filesOf } from '../support/file-info.js';

const torrentOf = (name: string | null, fileIndex: number | null, ...names: string[]) => ({
  ...INITIAL_STATE.torrent,
  name,
  fileIndex,
  files: filesOf(Object.fromEntries(names.map((path) => [path, 1]))),
});

describe('mediaTitle', () => {
  it('is what the page says', () =>
    expect(mediaTitle('Sintel', torrentOf('x', 0, 'y.mkv'))).to.equal('Sintel'));

  it('is else the name of the file that plays, as people write it', () => {
    const torrent = torrentOf('Films', 1, 'a.mp4', 'Big_Buck Bunny 1.5.mkv');
    expect(mediaTitle('', torrent)).to.equal('Big Buck Bunny 1.5');
    expect(mediaTitle('', torrentOf('Films', 0, 'no extension'))).to.equal('no extension');
  });

  it('is else the name of the torrent, or nothing', () => {
    expect(mediaTitle('', torrentOf('Films', null, 'a.mp4'))).to.equal('Films');
    expect(mediaTitle('', torrentOf('Films', 0, '.mp4'))).to.equal('Films');
    expect(mediaTitle('', torrentOf(null, null))).to.equal('');
  });
});

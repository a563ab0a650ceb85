import { expect } from '@open-wc/testing';
import { coverFileFor } from '../../src/session/cover-file.js';
import { filesOf } from '../support/file-info.js';

/** The cover of the first file. */
function coverOf(sizes: Readonly<Record<string, number>>): string | undefined {
  const files = filesOf(sizes);
  return coverFileFor(files, files[0]!)?.path;
}

describe('coverFileFor', () => {
  it('goes by names, the best first', () => {
    const names = { 'a.mp3': 1, 'x.jpg': 1, 'AlbumArt_{1}.jpg': 1, 'front.png': 1 };
    expect(coverOf(names)).to.equal('front.png');
    expect(coverOf({ ...names, 'Folder.JPG': 1 })).to.equal('Folder.JPG');
    expect(coverOf({ ...names, 'Folder.JPG': 1, 'cover.webp': 1 })).to.equal('cover.webp');
    expect(coverOf({ 'a.mp3': 1, 'x.jpg': 1, 'Album (front).jpg': 1 })).to.equal(
      'Album (front).jpg',
    );
  });

  it('prefers the folder of the track, then those above, then one below', () => {
    const track = { 'A/CD1/1.mp3': 1 };
    expect(coverOf({ ...track, 'cover.jpg': 1, 'A/CD1/front.jpg': 1 })).to.equal('A/CD1/front.jpg');
    expect(coverOf({ ...track, 'cover.jpg': 1, 'A/front.jpg': 1 })).to.equal('A/front.jpg');
    expect(coverOf({ ...track, 'A/CD1/Scans/front.jpg': 1 })).to.equal('A/CD1/Scans/front.jpg');
  });

  it('takes none of another album', () => {
    expect(coverOf({ 'A/1.mp3': 1, 'B/cover.jpg': 1 })).to.equal(undefined);
    expect(coverOf({ 'A/1.mp3': 1, 'A/Scans/Booklet/cover.jpg': 1 })).to.equal(undefined);
  });

  it('takes the only picture beside the track, whatever it is called', () => {
    expect(coverOf({ '1.mp3': 1, 'xyz.jpg': 1 })).to.equal('xyz.jpg');
    expect(coverOf({ '1.mp3': 1, 'xyz.jpg': 1, 'abc.jpg': 1 })).to.equal(undefined);
    expect(coverOf({ '1.mp3': 1, 'recovered.jpg': 1, 'abc.jpg': 1 })).to.equal(undefined);
  });

  it('takes nothing that is too large, empty or no picture', () => {
    expect(coverOf({ '1.mp3': 1, 'cover.jpg': 9_000_000 })).to.equal(undefined);
    expect(coverOf({ '1.mp3': 1, 'cover.jpg': 0 })).to.equal(undefined);
    expect(coverOf({ '1.mp3': 1, 'cover.txt': 1 })).to.equal(undefined);
  });
});

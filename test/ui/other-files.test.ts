import { expect } from '@open-wc/testing';
import type { TorrentFileInfo } from '../../src/core/player-state.js';
import { otherFiles } from '../../src/ui/other-files.js';
import { fileInfo } from '../support/file-info.js';

const fileOf = (index: number, lengthBytes: number, playable = true) =>
  fileInfo(`${index}.mkv`, { index, lengthBytes, playable });
const indexes = (files: readonly TorrentFileInfo[]) => files.map(({ index }) => index);

describe('otherFiles', () => {
  const files = [fileOf(0, 50), fileOf(1, 10), fileOf(2, 99, false), fileOf(3, 70)];

  it('offers what is playable and did not fail, the largest first', () => {
    expect(indexes(otherFiles(files, 0, 'media-unsupported'))).to.deep.equal([3, 1]);
    expect(indexes(otherFiles(files, null, 'file-not-found'))).to.deep.equal([3, 0, 1]);
  });

  it('offers five at most', () => {
    const many = Array.from({ length: 9 }, (_, index) => fileOf(index, 100 - index));
    expect(indexes(otherFiles(many, 0, 'media-damaged'))).to.deep.equal([1, 2, 3, 4, 5]);
  });

  it('offers what can be kept where nothing plays', () => {
    expect(indexes(otherFiles(files, null, 'no-playable-file'))).to.deep.equal([2]);
  });

  it('offers nothing when the torrent itself fails', () => {
    expect(otherFiles(files, 0, 'engine-failed')).to.deep.equal([]);
  });
});

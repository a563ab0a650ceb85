import { expect } from '@open-wc/testing';
import { fileProgress } from '../../src/core/file-progress.js';
import { fileInfo } from '../support/file-info.js';

const HELD = { have: Uint8Array.of(1, 1, 0, 1, 0) };

describe('fileProgress', () => {
  const progress = (first: number, end: number) =>
    fileProgress(fileInfo('a.mp4', { pieces: { first, end } }), HELD);

  it('is the share of pieces that are held', () => {
    expect(progress(0, 2)).to.equal(1);
    expect(progress(0, 4)).to.equal(0.75);
    expect(progress(2, 3)).to.equal(0);
    expect(progress(3, 5)).to.equal(0.5);
  });

  it('is nothing before there are pieces', () => {
    expect(fileProgress(fileInfo('a.mp4'), null)).to.equal(0);
  });

  it('is all of a file without bytes', () => {
    const empty = fileInfo('a.txt', { lengthBytes: 0, pieces: { first: 1, end: 1 } });
    expect(fileProgress(empty, null)).to.equal(1);
  });
});

import { expect } from '@open-wc/testing';
import { endAtNext } from '../../../src/media/subtitles/chapter-times.js';

const chapter = (startSeconds: number, text: string, endSeconds = NaN) => ({
  startSeconds,
  endSeconds,
  text,
});

describe('endAtNext', () => {
  it('sorts, and ends each chapter where the next begins, the last with the film', () => {
    const cues = endAtNext([chapter(10, 'b'), chapter(0, 'a'), chapter(20, 'c')], 30);
    expect(
      cues.map(({ startSeconds, endSeconds, text }) => [startSeconds, endSeconds, text]),
    ).to.deep.equal([
      [0, 10, 'a'],
      [10, 20, 'b'],
      [20, 30, 'c'],
    ]);
  });

  it('keeps an end that comes earlier, and no later one', () => {
    const cues = endAtNext([chapter(0, 'a', 5), chapter(10, 'b', 99), chapter(20, 'c', 25)], 30);
    expect(cues.map(({ endSeconds }) => endSeconds)).to.deep.equal([5, 20, 25]);
  });

  it('leaves out what has no title or no time', () => {
    expect(endAtNext([chapter(0, ''), chapter(5, 'a'), chapter(5, 'b')], NaN)).to.deep.equal([]);
  });
});

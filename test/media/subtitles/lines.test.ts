import { expect } from '@open-wc/testing';
import { splitLines } from '../../../src/media/subtitles/lines.js';

describe('splitLines', () => {
  it('ends lines at any of the three ends of line', () => {
    expect([...splitLines('a\nb\r\nc\rd')]).to.deep.equal(['a', 'b', 'c', 'd']);
  });

  it('keeps empty lines, and makes none of a last end of line', () => {
    expect([...splitLines('a\r\n\r\nb\n')]).to.deep.equal(['a', '', 'b']);
    expect([...splitLines('')]).to.deep.equal([]);
  });
});

import { expect } from '@open-wc/testing';
import { isPlayableName, mediaTypeOf } from '../../src/engine/media-type.js';

describe('media types by file name', () => {
  for (const [name, type, playable] of [
    ['film.mp4', 'video/mp4', true],
    ['FILM.MKV', 'video/x-matroska', true],
    ['a.b.webm', 'video/webm', true],
    ['clip.mov', 'video/quicktime', true],
    ['sound.opus', 'audio/ogg', true],
    ['sound.m4a', 'audio/mp4', true],
    ['film.avi', 'video/x-msvideo', false],
    ['subtitles.srt', 'application/x-subrip', false],
    ['film.mp4.part', '', false],
    ['mp4', '', false],
    ['.mp4', '', false],
    ['film.', '', false],
    ['', '', false],
    ['film.constructor', '', false],
    ['film.__proto__', '', false],
  ] as const) {
    it(`"${name}" is ${type || 'unknown'}${playable ? ', playable' : ''}`, () => {
      expect(mediaTypeOf(name)).to.equal(type);
      expect(isPlayableName(name)).to.equal(playable);
    });
  }
});

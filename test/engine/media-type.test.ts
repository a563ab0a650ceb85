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
    ['camera.MTS', 'video/mp2t', true],
    ['capture.m2t', 'video/mp2t', true],
    ['disc.m2ts', 'video/mp2t', true],
    ['phone.3gp', 'video/3gpp', true],
    ['phone.3g2', 'video/3gpp2', true],
    ['clip.f4v', 'video/mp4', true],
    ['clip.qt', 'video/quicktime', true],
    ['film.mk3d', 'video/x-matroska', true],
    ['sound.weba', 'audio/webm', true],
    ['sound.mpga', 'audio/mpeg', true],
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

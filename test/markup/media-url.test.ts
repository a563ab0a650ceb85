import { expect } from '@open-wc/testing';
import { isMediaUrl } from '../../src/markup/media-url.js';

describe('isMediaUrl', () => {
  for (const url of [
    'https://a.example/film.mp4',
    'http://a.example/x/film.WEBM?token=1#t=5',
    'https://a.example/sound.opus',
  ]) {
    it(`yes: ${url}`, () => expect(isMediaUrl(url)).to.equal(true));
  }
  for (const url of [
    'https://a.example/',
    'https://a.example/film.mp4/about',
    'https://a.example/?file=film.mp4',
    'https://a.example/film.torrent',
    'magnet:?xt=urn:btih:00&dn=film.mp4',
    'javascript:film.mp4',
    'film.mp4',
    '',
  ]) {
    it(`no: ${url}`, () => expect(isMediaUrl(url)).to.equal(false));
  }
});

import { expect } from '@open-wc/testing';
import { canPlay } from '../../src/session/play-type.js';

const supports = (type: string) => type.includes('avc1');

describe('canPlayType', () => {
  const ANSWERS: readonly [string, CanPlayTypeResult][] = [
    ['application/x-bittorrent', 'maybe'],
    ['video/x-matroska', 'maybe'],
    ['Video/X-Matroska; codecs="avc1.640028,mp4a.40.2"', 'probably'],
    ['video/mp2t;codecs=avc1.640028', 'probably'],
    ['video/x-matroska; codecs="nonsense"', ''],
    ['video/x-msvideo', ''],
    ['text/plain', ''],
    ['', ''],
  ];
  for (const [type, answer] of ANSWERS) {
    it(`says ${answer || 'no'} to ${type || 'nothing'}`, () => {
      expect(canPlay(type, '', supports)).to.equal(answer);
    });
  }

  it('does not contradict the browser', () => {
    expect(canPlay('video/webm', 'maybe', () => false)).to.equal('maybe');
  });
});

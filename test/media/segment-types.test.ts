import { expect } from '@open-wc/testing';
import { segmentTypes } from '../../src/media/segment-types.js';

describe('segmentTypes', () => {
  it('prefers MP4', () => {
    expect(segmentTypes('video', 'avc', 'avc1.640028')).to.deep.equal([
      'video/mp4; codecs="avc1.640028"',
    ]);
    expect(segmentTypes('audio', 'opus', 'opus')).to.deep.equal([
      'audio/mp4; codecs="opus"',
      'audio/webm; codecs="opus"',
    ]);
  });

  it('takes WebM for what MP4 does not carry', () => {
    expect(segmentTypes('video', 'vp8', 'vp8')).to.deep.equal(['video/webm; codecs="vp8"']);
    expect(segmentTypes('audio', 'vorbis', 'vorbis')).to.deep.equal([
      'audio/webm; codecs="vorbis"',
    ]);
  });

  it('takes bare frames of MP3 where there is nothing else', () => {
    expect(segmentTypes('audio', 'mp3', 'mp3')).to.deep.equal([
      'audio/mp4; codecs="mp3"',
      'audio/mpeg',
    ]);
  });

  it('knows none for PCM, nor for what has no name', () => {
    expect(segmentTypes('audio', 'pcm-s16', 'pcm-s16')).to.deep.equal([]);
    expect(segmentTypes('video', null, '')).to.deep.equal([]);
    expect(segmentTypes('video', 'avc', '')).to.deep.equal([]);
  });
});

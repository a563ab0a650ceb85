import { expect } from '@open-wc/testing';
import { PlayerError } from '../../src/core/player-error.js';
import type { TrackDescription } from '../../src/media/reader/media-reader.js';
import { chooseTracks, playableTracks } from '../../src/media/track-choice.js';

function track(id: number, kind: 'video' | 'audio', codec: string, types: string[] = []) {
  const mimeTypes = types.map((type) => `${kind}/${type}; codecs="${codec}"`);
  return { id, kind, codec, mimeTypes, language: null, name: null, isDefault: false };
}

const PICTURE = track(1, 'video', 'vp09.00', ['mp4', 'webm']);
const DTS = track(2, 'audio', 'dtsc', ['mp4']);
const SOUND = track(3, 'audio', 'opus', ['mp4', 'webm']);
const PCM = track(4, 'audio', 'pcm-s16');

function choose(tracks: TrackDescription[], supports: (type: string) => boolean) {
  const playable = playableTracks(tracks, supports);
  return chooseTracks({ durationSeconds: 1, tracks }, playable);
}

describe('playableTracks', () => {
  it('takes the first type that is supported', () => {
    const playable = playableTracks([PICTURE, SOUND], (type) => !type.startsWith('video/mp4'));
    expect(playable.map(({ mimeType }) => mimeType)).to.deep.equal([
      'video/webm; codecs="vp09.00"',
      'audio/mp4; codecs="opus"',
    ]);
  });

  it('leaves out what cannot be played', () => {
    const playable = playableTracks([PICTURE, DTS, SOUND, PCM], (type) => !type.includes('dts'));
    expect(playable.map(({ id }) => id)).to.deep.equal([1, 3]);
  });
});

describe('chooseTracks', () => {
  const all = () => true;

  it('takes the first of each kind, picture first', () => {
    expect(choose([SOUND, PICTURE, DTS], all).map(({ id }) => id)).to.deep.equal([1, 3]);
  });

  it('takes another sound where the preferred one cannot be played', () => {
    const chosen = choose([PICTURE, DTS, SOUND], (type) => !type.includes('dtsc'));
    expect(chosen.map(({ id }) => id)).to.deep.equal([1, 3]);
  });

  it('plays with one kind alone', () => {
    expect(choose([PICTURE, PCM], all).map(({ id }) => id)).to.deep.equal([1]);
    expect(choose([SOUND], all).map(({ id }) => id)).to.deep.equal([3]);
  });

  it('does not play the sound of a film whose picture it cannot', () => {
    expect(() => choose([PICTURE, SOUND], (type) => type.startsWith('audio')))
      .to.throw(PlayerError, 'this browser cannot play video vp09.00')
      .that.deep.includes({ code: 'media-unsupported', codecs: ['vp09.00'] });
  });

  it('names every codec when none can be played', () => {
    expect(() => choose([PICTURE, DTS, PCM], () => false))
      .to.throw(PlayerError, 'video vp09.00, audio dtsc, audio pcm-s16')
      .with.property('code', 'media-unsupported');
  });
});

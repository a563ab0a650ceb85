import { expect } from '@open-wc/testing';
import type { PlayableTrack } from '../../src/media/track-choice.js';
import { describeAudio, playingLanguage } from '../../src/session/audio-choice.js';

const track = (id: number, told: Partial<PlayableTrack>): PlayableTrack => ({
  id,
  kind: 'audio',
  codec: 'opus',
  mimeTypes: [],
  mimeType: 'audio/mp4; codecs="opus"',
  language: null,
  name: null,
  isDefault: false,
  ...told,
});

const tracks = [
  track(1, { kind: 'video' }),
  track(2, { language: 'eng' }),
  track(3, { language: 'ger', name: ' Kommentar ' }),
  track(4, {}),
];

describe('describeAudio', () => {
  it('names the audio tracks, in the viewer’s language', () => {
    expect(describeAudio({ tracks, audioTrackId: 2 }, ['de'])).to.deep.equal({
      audioId: '2',
      audio: [
        { id: '2', label: 'Englisch', language: 'en' },
        { id: '3', label: 'Kommentar', language: 'de' },
        { id: '4', label: '', language: '' },
      ],
    });
  });
});

describe('playingLanguage', () => {
  it('is that of the track that plays', () => {
    const of = (audioTrackId: number | null) =>
      playingLanguage(describeAudio({ tracks, audioTrackId }, ['en']));
    expect([2, 3, 4, null].map(of)).to.deep.equal(['en', 'de', '', '']);
  });
});

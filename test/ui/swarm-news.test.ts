import { expect } from '@open-wc/testing';
import { DIAGNOSIS_MESSAGES } from '../../src/core/diagnosis-messages.js';
import { INITIAL_STATE, type PlayerState } from '../../src/core/player-state.js';
import { en } from '../../src/ui/locales/en.js';
import { SILENCE, narrate, type Narration } from '../../src/ui/narration.js';
import { swarmNews, waitingFacts } from '../../src/ui/swarm-news.js';
import { errorOf, playbackOf, stateOf, swarmOf, torrentOf } from './sample-state.js';

function newsOf({ torrent, swarm, playback, diagnosis }: PlayerState) {
  return swarmNews({ torrent, swarm, playback, diagnosis: diagnosis.current }, en);
}

const NOBODY = swarmOf({ peers: 0, downloadBytesPerSecond: 0 });
const CONNECTING = stateOf({
  torrent: torrentOf({ phase: 'connecting' }),
  swarm: { ...NOBODY, trackers: 'waiting' },
});
const LOOKING: PlayerState = { ...CONNECTING, swarm: NOBODY };
const MET: PlayerState = { ...CONNECTING, swarm: swarmOf({ peers: 3 }) };
const OPENING = stateOf({ torrent: torrentOf({ phase: 'probing' }), swarm: swarmOf({ peers: 3 }) });
const PLAYING = stateOf();
const BUFFERING = stateOf({ playback: playbackOf({ waiting: true, bufferingProgress: 0.3 }) });
const NEEDS = { neededBytesPerSecond: 500_000, actualBytesPerSecond: 262_500 };
const TOO_SLOW: PlayerState = {
  ...BUFFERING,
  swarm: swarmOf({ downloadBytesPerSecond: 262_500 }),
  diagnosis: { current: { code: 'too-slow', message: '', hint: '', ...NEEDS } },
};

describe('swarmNews', () => {
  it('has nothing to tell before play, of a failure, a pause, or the end', () => {
    expect(newsOf(INITIAL_STATE)).to.equal(null);
    const error = errorOf('engine-failed');
    expect(newsOf(stateOf({ torrent: torrentOf({ phase: 'failed', error }) }))).to.equal(null);
    for (const patch of [{ paused: true }, { ended: true }]) {
      expect(newsOf(stateOf({ playback: playbackOf(patch) }))).to.equal(null);
    }
  });

  it('tells whom it met', () => {
    expect(newsOf(MET)).to.deep.include({
      text: '3 viewers connected. Getting the list of files',
      isAwaited: true,
    });
    const one: PlayerState = { ...MET, swarm: swarmOf({ peers: 1 }) };
    expect(newsOf(one)?.text).to.match(/^1 viewer connected\./);
  });

  it('tells what is wrong instead of the wait', () => {
    const current = { code: 'nobody-there', message: '', hint: 'for developers' } as const;
    expect(newsOf({ ...LOOKING, diagnosis: { current } })).to.deep.equal({
      topic: 'nobody-there',
      text: DIAGNOSIS_MESSAGES['nobody-there'],
      isAwaited: true,
    });
    expect(newsOf(TOO_SLOW)?.text).to.equal(
      'Too slow for this video. It needs 4.0 and gets 2.1 Mbit/s. A pause lets more of it arrive.',
    );
  });

  it('tells where the film comes from', () => {
    for (const mode of ['web-seeds', 'http'] as const) {
      const state = stateOf({ torrent: torrentOf({ mode }) });
      expect(newsOf(state)?.text).to.equal('Playing from the server');
    }
  });

  it('takes a seek for a wait', () => {
    const { torrent, swarm } = PLAYING;
    const playback = playbackOf({ seeking: true });
    expect(waitingFacts({ torrent, swarm, playback, diagnosis: null }, 2)).to.include({
      waiting: true,
      secondsWaiting: 2,
    });
  });
});

describe('a session as it is told', () => {
  /** The state from a second on. */
  const SESSION: readonly (readonly [number, PlayerState])[] = [
    [0, CONNECTING],
    [1.5, LOOKING],
    [14, MET],
    [15, OPENING],
    [19, PLAYING],
    [60, BUFFERING],
    [60.75, PLAYING],
    [90, BUFFERING],
    [96, TOO_SLOW],
    [104, PLAYING],
    [106, TOO_SLOW],
    [130, PLAYING],
  ];

  it('is short, in order, and at a human pace', () => {
    const told: [number, string][] = [];
    let narration: Narration = SILENCE;
    for (let ms = 0; ms <= 180_000; ms += 250) {
      const state = SESSION.filter(([seconds]) => seconds * 1000 <= ms).at(-1)![1];
      const { text } = narration;
      narration = narrate(newsOf(state), ms, narration);
      if (narration.text !== text && narration.text !== '') told.push([ms / 1000, narration.text]);
    }
    const slow = `${en.waiting['too-slow']}. ${en.tooSlow('4.0', '2.1')}`;
    expect(told).to.deep.equal([
      [1, 'Connecting'],
      [11, 'Looking for other viewers'],
      [16, '3 viewers connected. Opening the video'],
      [20, 'Playing'],
      [91, 'Buffering'],
      [97, slow],
      [105, 'Playing'],
      [107.5, slow],
      [131, 'Playing'],
    ]);
  });
});

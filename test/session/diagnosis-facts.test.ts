import { expect } from '@open-wc/testing';
import { UNKNOWN_SUPPLY } from '../../src/core/diagnosis.js';
import { INITIAL_STATE } from '../../src/core/player-state.js';
import type { Phase, PlaybackSlice, PlayerState } from '../../src/core/player-state.js';
import { diagnosisFacts } from '../../src/session/diagnosis-facts.js';
import { fileInfo } from '../support/file-info.js';

const PAGE = { isOnline: true, blockedDirective: null };
const FILE = fileInfo('a.mp4', { index: 2, lengthBytes: 6_000_000 });

function stateOf(phase: Phase, playback: Partial<PlaybackSlice> = {}): PlayerState {
  return {
    ...INITIAL_STATE,
    torrent: { ...INITIAL_STATE.torrent, phase, files: [FILE], fileIndex: 2 },
    swarm: { ...INITIAL_STATE.swarm, peers: 4, trackers: 'connected', othersInSwarm: 7 },
    playback: { ...INITIAL_STATE.playback, ...playback },
  };
}

describe('diagnosisFacts', () => {
  it('takes over what the state, the page and the engine know', () => {
    const supply = { ...UNKNOWN_SUPPLY, isWantedPieceHeld: false };
    const page = { isOnline: false, blockedDirective: 'connect-src' };
    expect(diagnosisFacts(stateOf('ready'), page, supply)).to.include({
      ...supply,
      ...page,
      peers: 4,
      trackers: 'connected',
      othersInSwarm: 7,
    });
  });

  it('misses nobody where web seeds alone are asked', () => {
    const state = stateOf('ready');
    expect(diagnosisFacts(state, PAGE).wantsPeers).to.equal(true);
    const torrent = { ...state.torrent, mode: 'web-seeds' } as const;
    expect(diagnosisFacts({ ...state, torrent }, PAGE).wantsPeers).to.equal(false);
  });

  it('knows nothing of the supply unless told', () => {
    expect(diagnosisFacts(stateOf('ready'), PAGE)).to.include(UNKNOWN_SUPPLY);
  });

  const waits: [Phase, Partial<PlaybackSlice>, boolean][] = [
    ['idle', { waiting: true }, false],
    ['failed', { waiting: true }, false],
    ['connecting', {}, true],
    ['probing', {}, true],
    ['ready', {}, false],
    ['ready', { waiting: true }, true],
    ['ready', { seeking: true }, true],
  ];
  for (const [phase, playback, isWaiting] of waits) {
    it(`${isWaiting ? 'waits' : 'does not wait'} when ${phase}: ${JSON.stringify(playback)}`, () => {
      expect(diagnosisFacts(stateOf(phase, playback), PAGE).isWaiting).to.equal(isWaiting);
    });
  }

  const rates: [Partial<PlaybackSlice>, number | null][] = [
    [{ duration: 60 }, 100_000],
    [{ duration: 60, playbackRate: 2 }, 200_000],
    [{ duration: 60, playbackRate: 0.5 }, 100_000],
    [{ duration: NaN }, null],
    [{ duration: Infinity }, null],
    [{ duration: 0 }, null],
  ];
  for (const [playback, expected] of rates) {
    it(`needs ${String(expected)} bytes a second for ${JSON.stringify(playback)}`, () => {
      const facts = diagnosisFacts(stateOf('ready', playback), PAGE);
      expect(facts.neededBytesPerSecond).to.equal(expected);
    });
  }

  it('needs nothing before a file is chosen', () => {
    const state = stateOf('ready', { duration: 60 });
    const torrent = { ...state.torrent, fileIndex: null };
    expect(diagnosisFacts({ ...state, torrent }, PAGE).neededBytesPerSecond).to.be.null;
  });
});

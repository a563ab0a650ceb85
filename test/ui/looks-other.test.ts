import { expect } from '@open-wc/testing';
import type { PlaybackSlice } from '../../src/core/player-state.js';
import { looksOther } from '../../src/ui/looks-other.js';
import { playbackOf, stateOf, swarmOf, torrentOf } from './sample-state.js';

describe('looksOther', () => {
  const former = stateOf({ playback: playbackOf({ currentTime: 194.1 }) });
  const after = (patch: Partial<PlaybackSlice>, from = former): boolean =>
    looksOther({ ...from, playback: { ...from.playback, ...patch } }, from);

  it('is so after a whole second of a playing film, not after each report', () => {
    expect(after({ currentTime: 194.9 })).to.equal(false);
    expect(after({ currentTime: 195 })).to.equal(true);
    expect(after({ currentTime: 193.9 })).to.equal(true);
  });

  it('shows what is buffered with the time', () => {
    const buffered = [{ start: 0, end: 400 }];
    expect(after({ buffered, bufferingProgress: 0.5 })).to.equal(false);
    expect(after({ buffered, currentTime: 195 })).to.equal(true);
  });

  it('follows at once while the viewer waits, seeks, or has paused', () => {
    for (const still of [{ waiting: true }, { seeking: true }, { paused: true }]) {
      const from = { ...former, playback: playbackOf({ ...still, currentTime: 194.1 }) };
      expect(after({ currentTime: 194.2 }, from)).to.equal(true);
      expect(after({ bufferingProgress: 0.5 }, from)).to.equal(true);
      expect(after({}, from)).to.equal(false);
      expect(after(still), 'when it begins').to.equal(true);
    }
  });

  it('shows the swarm with the time, and at once where no time comes soon', () => {
    const peers = swarmOf({ peers: 8 });
    const tells = (patch: Partial<PlaybackSlice>, swarm = peers) => {
      const from = { ...former, playback: { ...former.playback, ...patch } };
      return looksOther({ ...from, swarm }, from);
    };
    expect(tells({})).to.equal(false);
    expect(
      looksOther({ ...former, swarm: peers, playback: playbackOf({ currentTime: 195 }) }, former),
    ).to.equal(true);
    expect(tells({ playbackRate: 2 })).to.equal(false);
    for (const still of [{ waiting: true }, { seeking: true }, { paused: true }]) {
      expect(tells(still), Object.keys(still)[0]).to.equal(true);
    }
    expect(tells({ playbackRate: 0.25 })).to.equal(true);
    expect(tells({}, swarmOf({ seeding: 'off' })), 'what the viewer did').to.equal(true);
  });

  it('is so after anything else', () => {
    expect(after({ volume: 0.1 })).to.equal(true);
    expect(after({ duration: 900 })).to.equal(true);
    expect(looksOther({ ...former, torrent: torrentOf({ phase: 'failed' }) }, former)).to.equal(
      true,
    );
    expect(looksOther(former, undefined)).to.equal(true);
    expect(looksOther({ ...former }, former)).to.equal(false);
  });
});

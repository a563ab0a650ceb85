import { expect } from '@open-wc/testing';
import { differsIn } from '../../src/ui/slice-changes.js';
import { playbackOf } from './sample-state.js';

describe('differsIn', () => {
  const isOther = differsIn((playback: ReturnType<typeof playbackOf>) => [
    playback.volume,
    Math.floor(playback.currentTime),
  ]);
  const former = playbackOf({ volume: 0.5, currentTime: 10.2 });

  it('is about what is shown, and nothing else', () => {
    expect(isOther(playbackOf({ volume: 0.6, currentTime: 10.2 }), former)).to.equal(true);
    expect(isOther(playbackOf({ volume: 0.5, currentTime: 11 }), former)).to.equal(true);
    const same = { volume: 0.5, currentTime: 10.9, paused: !former.paused, duration: 7 };
    expect(isOther(playbackOf(same), former)).to.equal(false);
  });

  it('takes the first value for another, and a number that is none for the same', () => {
    expect(isOther(former, undefined)).to.equal(true);
    const unknown = playbackOf({ volume: NaN });
    expect(isOther({ ...unknown }, unknown)).to.equal(false);
  });
});

import { expect } from '@open-wc/testing';
import { INITIAL_STATE, type PlayerState } from '../../src/core/player-state.js';
import { Store } from '../../src/core/store.js';
import { observePlayback } from '../../src/session/playback-observer.js';

/** The observed part of a media element, free to be set. */
class FakeVideo extends EventTarget {
  paused = true;
  ended = false;
  seeking = false;
  currentTime = 0;
  duration = NaN;
  readyState = 0;
  volume = 1;
  muted = false;
  playbackRate = 1;
  videoWidth = 0;
  videoHeight = 0;
  ranges: [number, number][] = [];

  get buffered() {
    return {
      length: this.ranges.length,
      start: (index: number) => this.ranges[index]![0],
      end: (index: number) => this.ranges[index]![1],
    };
  }
}

function observed() {
  const video = new FakeVideo();
  const store = new Store<PlayerState>(INITIAL_STATE);
  let progress = 0;
  const mirror = observePlayback(video as unknown as HTMLVideoElement, store, () => progress);
  return { video, store, mirror, setProgress: (value: number) => (progress = value) };
}

describe('observePlayback', () => {
  it('mirrors the element when it announces a change', () => {
    const { video, store } = observed();
    Object.assign(video, { paused: false, currentTime: 3, duration: 60, volume: 0.5 });
    expect(store.state.playback.currentTime).to.equal(0);
    video.dispatchEvent(new Event('timeupdate'));
    const { paused, currentTime, duration, volume } = store.state.playback;
    expect({ paused, currentTime, duration, volume }).to.deep.equal({
      paused: false,
      currentTime: 3,
      duration: 60,
      volume: 0.5,
    });
  });

  it('keeps the same spans while the buffered ranges stay', () => {
    const { video, store } = observed();
    video.ranges = [
      [0, 2],
      [5, 9],
    ];
    video.dispatchEvent(new Event('progress'));
    const { buffered } = store.state.playback;
    expect(buffered).to.deep.equal([
      { start: 0, end: 2 },
      { start: 5, end: 9 },
    ]);
    video.currentTime = 1;
    video.dispatchEvent(new Event('timeupdate'));
    expect(store.state.playback.buffered).to.equal(buffered);
    video.ranges = [[0, 9]];
    video.dispatchEvent(new Event('progress'));
    expect(store.state.playback.buffered).to.deep.equal([{ start: 0, end: 9 }]);
  });

  describe('waiting', () => {
    const cases: [Partial<FakeVideo>, boolean][] = [
      [{ paused: true, readyState: 0 }, false],
      [{ paused: false, readyState: 0 }, true],
      [{ paused: false, readyState: 2 }, true],
      [{ paused: false, readyState: 3 }, false],
      [{ paused: true, seeking: true, readyState: 1 }, true],
      [{ paused: false, ended: true, readyState: 2 }, false],
    ];
    for (const [members, expected] of cases) {
      it(`is ${String(expected)} for ${JSON.stringify(members)}`, () => {
        const { video, store } = observed();
        Object.assign(video, members);
        video.dispatchEvent(new Event('waiting'));
        expect(store.state.playback.waiting).to.equal(expected);
      });
    }
  });

  it('mirrors on demand what has no event', () => {
    const { store, mirror, setProgress } = observed();
    setProgress(0.4);
    mirror();
    expect(store.state.playback.bufferingProgress).to.equal(0.4);
  });
});

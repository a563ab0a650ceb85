import { expect } from '@open-wc/testing';
import { HoleWatch } from '../../../src/media/mse/hole-watch.js';
import type { FeedState } from '../../../src/media/seek-plan.js';
import { eventually } from './test-player.js';

const TRACK: FeedState = {
  buffered: [
    { start: 0, end: 5 },
    { start: 7, end: 20 },
  ],
  fedFrom: 0,
  fedUntil: 20,
  ended: false,
};

function watch(readyState: number, currentTime: number, tracks = [TRACK]) {
  const element = { readyState, currentTime };
  const controller = new AbortController();
  const video = element as unknown as HTMLVideoElement;
  return { element, controller, holes: new HoleWatch(video, tracks, controller.signal) };
}

/** Longer than the watch has patience. */
const patience = () => new Promise((resolve) => setTimeout(resolve, 400));

describe('HoleWatch', () => {
  it('moves playback that is stuck behind a hole', async () => {
    const { element, holes } = watch(2, 5.5);
    holes.check();
    expect(element.currentTime).to.equal(5.5);
    await eventually(() => element.currentTime > 7);
    expect(element.currentTime).to.be.below(7.1);
  });

  it('leaves alone what the browser gets over by itself', async () => {
    const stuckForAMoment = watch(2, 5.5);
    stuckForAMoment.holes.check();
    stuckForAMoment.element.readyState = 4;
    const playing = watch(4, 5.5);
    playing.holes.check();
    await patience();
    expect(stuckForAMoment.element.currentTime).to.equal(5.5);
    expect(playing.element.currentTime).to.equal(5.5);
  });

  it('leaves alone what moved meanwhile, and what only waits for data', async () => {
    const seeked = watch(2, 5.5);
    seeked.holes.check();
    seeked.element.currentTime = 6;
    const waiting = watch(2, 5.5, [{ ...TRACK, fedUntil: 5.5, ended: false }]);
    waiting.holes.check();
    await patience();
    expect(seeked.element.currentTime).to.equal(6);
    expect(waiting.element.currentTime).to.equal(5.5);
  });

  it('goes to the end when playback comes to rest a moment before it', async () => {
    const { element, holes } = watch(2, 19.2, [{ ...TRACK, ended: true }]);
    holes.check();
    await patience();
    expect(element.currentTime).to.equal(19.2);
    await eventually(() => element.currentTime === 20);
  });

  it('notices by itself that playback is stuck', async () => {
    const { element } = watch(2, 5.5);
    await eventually(() => element.currentTime > 7);
  });

  it('steps over what a decoder does not get over, when it had the time to', async () => {
    const { element } = watch(2, 10);
    await patience();
    expect(element.currentTime).to.equal(10);
    await eventually(() => element.currentTime === 11);
  });

  it('does nothing after its signal aborted', async () => {
    const { element, holes, controller } = watch(2, 5.5);
    holes.check();
    controller.abort();
    await patience();
    expect(element.currentTime).to.equal(5.5);
  });
});

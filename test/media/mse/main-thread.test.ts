import { expect } from '@open-wc/testing';
import { ReaderSupply } from '../../../src/media/mse/media-pipeline.js';
import { LINK, disposePlayers, openPlayer, pictureOf, until } from './test-player.js';

const LONG_TASK_MS = 50;

/** Tasks of more than 50 ms of this page from now on; null where the browser does not tell. */
function longTasks(): (() => number[]) | null {
  if (!PerformanceObserver.supportedEntryTypes.includes('longtask')) return null;
  const durations: number[] = [];
  const take = (entries: PerformanceEntryList) =>
    durations.push(...entries.map(({ duration }) => duration));
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  observer.observe({ type: 'longtask' });
  return () => {
    take(observer.takeRecords());
    observer.disconnect();
    return durations;
  };
}

describe('the main thread', () => {
  afterEach(disposePlayers);

  for (const name of ['index-last.mp4', 'h264-aac.mkv']) {
    it(`is not held up by ${name}`, async () => {
      const tasks = longTasks();
      const { video } = await openPlayer(name, { link: LINK });
      await pictureOf(video);
      await video.play();
      await until(video, 'timeupdate', () => video.currentTime > 3);
      expect(video.error).to.equal(null);
      if (tasks)
        expect(tasks().filter((durationMs) => durationMs > LONG_TASK_MS)).to.deep.equal([]);
    });
  }

  it('does the reading itself when told to, and plays', async () => {
    const controller = new AbortController();
    const readers = new ReaderSupply(controller.signal, { place: 'page' });
    const { video } = await openPlayer('index-last.mp4', { readers });
    await pictureOf(video);
    await video.play();
    await until(video, 'timeupdate', () => video.currentTime > 0.5);
    controller.abort();
  });
});

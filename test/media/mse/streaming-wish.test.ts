import { expect } from '@open-wc/testing';
import { openMedia } from '../../../src/media/mse/media-pipeline.js';
import { StreamingWish } from '../../../src/media/mse/streaming-wish.js';
import { loadFixture } from '../../support/memory-byte-source.js';
import { bufferedSpans, disposePlayers, eventually, prepareParts } from './test-player.js';

describe('StreamingWish', () => {
  it('follows the events, until its signal aborts', () => {
    const mediaSource = new EventTarget() as MediaSource;
    const controller = new AbortController();
    let changes = 0;
    const wish = new StreamingWish(mediaSource, () => changes++, controller.signal);
    expect(wish.isWanted).to.equal(true);
    mediaSource.dispatchEvent(new Event('endstreaming'));
    expect(wish.isWanted).to.equal(false);
    mediaSource.dispatchEvent(new Event('startstreaming'));
    expect(wish.isWanted).to.equal(true);
    controller.abort();
    mediaSource.dispatchEvent(new Event('endstreaming'));
    expect(wish.isWanted).to.equal(true);
    expect(changes).to.equal(2);
  });
});

describe('a ManagedMediaSource that wants no more', () => {
  afterEach(disposePlayers);

  it('is fed nothing, and nothing is fetched for it, until it wants again', async () => {
    // Slow enough that seconds of the film are still to come when it is told to stop.
    const parts = prepareParts(await loadFixture('index-first.mp4'), { bytesPerSecond: 100_000 });
    const { video, source, attachment, controller } = parts;
    const [mediaSource] = await Promise.all([
      attachment.opened,
      openMedia({ ...parts, signal: controller.signal }),
    ]);
    const fedUntil = () => bufferedSpans(video)[0]?.[1] ?? 0;
    await eventually(() => fedUntil() > 1);
    mediaSource.dispatchEvent(new Event('endstreaming'));
    expect(source.hints.at(-1)).to.equal(null);
    // What was under way at that moment still comes: a read, a segment of each track.
    await eventually(() => source.pendingReads === 0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const [reads, end] = [source.reads.length, fedUntil()];
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(source.reads.length).to.equal(reads);
    expect(fedUntil()).to.equal(end);
    mediaSource.dispatchEvent(new Event('startstreaming'));
    expect(end, 'not all of it').to.be.lessThan(20);
    await eventually(() => fedUntil() > end + 3);
    expect(source.hints.at(-1)).to.not.equal(undefined);
  });
});

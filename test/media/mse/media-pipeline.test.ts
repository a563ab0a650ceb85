import { expect } from '@open-wc/testing';
import { openMedia } from '../../../src/media/mse/media-pipeline.js';
import { loadFixture } from '../../support/memory-byte-source.js';
import {
  LINK,
  bufferedSpans,
  disposePlayers,
  eventually,
  nextEvent,
  openPlayer,
  pictureOf,
  prepareParts,
  until,
} from './test-player.js';

describe('openMedia', () => {
  afterEach(disposePlayers);

  const FILES = [
    'index-last.mp4',
    'index-first.mp4',
    'fragmented.mp4',
    'h264-aac.mkv',
    'vp9-opus.webm',
    'av1-opus.mp4',
    'uneven-frames.mp4',
    'video-only.mp4',
    'late-start.mkv',
  ];

  for (const name of FILES) {
    it(`plays ${name}`, async () => {
      const { video } = await openPlayer(name, { link: LINK });
      await pictureOf(video);
      expect(video.videoWidth).to.equal(320);
      await video.play();
      await until(video, 'timeupdate', () => video.currentTime > 1);
      expect(video.error).to.equal(null);
    });
  }

  it('plays a file without video', async () => {
    const { video } = await openPlayer('audio-only.m4a', { link: LINK });
    await pictureOf(video);
    expect(video.videoWidth).to.equal(0);
    await video.play();
    await until(video, 'timeupdate', () => video.currentTime > 1);
    expect(video.duration).to.be.closeTo(4, 0.1);
  });

  it('knows the duration as soon as the container was read', async () => {
    for (const [name, duration] of [
      ['index-last.mp4', 24],
      ['fragmented.mp4', 24],
      ['h264-aac.mkv', 24],
      ['av1-opus.mp4', 6],
    ] as const) {
      const { video } = await openPlayer(name);
      await until(video, 'durationchange', () => !Number.isNaN(video.duration));
      expect(video.duration, name).to.be.closeTo(duration, 0.1);
    }
  });

  it('plays on from the first frame after a start that was held back', async () => {
    const { controller, ...parts } = prepareParts(await loadFixture('index-last.mp4'), {
      latencyMs: 500,
    });
    const { video, source } = parts;
    void video.play();
    await openMedia({ ...parts, signal: controller.signal });
    // Both tracks have their first segment: nothing more is asked for, for longer than a read takes.
    let askedMs = performance.now();
    await eventually(() => {
      if (source.pendingReads > 0) askedMs = performance.now();
      return performance.now() - askedMs > 1500;
    });
    expect(video.readyState).to.equal(HTMLMediaElement.HAVE_METADATA);
    const shown = nextEvent(video, 'loadeddata');
    source.held = [{ start: 0, end: source.lengthBytes }];
    await shown;
    expect(bufferedSpans(video)[0]?.[1]).to.be.at.least(1);
  });

  it('plays each frame once, through every key frame', async () => {
    const { video } = await openPlayer('index-last.mp4', { startAt: 8 });
    await pictureOf(video);
    video.playbackRate = 2;
    await video.play();
    await until(video, 'timeupdate', () => video.currentTime > 12);
    const { totalVideoFrames } = video.getVideoPlaybackQuality();
    expect(totalVideoFrames).to.be.greaterThan(90);
    expect(video.buffered.length).to.equal(1);
  });

  it('fires ended, and plays again from the start', async () => {
    const { video } = await openPlayer('video-only.mp4');
    await pictureOf(video);
    video.currentTime = 3.5;
    await video.play();
    await until(video, 'ended', () => video.ended);
    expect(video.currentTime).to.be.closeTo(4, 0.1);
    await video.play();
    await until(video, 'timeupdate', () => video.currentTime > 0.3 && video.currentTime < 3);
    expect(video.ended).to.equal(false);
  });

  it('loops, also when the start is no longer there', async () => {
    const limits = { forwardSeconds: 4, forwardBytes: 1e6, backSeconds: 1 };
    const { video } = await openPlayer('av1-opus.mp4', { limits, startAt: 5 });
    video.loop = true;
    await pictureOf(video);
    await video.play();
    await until(video, 'timeupdate', () => video.currentTime > 0.3 && video.currentTime < 3);
    expect(video.ended).to.equal(false);
    expect(video.paused).to.equal(false);
  });

  it('starts where the page had set currentTime before', async () => {
    const { video, source } = await openPlayer('index-last.mp4', { startAt: 20.4, link: LINK });
    await pictureOf(video);
    await until(video, 'seeked', () => !video.seeking);
    expect(video.currentTime).to.be.closeTo(20.4, 0.05);
    expect(source.bytesRead).to.be.below(source.lengthBytes / 2);
  });

  it('does not stop where sound is missing for a second', async () => {
    const { video } = await openPlayer('audio-gap.mkv');
    await pictureOf(video);
    await video.play();
    await until(video, 'timeupdate', () => video.currentTime > 3.5);
    expect(video.error).to.equal(null);
  });

  it('plays pictures that are held for seconds', async () => {
    const { video } = await openPlayer('uneven-frames.mp4');
    await pictureOf(video);
    await until(video, 'progress', () => video.buffered.length === 1 && video.buffered.end(0) > 8);
    video.currentTime = 3.8;
    video.playbackRate = 2;
    await video.play();
    await until(video, 'timeupdate', () => video.currentTime > 7.5);
    expect(video.error).to.equal(null);
  });
});

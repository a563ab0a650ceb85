import { expect } from '@open-wc/testing';
import {
  LINK,
  bufferedSpans,
  disposePlayers,
  eventually,
  nextEvent,
  openPlayer,
  pictureOf,
  until,
} from './test-player.js';

describe('seeking', () => {
  afterEach(disposePlayers);

  for (const name of ['index-last.mp4', 'h264-aac.mkv', 'vp9-opus.webm', 'fragmented.mp4']) {
    it(`reaches data of ${name} that was not read yet`, async () => {
      const { video, source } = await openPlayer(name, { link: LINK });
      await pictureOf(video);
      video.currentTime = 17.2;
      await nextEvent(video, 'seeked');
      expect(video.readyState).to.be.at.least(2);
      expect(video.currentTime).to.be.closeTo(17.2, 0.05);
      await video.play();
      await until(video, 'timeupdate', () => video.currentTime > 17.7);
      // The fixture is hardly longer than two reads: the one under way at the seek may come twice.
      expect(source.bytesRead).to.be.below(source.lengthBytes * 1.5);
    });
  }

  it('shows the last of many places', async () => {
    const { video } = await openPlayer('index-last.mp4', { link: LINK });
    await pictureOf(video);
    for (const place of [21, 3, 15, 8, 22, 12.5]) {
      video.currentTime = place;
      await nextEvent(video, 'seeking');
    }
    await until(video, 'seeked', () => !video.seeking);
    expect(video.currentTime).to.be.closeTo(12.5, 0.01);
    expect(bufferedSpans(video).some(([start, end]) => start <= 12.5 && end > 12.5)).to.equal(true);
    await video.play();
    await until(video, 'timeupdate', () => video.currentTime > 13);
  });

  it('does not wait for reads of a place that was left', async () => {
    const { video, source } = await openPlayer('h264-aac.mkv', {
      link: { bytesPerSecond: 100_000 },
    });
    await pictureOf(video);
    video.currentTime = 21;
    await nextEvent(video, 'seeking');
    video.currentTime = 11;
    await nextEvent(video, 'seeking');
    await eventually(() => source.pendingReads > 0);
    expect(source.pendingReads).to.be.at.most(2);
    await until(video, 'seeked', () => !video.seeking);
    expect(video.currentTime).to.equal(11);
  });

  it('reads nothing for a place that is there', async () => {
    const { video, source } = await openPlayer('av1-opus.mp4');
    await pictureOf(video);
    await until(video, 'progress', () => video.buffered.length > 0 && video.buffered.end(0) > 5.8);
    await eventually(() => source.pendingReads === 0);
    const { length } = source.reads;
    video.currentTime = 2;
    await nextEvent(video, 'seeked');
    video.currentTime = 4.5;
    await nextEvent(video, 'seeked');
    expect(source.reads.length).to.equal(length);
  });

  it('feeds on behind an island that it went back to', async () => {
    const limits = { forwardSeconds: 2, forwardBytes: 1e6, backSeconds: 30 };
    const { video } = await openPlayer('index-last.mp4', { limits });
    await pictureOf(video);
    video.currentTime = 18;
    await nextEvent(video, 'seeked');
    video.currentTime = 1;
    await nextEvent(video, 'seeked');
    video.playbackRate = 3;
    await video.play();
    await until(video, 'timeupdate', () => video.currentTime > 6);
    expect(video.error).to.equal(null);
  });

  it('seeks to the very end', async () => {
    const { video } = await openPlayer('index-last.mp4', { link: LINK });
    await pictureOf(video);
    video.currentTime = video.duration;
    await until(video, 'seeked', () => !video.seeking);
    await until(video, 'ended', () => video.ended);
    video.currentTime = 0;
    await until(video, 'seeked', () => !video.seeking);
    expect(video.ended).to.equal(false);
  });
});

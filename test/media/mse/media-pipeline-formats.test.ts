import { expect } from '@open-wc/testing';
import { LINK, disposePlayers, openPlayer, pictureOf, until } from './test-player.js';

describe('containers and codecs', () => {
  afterEach(disposePlayers);

  for (const [name, duration] of [
    ['vp8-vorbis.webm', 6],
    ['h264-aac.m2t', 6.14],
    ['tone.aac', 4],
    ['tone.mp3', 4],
    ['tone.flac', 2],
    ['tone-24-bit.flac', 2],
    ['tone.ogg', 4],
    ['tone.opus', 4],
    // Transcoded: no browser takes PCM.
    ['tone.wav', 2],
  ] as const) {
    it(`plays ${name} to its end, and from its middle`, async () => {
      const { video, pipeline } = await openPlayer(name, { link: LINK });
      await pictureOf(video);
      expect(video.videoWidth).to.equal(name.startsWith('tone') ? 0 : 320);
      expect(video.duration).to.be.closeTo(duration, 0.15);
      expect(pipeline.tracks).to.have.length(name.startsWith('tone') ? 1 : 2);
      await video.play();
      await until(video, 'timeupdate', () => video.currentTime > 0.5);
      video.currentTime = duration / 2;
      await until(video, 'seeked', () => !video.seeking);
      await until(video, 'timeupdate', () => video.currentTime > duration / 2 + 0.3);
      video.currentTime = duration - 0.4;
      await until(video, 'ended', () => video.ended);
      expect(video.currentTime).to.be.closeTo(duration, 0.15);
      expect(video.error).to.equal(null);
    });
  }
});

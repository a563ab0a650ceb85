import { expect } from '@open-wc/testing';
import { until } from '../support/viewer.js';
import { useForeignPlayer, type ForeignPlayer } from './foreign-player.js';

describe('<torrent-video> in media-chrome', function () {
  this.timeout(60_000);
  const opened = useForeignPlayer('media-chrome.html');
  let player: ForeignPlayer;

  beforeEach(() => (player = opened()));

  it('plays, pauses and seeks by its controls', async () => {
    const { media } = player;
    const playButton = player.part('media-play-button');
    await player.click(playButton);
    await until('it plays', () => media.currentTime > 0.1);
    await until('its button says so', () => !playButton.hasAttribute('mediapaused'));
    const range = player.part('media-time-range');
    await until('it knows the duration', () => range.hasAttribute('mediaduration'));
    await player.click(range, 0.7);
    await until('it is there', () => !media.seeking && media.currentTime > 0.6 * media.duration);
    expect(media.currentTime).to.be.below(0.85 * media.duration);
    await player.click(playButton);
    await until('it pauses', () => media.paused);
    expect(player.part('media-controller').hasAttribute('mediapaused')).to.equal(true);
  });

  it('sets the volume by its controls', async () => {
    const { media } = player;
    await player.click(player.part('media-mute-button'));
    expect(media.muted).to.equal(true);
    await player.click(player.part('media-mute-button'));
    expect(media.muted).to.equal(false);
    await player.click(player.part('media-volume-range'), 0.25);
    expect(media.volume).to.be.within(0.1, 0.4);
    expect(player.part('media-controller').getAttribute('mediavolumelevel')).to.equal('low');
  });

  it('shows the subtitles of the torrent by its button', async () => {
    const { media } = player;
    await player.click(player.part('media-play-button'));
    const button = player.part('media-captions-button');
    await until('its button offers them', () => button.hasAttribute('mediasubtitleslist'));
    await player.click(button);
    await until('they show', () => (media.textTracks[0]?.activeCues?.length ?? 0) > 0);
    expect(media.textTracks[0]?.mode).to.equal('showing');
    expect(button.hasAttribute('mediasubtitlesshowing')).to.equal(true);
  });

  it('goes to full screen and back by its button', async () => {
    const controller = player.part('media-controller');
    await player.click(player.part('media-fullscreen-button'));
    await until('it is', () => player.document.fullscreenElement === controller);
    await until('it knows', () => controller.hasAttribute('mediaisfullscreen'));
    expect(player.media.getBoundingClientRect().width).to.equal(
      player.document.documentElement.clientWidth,
    );
    await player.click(player.part('media-fullscreen-button'));
    await until('it is no more', () => player.document.fullscreenElement === null);
  });

  it('says what failed', async () => {
    player.media.magnet = 'nonsense';
    const controller = player.part('media-controller');
    await until('it knows', () => controller.getAttribute('mediaerrorcode') === '4');
  });
});

import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { until } from '../support/viewer.js';
import { useForeignPlayer, type ForeignPlayer } from './foreign-player.js';

const SKIN = 'video-skin';

describe('<torrent-video> in Video.js 10', function () {
  this.timeout(60_000);
  const opened = useForeignPlayer('video-js.html');
  let player: ForeignPlayer;

  beforeEach(() => (player = opened()));

  it('plays, pauses and seeks by its controls', async () => {
    const { media } = player;
    const playButton = player.part('media-play-button', SKIN);
    await until('it is joined', () => playButton.hasAttribute('data-paused'));
    await player.click(playButton);
    await until('it plays', () => media.currentTime > 0.1);
    await until('its button says so', () => !playButton.hasAttribute('data-paused'));
    await player.click(player.part('media-time-slider', SKIN), 0.7);
    await until('it is there', () => !media.seeking && media.currentTime > 0.6 * media.duration);
    expect(media.currentTime).to.be.below(0.85 * media.duration);
    await player.click(playButton);
    await until('it pauses', () => media.paused);
    await until('its button says so', () => playButton.hasAttribute('data-paused'));
  });

  it('sets the volume by its controls', async () => {
    const { media } = player;
    const sliderValue = () =>
      player.part('media-volume-slider media-slider-thumb', SKIN).getAttribute('aria-valuenow');
    const muteButton = player.part('media-mute-button', SKIN);
    await until('it is joined', () => muteButton.hasAttribute('data-volume-level'));
    await player.click(muteButton);
    expect(media.muted).to.equal(true);
    await player.click(muteButton);
    expect(media.muted).to.equal(false);
    await sendKeys({ press: 'ArrowDown' });
    await until('it is lower', () => media.volume === 0.95);
    await until('its slider says so', () => sliderValue() === '95');
  });

  it('shows the subtitles of the torrent by its button', async () => {
    const { media } = player;
    await player.click(player.part('media-play-button', SKIN));
    const button = player.part('media-captions-button', SKIN);
    await until('its button offers them', () => button.checkVisibility());
    await player.click(button);
    await until('they show', () => (media.textTracks[0]?.activeCues?.length ?? 0) > 0);
    expect(media.textTracks[0]?.mode).to.equal('showing');
    expect(button.hasAttribute('data-active')).to.equal(true);
  });

  it('goes to full screen and back by its button', async () => {
    const button = player.part('media-fullscreen-button', SKIN);
    await until('it is joined', () => button.checkVisibility());
    await player.click(button);
    await until('it is', () => player.document.fullscreenElement !== null);
    expect(player.media.getBoundingClientRect().width).to.equal(
      player.document.documentElement.clientWidth,
    );
    await player.click(button);
    await until('it is no more', () => player.document.fullscreenElement === null);
  });

  it('says what failed', async () => {
    const dialog = player.part('media-error-dialog', SKIN);
    player.media.magnet = 'nonsense';
    await until('it shows', () => dialog.checkVisibility());
  });
});

import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import '../../src/define.js';
import type { TorrentPlayer } from '../../src/torrent-player.js';
import { inside } from '../ui/request-log.js';

const FILM = new URL('../fixtures/vp9-opus.webm', import.meta.url).href;
const INTERFACE = '/src/player/player-interface.ts';

const MAGNET = 'magnet:?xt=urn:btih:c12fe1c06bba254a9dc9f519b335aa7c1367a88a';

const hasControls = (player: TorrentPlayer): boolean =>
  player.shadowRoot!.querySelector('torrent-player-control-bar')?.checkVisibility() ?? false;

/** Whether the interface was asked for, ever. */
const wasAskedFor = (): boolean =>
  performance.getEntriesByType('resource').some(({ name }) => name.includes(INTERFACE));

// One page, so one story: the module is loaded once.
describe('the interface of <torrent-player>', () => {
  let player: TorrentPlayer;

  before(async () => {
    await executeServerCommand('flaky:fail', { path: INTERFACE, times: null });
    player = document.createElement('torrent-player');
    player.muted = true;
    player.loop = true;
    player.magnet = MAGNET;
    player.setAttribute('ice-servers', '[]');
    const source = document.createElement('source');
    Object.assign(source, { src: FILM, type: 'video/webm' });
    player.append(source);
    document.body.append(player);
    await player.updateComplete;
  });

  after(() => player.remove());

  it('does not load before somebody is interested', () => {
    expect(customElements.get('torrent-player-poster-button')).not.to.equal(undefined);
    expect(customElements.get('torrent-player-control-bar')).to.equal(undefined);
    expect(wasAskedFor()).to.equal(false);
  });

  it('leaves the browser’s controls to a film that plays while it cannot be loaded', async () => {
    const playing = oneEvent(player, 'playing');
    inside(inside(player, 'torrent-player-poster-button'), 'button').click();
    await waitUntil(() => !player.media.store.state.playback.paused);
    expect(player.playOverHttp()).to.equal(true);
    await playing;
    await waitUntil(() => player.media.controls, 'the browser’s controls', { timeout: 10_000 });
    expect(hasControls(player)).to.equal(false);
  });

  it('comes by itself when it can be loaded again', async () => {
    await executeServerCommand('flaky:fail', { path: INTERFACE, times: 0 });
    window.dispatchEvent(new Event('online'));
    await waitUntil(() => hasControls(player), 'the controls', { timeout: 10_000 });
    await player.updateComplete;
    expect(player.media.controls).to.equal(false);
    expect(player.paused, 'plays on').to.equal(false);
  });
});

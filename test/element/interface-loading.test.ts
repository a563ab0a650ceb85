import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import '../../src/define.js';
import type { TorrentPlayer } from '../../src/torrent-player.js';
import { inside } from '../ui/request-log.js';

const FILM = new URL('../fixtures/vp9-opus.webm', import.meta.url).href;
const INTERFACE = '/src/player/player-interface.ts';

const MAGNET = 'magnet:?xt=urn:btih:c12fe1c06bba254a9dc9f519b335aa7c1367a88a';

const hasControls = (player: TorrentPlayer): boolean =>
  player.renderRoot.querySelector('torrent-player-control-bar')?.checkVisibility() ?? false;

/** Whether the interface was asked for as a module, ever. */
const wasAskedFor = (): boolean =>
  performance
    .getEntriesByType('resource')
    .map((entry) => entry as PerformanceResourceTiming)
    .some(({ name, initiatorType }) => name.includes(INTERFACE) && initiatorType !== 'fetch');

/**
 * Puts the server's present answer into the browser's cache, which keeps it for
 * the pages of all tests: this test would find the module of an earlier one, and
 * a later one this test's failure.
 */
const refreshCache = (): Promise<Response> => fetch(INTERFACE, { cache: 'reload' });

// One page, so one story: the module is loaded once.
describe('the interface of <torrent-player>', () => {
  let player: TorrentPlayer;

  before(async () => {
    await executeServerCommand('flaky:fail', { path: INTERFACE, times: null });
    await refreshCache();
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

  after(async () => {
    player.remove();
    await refreshCache();
  });

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

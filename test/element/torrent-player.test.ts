import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/define.js';
import type { TorrentPlayer } from '../../src/torrent-player.js';

const render = () =>
  fixture<TorrentPlayer>(html`<torrent-player ice-servers="[]"></torrent-player>`);
const part = (player: TorrentPlayer, tag: string) =>
  player.shadowRoot!.querySelector<HTMLElement>(tag);

/** As a boolean: an assertion that fails on an element prints all of it, for minutes. */
const isShown = (player: TorrentPlayer, tag: string): boolean =>
  part(player, tag)?.checkVisibility() ?? false;

/** The interface is a lazy part: it comes when it is wanted. */
const untilShown = (player: TorrentPlayer, tag: string) =>
  waitUntil(() => isShown(player, tag), `${tag} shows`, { timeout: 10_000 });

describe('<torrent-player>', () => {
  it('shows the play button with its notice, and no controls, before the first play', async () => {
    const player = await render();
    expect(isShown(player, 'torrent-player-poster-button')).to.equal(true);
    expect(isShown(player, 'torrent-player-control-bar')).to.equal(false);
    await expect(player).to.be.accessible();
  });

  it('shows the statistics when its attribute says so', async () => {
    const player = await render();
    expect(isShown(player, 'torrent-player-peer-stats')).to.equal(false);
    player.stats = true;
    await untilShown(player, 'torrent-player-peer-stats');
    expect(player.hasAttribute('stats')).to.equal(true);
    await expect(player).to.be.accessible();
  });

  it('shows what failed, and hides it with a new source', async () => {
    const player = await render();
    player.magnet = 'nonsense';
    await untilShown(player, 'torrent-player-error-panel');
    await expect(player).to.be.accessible();
    player.magnet = 'magnet:?xt=urn:btih:c12fe1c06bba254a9dc9f519b335aa7c1367a88a';
    await nextFrame();
    expect(isShown(player, 'torrent-player-error-panel')).to.equal(false);
    expect(isShown(player, 'torrent-player-poster-button')).to.equal(true);
  });

  it('keeps a 16:9 box of its own before anything is known', async () => {
    const player = await render();
    player.style.width = '640px';
    expect(player.getBoundingClientRect().height).to.equal(360);
  });

  it('keeps the focus inside when play was pressed', async () => {
    const player = await render();
    player.magnet = 'magnet:?xt=urn:btih:c12fe1c06bba254a9dc9f519b335aa7c1367a88a';
    await nextFrame();
    part(player, 'torrent-player-poster-button')!.focus();
    await sendKeys({ press: 'Enter' });
    await untilShown(player, 'torrent-player-control-bar');
    await waitUntil(() => player.shadowRoot!.activeElement?.matches('[part~=play-button]'));
    player.remove();
  });

  it('takes keys only while the focus is inside', async () => {
    const player = await render();
    player.media.muted = false;
    await sendKeys({ press: 'm' });
    expect(player.muted).to.equal(false);
    part(player, 'torrent-player-poster-button')!.shadowRoot!.querySelector('button')!.focus();
    await waitUntil(() => part(player, 'torrent-player-control-bar'));
    await sendKeys({ press: 'm' });
    expect(player.muted).to.equal(true);
  });
});

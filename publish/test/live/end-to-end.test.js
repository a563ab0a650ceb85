/**
 * The three ways to publish a film, each from its beginning to where it plays.
 * They are part of every run; what else is real is in `*.live.js`, on demand.
 */
import assert from 'node:assert/strict';
import { copyFile, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ViewerSite, playPast } from '../support/browser.js';
import { LOCAL, RunningCommand } from '../support/command.js';
import { PublishingDemo } from '../support/publishing-page.js';
import { FIXTURES } from '../support/readable.js';
import { TcpPeer } from '../support/tcp-peer.js';
import { temporaryFolder } from '../support/temporary.js';
import { until } from '../support/until.js';

const FILM = `${FIXTURES}index-last.mp4`;

describe('a film that is published', { timeout: 300_000 }, () => {
  const folder = temporaryFolder();
  const temporary = temporaryFolder();
  let site;
  let demo;
  /** The publishing page. */
  let tab;
  let infoHash;

  before(async () => {
    [site, demo] = await Promise.all([
      ViewerSite.open(join(folder, 'site')),
      PublishingDemo.start(),
    ]);
  });
  after(() => Promise.all([site.close(), demo.stop()]));

  const start = (...args) =>
    new RunningCommand([...args, ...LOCAL, '--player', site.playerUrl], {
      cwd: folder,
      env: { TMPDIR: temporary },
    });
  const scriptOf = async (command) =>
    (await command.event('snippets')).snippets.find(({ id }) => id === 'script').code;

  it('plays in another browser, from the snippet of the page where it was dropped', async () => {
    tab = await demo.open(site.browser);
    await tab.drop({ name: 'my film.mp4', source: FILM });
    await tab.shared();
    await tab.ready();
    assert.equal(await tab.textOf('film-name'), 'my film.mp4');
    const snippet = await tab.textOf('snippet');
    assert.ok(snippet.includes(`src="${demo.url}/dist/torrent-player.js"`), snippet);
    infoHash = /btih:([0-9a-f]{40})/.exec(snippet)[1];

    const firefox = await site.openFirefox();
    try {
      const viewer = await firefox.openSnippet(snippet);
      const played = await playPast(viewer, 1);
      assert.ok(played.bytesFromPeers > 100_000);
      assert.equal(played.bytesFromServers, 0);
      await until('the page counts who watches', async () => (await tab.textOf('viewers')) === '1');
      await until('and what it gave', async () => (await tab.textOf('given')) !== '0 B');
    } finally {
      await firefox.browser.close();
    }
    assert.deepEqual(tab.errors, []);
  });

  it('plays from the command, with that page closed', async () => {
    await mkdir(join(folder, 'films'));
    const film = join(folder, 'films', 'my film.mp4');
    await copyFile(FILM, film);
    await tab.close();
    const command = start(film, '--announce', demo.tracker.url, '--no-web-seed');
    assert.equal((await command.event('torrent')).infoHash, infoHash, 'the very same torrent');
    await command.event('tracker');
    const viewer = await site.openSnippet(await scriptOf(command));
    const played = await playPast(viewer, 1);
    assert.ok(played.bytesFromPeers > 100_000);
    assert.equal(played.bytesFromServers, 0);
    const isServed = ({ browsers, uploadedBytes }) => browsers === 1 && uploadedBytes > 100_000;
    await command.event('status', isServed);
    assert.equal(await command.stop(), 0);
    await viewer.close();
  });

  it('plays through a bridge, when it is seeded over TCP alone', async () => {
    // An ordinary swarm: its tracker speaks HTTP, its seeder TCP.
    const tracker = start('--tracker');
    const { trackers } = await tracker.event('listening');
    const overHttp = trackers.find((url) => url.startsWith('http'));
    const seeder = new TcpPeer('seed', FILM, overHttp);
    const seeded = await seeder.message('ready');
    const magnet = `magnet:?xt=urn:btih:${seeded.infoHash}&tr=${encodeURIComponent(overHttp)}`;

    const bridge = start(magnet, '--tracker');
    const viewer = await site.openSnippet(await scriptOf(bridge));
    const played = await playPast(viewer, 1);
    assert.ok(played.bytesFromPeers > 100_000);
    assert.equal(played.bytesFromServers, 0);
    await bridge.event('status', ({ browsers, peers }) => browsers === 1 && peers >= 1);
    const whole = await bridge.event('status', ({ progress }) => progress === 1);
    assert.ok(whole.downloadedBytes >= (await stat(FILM)).size);
    assert.equal((await readdir(temporary)).length, 1, 'the bytes are in a temporary folder');
    assert.equal(await bridge.stop(), 0);
    assert.deepEqual(await readdir(temporary), [], 'which is gone');
    await viewer.close();
    await Promise.all([seeder.stop(), tracker.stop()]);
  });
});

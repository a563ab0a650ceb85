/** A swarm of ordinary clients, passed on to browsers. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import TrackerServer from 'bittorrent-tracker/server';
import { ViewerSite, playPast } from '../support/browser.js';
import { LOCAL, RunningCommand } from '../support/command.js';
import { FIXTURES } from '../support/readable.js';
import { TcpPeer } from '../support/tcp-peer.js';
import { temporaryFolder } from '../support/temporary.js';

const FILM = `${FIXTURES}index-last.mp4`;
/** 72 seconds, 4.8 MB. */
const LONG_FILM = fileURLToPath(new URL('../../../demo/film/torrent-player.mp4', import.meta.url));

describe('a bridge', () => {
  const folder = temporaryFolder();
  const temporary = temporaryFolder();
  let site;
  let tracker;
  let seeder;
  let magnet;

  before(async () => {
    site = await ViewerSite.open(join(folder, 'site'));
    // An ordinary swarm: its tracker speaks HTTP, its seeder TCP.
    tracker = new RunningCommand(['--tracker', '--host', '127.0.0.1', '--port', '0']);
    const { trackers } = await tracker.event('listening');
    const overHttp = trackers.find((url) => url.startsWith('http'));
    seeder = new TcpPeer('seed', FILM, overHttp);
    const { infoHash } = await seeder.message('ready');
    magnet = `magnet:?xt=urn:btih:${infoHash}&tr=${encodeURIComponent(overHttp)}`;
  });
  after(async () => {
    await seeder.stop();
    await tracker.stop();
    await site.close();
  });

  const bridge = (...args) =>
    new RunningCommand([...args, ...LOCAL, '--tracker', '--player', site.playerUrl], {
      cwd: folder,
      env: { TMPDIR: temporary },
    });

  it('fetches first what a viewer goes to', async () => {
    const overHttp = new URL(magnet).searchParams.get('tr');
    const rate = 120_000;
    const slow = new TcpPeer('seed', LONG_FILM, overHttp, String(rate));
    const { infoHash } = await slow.message('ready');
    const run = bridge(`magnet:?xt=urn:btih:${infoHash}&tr=${encodeURIComponent(overHttp)}`);
    const { snippets } = await run.event('snippets');
    const page = await site.openSnippet(snippets.find(({ id }) => id === 'script').code);
    await page.evaluate(() => {
      const player = document.querySelector('torrent-player');
      player.currentTime = 60;
      void player.play();
    });
    await playPast(page, 60.5);
    const { progress } = run.all('status').at(-1);
    assert.ok(progress < 0.8, `${progress} of the film was fetched for its last sixth`);
    await page.close();
    await Promise.all([run.stop(), slow.stop()]);
  });

  it('joins swarms whose tracker speaks UDP', async (t) => {
    const overUdp = new TrackerServer({ http: false, ws: false, udp: true, stats: false });
    overUdp.listen(0, { udp: '127.0.0.1', udp6: '::1' });
    await once(overUdp, 'listening');
    t.after(() => new Promise((closed) => overUdp.close(closed)));
    const url = `udp://127.0.0.1:${overUdp.udp.address().port}`;
    const peer = new TcpPeer('seed', FILM, url);
    const { infoHash } = await peer.message('ready');
    const run = bridge(`magnet:?xt=urn:btih:${infoHash}&tr=${encodeURIComponent(url)}`);
    await run.event('tracker', (tracker) => tracker.url.startsWith('udp:'));
    await run.event('status', ({ progress }) => progress === 1);
    assert.ok(run.all('status').at(-1).downloadedBytes > 100_000);
    await Promise.all([run.stop(), peer.stop()]);
  });

  it('keeps the bytes when asked to, and needs nobody the next time', async () => {
    const kept = join(folder, 'kept');
    const first = bridge(magnet, '--keep', kept);
    await first.event('status', ({ progress }) => progress === 1);
    await first.stop();
    assert.deepEqual(await readdir(kept), ['index-last.mp4']);
    const second = bridge(magnet, '--keep', kept);
    await second.event('serving');
    const status = await second.event('status', ({ progress }) => progress === 1);
    assert.equal(status.downloadedBytes, 0);
    await second.stop();
    assert.deepEqual(await readdir(kept), ['index-last.mp4']);
  });

  it('refuses what is larger than it may store', async () => {
    const run = bridge(magnet, '--max-size', '100kB');
    assert.equal(await run.exited, 6);
    assert.match(run.events.at(-1).message, /there is room for 100 kB/);
    assert.deepEqual(await readdir(temporary), []);
  });

  it('refuses a file that is not there', async () => {
    const run = bridge(magnet, '--file', 'other.mkv');
    assert.equal(await run.exited, 5);
    assert.match(run.events.at(-1).message, /no file other\.mkv/);
  });

  it('ends while it still looks for the torrent', async () => {
    const run = bridge('0123456789abcdef0123456789abcdef01234567');
    await run.event('status');
    assert.equal(await run.stop(), 0);
    assert.deepEqual(await readdir(temporary), []);
  });
});

/** Films that the command publishes, played in a browser from what it printed. */
import assert from 'node:assert/strict';
import { copyFile, mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ViewerSite, playPast } from '../support/browser.js';
import { LOCAL, RunningCommand } from '../support/command.js';
import { FIXTURES } from '../support/readable.js';
import { TcpPeer } from '../support/tcp-peer.js';
import { temporaryFolder } from '../support/temporary.js';
import { until } from '../support/until.js';

const FILM = `${FIXTURES}index-last.mp4`;
/** Nobody is there. */
const NOWHERE = 'ws://127.0.0.1:1/announce';

describe('a published film', () => {
  const folder = temporaryFolder();
  let site;
  before(async () => (site = await ViewerSite.open(join(folder, 'site'))));
  after(() => site.close());

  const publish = (...args) =>
    new RunningCommand([...args, ...LOCAL, '--player', site.playerUrl], { cwd: folder });
  const snippetOf = async (run, id) =>
    (await run.event('snippets')).snippets.find((snippet) => snippet.id === id).code;

  it('counts viewers who come and go', async () => {
    const run = publish(FILM, '--tracker', '--no-web-seed');
    const page = await site.openSnippet(await snippetOf(run, 'script'));
    await playPast(page, 0.5);
    const status = await run.event('status', ({ browsers }) => browsers === 1);
    await page.close();
    await run.event('status', ({ time, browsers }) => time > status.time && browsers === 0);
    assert.equal(await run.stop(), 0);
  });

  it('plays from the web seed when nobody else is there', async () => {
    const run = publish(FILM, '--announce', NOWHERE);
    const page = await site.openSnippet(await snippetOf(run, 'script'));
    const played = await playPast(page, 1);
    assert.equal(played.peers, 0);
    assert.ok(played.bytesFromServers > 100_000);
    await page.close();
    await run.stop();
    assert.ok(run.all('status').at(-1).servedBytes > 100_000);
  });

  it('plays on for others when the publisher is gone', async () => {
    const run = publish(FILM, '--tracker', '--no-web-seed');
    const snippet = await snippetOf(run, 'script');
    // The tracker stays where it is: introductions are needed after the seeder is gone.
    const tracker = new RunningCommand(['--tracker', '--host', '127.0.0.1', '--port', '0']);
    const { trackers } = await tracker.event('listening');
    const attributes = { trackers: trackers[0] };
    const first = await site.openSnippet(snippet, attributes);
    await playPast(first, 1);
    await first.waitForFunction(() => {
      const { pieces } = document.querySelector('torrent-player').torrent;
      return pieces.have.every((held) => held === 1);
    });
    await run.stop();
    const second = await site.openSnippet(snippet, attributes);
    const played = await playPast(second, 1);
    assert.ok(played.bytesFromPeers > 100_000);
    await Promise.all([first.close(), second.close()]);
    await tracker.stop();
  });

  it('comes as one of several files in a folder with spaces', async () => {
    const source = join(folder, 'Two Films & more');
    await mkdir(source);
    await copyFile(`${FIXTURES}video-only.mp4`, join(source, 'a first.mp4'));
    await copyFile(FILM, join(source, 'b #2.mp4'));
    const run = publish(source, '--announce', NOWHERE);
    const page = await site.openSnippet(await snippetOf(run, 'script'), { file: 'b #2.mp4' });
    const played = await playPast(page, 1);
    assert.equal(played.name, 'Two Films & more');
    assert.equal(played.fileIndex, 1);
    assert.ok(played.bytesFromServers > 0, 'the web seed knows its way in folders');
    await page.close();
    await run.stop();
  });

  it('is fetched by a client that knows TCP alone', async () => {
    const run = publish(FILM, '--tracker', '--no-web-seed');
    const { torrentFile } = await run.event('torrent');
    await run.event('tracker', ({ url }) => url.startsWith('http'));
    const target = join(folder, 'fetched');
    const peer = new TcpPeer('fetch', torrentFile, target);
    await peer.message('done');
    assert.equal((await peer.message('wire')).wire, 'tcpOutgoing');
    assert.deepEqual(await readFile(join(target, 'index-last.mp4')), await readFile(FILM));
    await run.event('status', ({ peers }) => peers === 1);
    await peer.stop();
    await run.stop();
  });

  it('reaches a viewer again when the tracker was away', async () => {
    const tracker = new RunningCommand(['--tracker', '--host', '127.0.0.1', '--port', '0']);
    const { url, trackers } = await tracker.event('listening');
    const run = publish(FILM, '--announce', trackers[0], '--no-web-seed');
    await run.event('tracker');
    await tracker.stop();
    const port = new URL(url).port;
    const again = new RunningCommand(['--tracker', '--host', '127.0.0.1', '--port', port]);
    await again.event('listening');
    const page = await site.openSnippet(await snippetOf(run, 'script'));
    assert.ok((await playPast(page, 1)).bytesFromPeers > 0);
    await page.close();
    await Promise.all([run.stop(), again.stop()]);
  });

  it('leaves no process, no port and no file behind', async () => {
    const before = await readdir(folder);
    const run = publish(FILM, '--tracker', '-o', join(folder, 'left.torrent'));
    const { url } = await run.event('listening');
    const { torrentPort } = await run.event('serving');
    const page = await site.openSnippet(await snippetOf(run, 'script'));
    await playPast(page, 1);
    assert.equal(await run.stop(), 0);
    await until('the process is gone', () => {
      try {
        return !process.kill(run.pid, 0);
      } catch {
        return true;
      }
    });
    for (const port of [new URL(url).port, torrentPort]) {
      await assert.rejects(fetch(`http://127.0.0.1:${port}/`), undefined, `port ${port}`);
    }
    const after = await readdir(folder);
    assert.deepEqual(
      after.filter((name) => !before.includes(name) && name !== 'left.torrent'),
      [],
    );
    await page.close();
  });
});

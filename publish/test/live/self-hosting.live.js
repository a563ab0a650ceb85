/** What the guide to self-hosting says, word for word. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { ViewerSite, playPast } from '../support/browser.js';
import { LOCAL, RunningCommand } from '../support/command.js';
import { freePort, startNginx } from '../support/nginx.js';
import { FIXTURES } from '../support/readable.js';
import { documented } from '../support/self-hosting.js';
import { temporaryFolder } from '../support/temporary.js';

const run = promisify(execFile);
const FILM = `${FIXTURES}index-last.mp4`;

describe('self-hosting', { timeout: 120_000 }, () => {
  const folder = temporaryFolder();
  let site;
  before(async () => (site = await ViewerSite.open(join(folder, 'site'))));
  after(() => site.close());

  const snippetOf = async (command) =>
    (await command.event('snippets')).snippets.find(({ id }) => id === 'script').code;

  describe('nginx as a web seed', () => {
    let nginx;
    before(async () => {
      await mkdir(join(folder, 'srv', 'films'), { recursive: true });
      await copyFile(FILM, join(folder, 'srv', 'films', 'film.mp4'));
      const config = documented('nginx static').replace('root /srv;', `root ${folder}/srv;`);
      nginx = await startNginx(folder, config);
    });
    after(() => nginx.stop());

    it('serves parts to any origin', async () => {
      const headers = { Range: 'bytes=0-9', Origin: 'https://page.example' };
      const response = await fetch(`${nginx.url}/films/film.mp4`, { headers });
      assert.equal(response.status, 206);
      assert.equal(response.headers.get('access-control-allow-origin'), '*');
      assert.match(response.headers.get('access-control-expose-headers'), /Content-Range/);
      assert.match(response.headers.get('content-range'), /^bytes 0-9\//);
      assert.equal((await response.arrayBuffer()).byteLength, 10);
    });

    it('answers preflights, and tells pages what is missing', async () => {
      const preflight = await fetch(`${nginx.url}/films/film.mp4`, { method: 'OPTIONS' });
      assert.equal(preflight.status, 204);
      assert.equal(preflight.headers.get('access-control-allow-headers'), 'Range');
      const missing = await fetch(`${nginx.url}/films/none.mp4`);
      assert.equal(missing.status, 404);
      assert.equal(missing.headers.get('access-control-allow-origin'), '*');
    });

    it('plays a film when nobody else is there', async () => {
      const film = join(folder, 'srv', 'films', 'film.mp4');
      const command = new RunningCommand(
        [
          ...[film, '--no-seed', '--web-seed-url', `${nginx.url}/films/film.mp4`],
          ...['--torrent-url', `${nginx.url}/films/film.mp4.torrent`],
          ...['--announce', 'ws://127.0.0.1:1/announce', '--player', site.playerUrl],
        ],
        { cwd: join(folder, 'srv', 'films') },
      );
      const page = await site.openSnippet(await snippetOf(command));
      const played = await playPast(page, 1);
      assert.equal(played.peers, 0);
      assert.ok(played.bytesFromServers > 100_000);
      await page.close();
    });
  });

  it('works behind nginx, the tracker as well', async () => {
    const port = await freePort();
    const config = documented('nginx proxy').replace('127.0.0.1:8480', `127.0.0.1:${port}`);
    const nginx = await startNginx(folder, config);
    const command = new RunningCommand(
      [
        ...[FILM, ...LOCAL, '--tracker', '--trust-proxy', '--player', site.playerUrl],
        ...['--port', String(port), '--url', `${nginx.url}/`],
      ],
      { cwd: folder },
    );
    const { trackers, webSeed } = await command.event('listening');
    assert.equal(trackers[0], `ws://127.0.0.1:${nginx.port}/announce`);
    assert.ok(webSeed.startsWith(nginx.url));
    const part = await fetch(webSeed, { headers: { Range: 'bytes=5-9' } });
    assert.equal(part.status, 206);
    const page = await site.openSnippet(await snippetOf(command));
    await playPast(page, 1);
    await page.waitForFunction(() => document.querySelector('torrent-player').torrent.peers > 0);
    await page.close();
    assert.equal(await command.stop(), 0);
    await nginx.stop();
  });

  it('has a unit that systemd understands', async () => {
    const unit = documented('ini systemd').replace(
      '/usr/local/bin/torrent-player-publish',
      '/bin/true',
    );
    const file = join(folder, 'film.service');
    await writeFile(file, unit);
    const { stdout, stderr } = await run('systemd-analyze', ['verify', '--man=no', file]);
    assert.doesNotMatch(stdout + stderr, /film\.service/);
  });

  it('names options that there are', async () => {
    const [, line] = /^ExecStart=(.*?[^\\])$/ms.exec(documented('ini systemd'));
    const args = line.replaceAll('\\\n', ' ').trim().split(/\s+/).slice(1);
    const { parseOptions } = await import('../../src/command/options.js');
    assert.equal(parseOptions(args).publicUrl, 'https://media.example/');
  });

  it('has a CORS rule that is JSON', () => {
    assert.equal(JSON.parse(documented('json cors'))[0].AllowedMethods[0], 'GET');
  });
});

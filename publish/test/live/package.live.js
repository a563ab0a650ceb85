/** The package as others get it: packed, and installed into an empty folder. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { LOCAL, RunningCommand } from '../support/command.js';
import { FIXTURES } from '../support/readable.js';
import { temporaryFolder } from '../support/temporary.js';

const run = promisify(execFile);
const PACKAGE = fileURLToPath(new URL('../..', import.meta.url));

describe('the package', { timeout: 300_000 }, () => {
  const folder = temporaryFolder();
  let files;

  before(async () => {
    const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], {
      cwd: PACKAGE,
    });
    const [{ filename, files: packed }] = JSON.parse(stdout.slice(stdout.indexOf('[')));
    files = packed.map(({ path }) => path).sort();
    await writeFile(join(folder, 'package.json'), '{"private":true}');
    await run('npm', ['install', '--no-audit', '--no-fund', join(folder, filename)], {
      cwd: folder,
    });
  });

  it('has what it needs, and no more', () => {
    assert.deepEqual(files, [
      'LICENSE',
      'README.md',
      'dist/THIRD_PARTY_NOTICES.txt',
      'dist/torrent-player-publish.js',
      'events.schema.json',
      'package.json',
      'self-hosting.md',
    ]);
  });

  it('brings native WebRTC along, and nothing else', async () => {
    const installed = await readdir(join(folder, 'node_modules'));
    const scoped = await readdir(join(folder, 'node_modules', '@roamhq'));
    assert.ok(scoped.includes('wrtc'));
    const others = installed.filter((name) => !/^(\.|@roamhq|torrent-player-publish)/.test(name));
    // What @roamhq/wrtc itself wants.
    assert.deepEqual(others.sort(), ['domexception', 'webidl-conversions']);
  });

  it('runs by its name', async () => {
    const { stdout } = await run('npx', ['torrent-player-publish', '--help'], { cwd: folder });
    assert.match(stdout, /torrent-player-publish \[options\] FILE/);
  });

  it('publishes a film', async () => {
    const command = join(folder, 'node_modules', 'torrent-player-publish', 'dist');
    const film = `${FIXTURES}index-first.mp4`;
    const running = new RunningCommand([film, ...LOCAL, '--tracker'], {
      cwd: folder,
      command: join(command, 'torrent-player-publish.js'),
    });
    await running.event('tracker');
    assert.equal(await running.stop(), 0);
    assert.equal(running.stderr, '');
    assert.ok((await readFile(join(folder, 'index-first.mp4.torrent'))).length > 100);
  });
});

/**
 * Packs the package, makes fresh apps with the frameworks' own tools, installs
 * it into each, builds with type checking, and plays from a swarm on this
 * machine in Chromium:
 *
 *     npm run test:apps -- [--only text,text] [--keep]
 *
 * Needs the npm registry. `--keep` leaves the apps where they are.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { LocalSwarm } from '../support/swarm-local.mjs';
import { ensureBrowsers } from '../support/browsers.mjs';
import { launchBrowser } from '../../bench/lab/browsers.mjs';
import { fill, snippet } from '../embed/snippets.mjs';
import { APPS } from './apps.mjs';
import { playApp } from './play-app.mjs';
import { serveApp } from './serve-app.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FILM = join(ROOT, 'demo/film/torrent-player.mp4');
const COMMAND_PATIENCE_MS = 15 * 60_000;

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    keep: { type: 'boolean', default: false },
  },
});
const apps = APPS.filter(({ name }) => options.only.split(',').some((part) => name.includes(part)));

const run = promisify(execFile);

/** @throws Error with what the command wrote. */
async function command([program, ...args], cwd) {
  const env = { ...process.env, CI: '1', NEXT_TELEMETRY_DISABLED: '1', NG_CLI_ANALYTICS: 'false' };
  try {
    await run(program, args, { cwd, env, timeout: COMMAND_PATIENCE_MS, maxBuffer: 2 ** 26 });
  } catch ({ stdout = '', stderr = '', message }) {
    throw new Error(`${[program, ...args].join(' ')}\n${stdout}${stderr}${message}`);
  }
}

async function makeApp(app, folder, tarball, magnet) {
  await command(app.create, folder);
  const home = join(folder, 'app');
  const code = (page, name) => fill(snippet(page, name), { magnet });
  for (const [path, content] of Object.entries(app.files)) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), content(code));
  }
  await command(['npm', 'install', '--no-audit', '--no-fund', tarball], home);
  await command(['npm', 'run', 'build'], home);
  for (const check of app.checks ?? []) await command(check.split(' '), home);
  return home;
}

/** What is wrong with an app; null when nothing is. */
async function tryApp(app, folder, { tarball, magnet, browser }) {
  const home = await makeApp(app, folder, tarball, magnet);
  const server = await serveApp(app, home);
  try {
    return await playApp(browser, server.url);
  } finally {
    await server.stop();
  }
}

async function main() {
  if (ensureBrowsers(['chromium']).length > 0) throw new Error('Chromium is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'torrent-player-apps-'));
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: ROOT,
  });
  const tarball = join(folder, JSON.parse(stdout)[0].filename);
  const swarm = await LocalSwarm.start({ files: [{ path: FILM }] });
  const browser = await launchBrowser('chromium');
  const { magnet } = swarm.published;
  let failures = 0;
  try {
    for (const app of apps) {
      const home = join(folder, app.name.replaceAll(/\W+/g, '-').toLowerCase());
      mkdirSync(home);
      const fault = await tryApp(app, home, { tarball, magnet, browser }).catch(
        ({ message }) => message,
      );
      if (fault) failures += 1;
      console.log(`${app.name}: ${fault ?? 'builds and plays'}`);
    }
  } finally {
    await browser.close();
    await swarm.stop();
    if (options.keep) console.log(folder);
    else rmSync(folder, { recursive: true, force: true });
  }
  return failures === 0;
}

if (!(await main())) exit(1);

/**
 * Packs the package, makes fresh apps with the frameworks' own tools, installs
 * it into each, builds with type checking, plays from a swarm on this machine
 * in Chromium, and prints a table of what was seen:
 *
 *     npm run test:apps -- [--only text,text] [--keep]
 *
 * Needs the npm registry. `--keep` leaves the apps where they are.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  return home;
}

/** A row of the table. */
async function tryApp(app, folder, { tarball, magnet, browser }) {
  const home = await makeApp(app, folder, tarball, magnet);
  const begunMs = performance.now();
  await command(['npm', 'run', 'build'], home);
  for (const check of app.checks ?? []) await command(check.split(' '), home);
  const buildSeconds = (performance.now() - begunMs) / 1_000;
  const server = await serveApp(app, home);
  try {
    const { startSeconds, bytesFromPeers } = await playApp(browser, server.url);
    return {
      app: app.name,
      version: versionOf(app.framework, home),
      'build and types, s': buildSeconds.toFixed(1),
      'start, s': startSeconds.toFixed(2),
      'from peers, MB': (bytesFromPeers / 1e6).toFixed(2),
    };
  } finally {
    await server.stop();
  }
}

const versionOf = (name, home) =>
  JSON.parse(readFileSync(join(home, 'node_modules', name, 'package.json'), 'utf8')).version;

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
  const rows = [];
  const failures = [];
  try {
    for (const app of apps) {
      const home = join(folder, app.name.replaceAll(/\W+/g, '-').toLowerCase());
      mkdirSync(home);
      try {
        rows.push(await tryApp(app, home, { tarball, magnet, browser }));
        console.log(`${app.name}: builds and plays`);
      } catch ({ message }) {
        failures.push(app.name);
        console.log(`${app.name}: ${message}`);
      }
    }
    console.table(rows);
    if (failures.length > 0) console.log(`failed: ${failures.join(', ')}`);
  } finally {
    await browser.close();
    await swarm.stop();
    if (options.keep) console.log(folder);
    else rmSync(folder, { recursive: true, force: true });
  }
  return failures.length === 0;
}

if (!(await main())) exit(1);

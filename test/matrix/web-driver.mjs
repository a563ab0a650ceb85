import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, kill } from 'node:process';
import { createInterface } from 'node:readline';
import { findBrowser } from '../support/browsers.mjs';

const SCRIPT_PATIENCE_MS = 120_000;
const START_PATIENCE_MS = 20_000;
const COMMAND_PATIENCE_MS = SCRIPT_PATIENCE_MS + START_PATIENCE_MS;

/**
 * WebKitGTK, by its WebDriver (W3C WebDriver over HTTP) and on a display of
 * its own; in the shape of what run.mjs needs of puppeteer.
 *
 * @returns {Promise<import('./open-browser.mjs').Driven>}
 */
export async function openWebKit() {
  const { session, close } = await startWebKit();
  return {
    async call(pageUrl, name, options) {
      await session('POST', 'url', { url: pageUrl });
      const outcome = await session('POST', 'execute/async', {
        script: CALL,
        args: [name, options],
      });
      if (outcome.failure) throw new Error(outcome.failure);
      return outcome.value;
    },
    close,
  };
}

/**
 * A session of WebDriver: `session(method, path, body)` is one of its commands.
 *
 * @param {string} [screen] pixels of its display
 */
export async function startWebKit(screen = '1024x768') {
  const display = await startDisplay(screen);
  const profile = mkdtempSync(join(tmpdir(), 'webkit-'));
  const driver = await startDriver(display.name, profile);
  const stopAll = async () => {
    await stop(driver.process, { group: true });
    await stop(display.process);
    rmSync(profile, { recursive: true, force: true });
  };
  const session = await openSession(driver.url).catch(async (error) => {
    await stopAll();
    throw error;
  });
  return {
    session,
    async close() {
      await session('DELETE', '').catch(() => {});
      await stopAll();
    },
  };
}

const CALL = `
  const [name, options, done] = arguments;
  const call = () => window.isReady
    ? window[name](options).then((value) => done({ value }), (error) => done({ failure: String(error) }))
    : setTimeout(call, 20);
  call();`;

/** Xvfb chooses a free display and says which. */
async function startDisplay(screen) {
  const args = ['-displayfd', '3', '-screen', '0', `${screen}x24`, '-nolisten', 'tcp'];
  const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const lines = createInterface({ input: child.stdio[3] });
  const [number] = await once(lines, 'line', { signal: AbortSignal.timeout(START_PATIENCE_MS) });
  return { name: `:${number.trim()}`, process: child };
}

async function startDriver(display, profile) {
  const port = await freePort();
  const child = spawn(findBrowser('webkit'), [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    // A group of its own: the browser that it starts ends with it.
    detached: true,
    env: {
      ...env,
      DISPLAY: display,
      HOME: profile,
      XDG_RUNTIME_DIR: profile,
      // Its sandbox cannot be set up by root; what it loads is our own page.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
    },
  });
  const url = `http://127.0.0.1:${port}`;
  const deadlineMs = Date.now() + START_PATIENCE_MS;
  while (!(await fetch(`${url}/status`).catch(() => null))?.ok) {
    if (Date.now() > deadlineMs) throw new Error('WebKitWebDriver does not answer');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { url, process: child };
}

async function openSession(driverUrl) {
  const browserOptions = { binary: miniBrowser(), args: ['--automation'] };
  const { sessionId } = await command(driverUrl, 'POST', 'session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': browserOptions } },
  });
  const session = (method, path, body) =>
    command(driverUrl, method, join('session', sessionId, path), body);
  await session('POST', 'timeouts', { script: SCRIPT_PATIENCE_MS, pageLoad: START_PATIENCE_MS });
  return session;
}

/** @throws Error with what WebDriver says of it. */
async function command(driverUrl, method, path, body) {
  const signal = AbortSignal.timeout(COMMAND_PATIENCE_MS);
  const init = { method, signal, ...(body && { body: JSON.stringify(body) }) };
  const response = await fetch(`${driverUrl}/${path}`, init);
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
  return value;
}

/** The browser that comes with the library, in a folder named by machine and version. */
function miniBrowser() {
  const candidates = readdirSync('/usr/lib')
    .map((folder) => join('/usr/lib', folder))
    .flatMap((folder) =>
      ['4.1', '4.0', '6.0'].map((version) => join(folder, `webkit2gtk-${version}`, 'MiniBrowser')),
    );
  const found = candidates.find(existsSync);
  if (!found) throw new Error('WebKitGTK has no MiniBrowser');
  return found;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function stop(child, { group = false } = {}) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  if (group) kill(-child.pid, 'SIGTERM');
  else child.kill('SIGTERM');
  await ended;
}

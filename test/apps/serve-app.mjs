import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { kill } from 'node:process';
import { startWebServer } from '../../demo/swarm/web-server.mjs';

const START_PATIENCE_MS = 60_000;

/**
 * Serves what an app was built to: a folder, or whatever its own server serves.
 *
 * @param {import('./apps.mjs').App} app
 * @param {string} home
 * @returns {Promise<{url: string, stop: () => Promise<void>}>}
 */
export async function serveApp({ serves }, home) {
  if (serves) return startWebServer({ folders: { '/': join(home, serves) } });
  const child = spawn('npm', ['start', '--', '--hostname', '127.0.0.1', '--port', '0'], {
    cwd: home,
    // A group of its own: npm's server ends with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async () => {
    const ended = once(child, 'exit');
    kill(-child.pid, 'SIGTERM');
    await ended;
  };
  try {
    return { url: await addressOf(child), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function addressOf(child) {
  const signal = AbortSignal.timeout(START_PATIENCE_MS);
  let output = '';
  for (;;) {
    const [data] = await once(child.stdout, 'data', { signal });
    output += data;
    const [url] = /http:\/\/(127\.0\.0\.1|localhost):\d+/.exec(output) ?? [];
    if (url && /Ready/i.test(output)) return url;
  }
}

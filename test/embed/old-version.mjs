import { execFileSync } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Of the history of this repository: the first that was whole. */
const COMMIT = '66c622b';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Builds an earlier version, once, with the packages of this one.
 *
 * @returns {string} its `dist`
 */
export function oldVersion() {
  const folder = join(tmpdir(), `torrent-player-${COMMIT}`);
  if (!existsSync(join(folder, 'dist', 'torrent-video.js'))) {
    const run = (command, args, cwd) => execFileSync(command, args, { cwd, stdio: 'ignore' });
    run('git', ['clone', '--quiet', '--shared', '--no-checkout', ROOT, folder], tmpdir());
    run('git', ['checkout', '--quiet', COMMIT], folder);
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    run('npm', ['run', 'build:modules'], folder);
  }
  return join(folder, 'dist');
}

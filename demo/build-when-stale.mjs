import { spawnSync } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const BUILT_FILE = 'dist/torrent-player.js';

/**
 * Builds what the demo loads when the built player is absent, or older than
 * its sources.
 *
 * @param {string} root folder of the repository
 * @throws Error when the build fails.
 */
export async function buildWhenStale(root) {
  const [builtMs, changedMs] = await Promise.all([
    modifiedMs(join(root, BUILT_FILE)),
    newestMs([join(root, 'src'), join(root, 'rollup.config.mjs')]),
  ]);
  if (!isStale(builtMs, changedMs)) return;
  console.log(builtMs === null ? 'Building the player…' : 'The sources changed: building…');
  // A shell, because npm is a script on Windows.
  const { status } = spawnSync('npm run build:modules', {
    cwd: root,
    stdio: 'inherit',
    shell: true,
  });
  if (status !== 0) throw new Error('npm run build:modules failed');
}

/**
 * @param {number | null} builtMs when the output was made; null when absent
 * @param {number | null} changedMs when the newest source was changed
 */
export function isStale(builtMs, changedMs) {
  return builtMs === null || (changedMs !== null && changedMs > builtMs);
}

async function modifiedMs(path) {
  const found = await stat(path).catch(() => null);
  return found ? found.mtimeMs : null;
}

/** The latest modification among files and, recursively, the files of folders. */
async function newestMs(paths) {
  const times = await Promise.all(
    paths.map(async (path) => {
      const found = await stat(path).catch(() => null);
      if (!found?.isDirectory()) return found?.mtimeMs ?? 0;
      const names = await readdir(path);
      return newestMs(names.map((name) => join(path, name)));
    }),
  );
  return Math.max(0, ...times);
}

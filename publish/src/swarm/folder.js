import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { PublishError } from '../publish-error.js';

/** A whole disk helps nobody. */
const SPARE_BYTES = 256 * 1024 * 1024;

const TEMPORARY_PREFIX = 'torrent-player-publish-';

/**
 * Where the bytes of a bridge are.
 *
 * @typedef {object} Folder
 * @property {string} path absolute
 * @property {() => Promise<number>} roomBytes how much it may hold in all, what it has included
 * @property {() => Promise<void>} remove does nothing to one that is kept
 */

/**
 * @param {string | null} keep its path; null for a temporary one
 * @returns {Promise<Folder>}
 */
export async function openFolder(keep) {
  const path = keep === null ? await mkdtemp(join(tmpdir(), TEMPORARY_PREFIX)) : resolve(keep);
  await mkdir(path, { recursive: true });
  // Also when the process ends by itself.
  const removeNow = () => rmSync(path, { recursive: true, force: true });
  if (keep === null) process.once('exit', removeNow);
  return {
    path,
    async roomBytes() {
      const { bavail, bsize } = await statfs(path);
      return bavail * bsize - SPARE_BYTES + (await sizeOf(path));
    },
    async remove() {
      if (keep !== null) return;
      await rm(path, { recursive: true, force: true });
      process.removeListener('exit', removeNow);
    },
  };
}

/** Bytes of all files in a folder. @param {string} folder @returns {Promise<number>} */
async function sizeOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = files.map(
    async ({ parentPath, name }) => (await stat(join(parentPath, name))).size,
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/**
 * Where a file of a torrent goes.
 *
 * @param {string} folder
 * @param {string} path from a torrent: not to be trusted
 * @throws PublishError `torrent` when it leads out of the folder
 */
export function within(folder, path) {
  const place = resolve(folder, path);
  if (place.startsWith(folder + sep)) return place;
  throw new PublishError('torrent', `It has a file outside of its folder: ${path}`);
}

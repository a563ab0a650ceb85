import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { integrityOf } from './separate-file.mjs';

const LIST = 'integrity.json';

/**
 * Writes `integrity.json`: the hash of each file that pages load, by its name.
 * Goes last of all.
 *
 * @param {string} folder
 * @returns {import('rollup').Plugin}
 */
export const writeIntegrity = (folder) => ({
  name: 'integrity-list',
  writeBundle() {
    const names = readdirSync(folder, { recursive: true })
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => /^(chunks\/)?[^/]+\.(js|txt)$/.test(name) && !/NOTICES/.test(name))
      .sort();
    const hashes = names.map((name) => [name, integrityOf(readFileSync(join(folder, name)))]);
    const text = JSON.stringify(Object.fromEntries(hashes), null, 2);
    writeFileSync(join(folder, LIST), `${text}\n`);
  },
});

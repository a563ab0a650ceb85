import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const SOURCES = path('../single-file/module.ts');

/**
 * Lets an entry import what was already built, minified and all, in place of
 * its sources.
 *
 * @param {string} file path of the module that src/single-file/module.ts became
 * @returns {import('rollup').Plugin}
 */
export const builtModule = (file) => ({
  name: 'built-module',
  async resolveId(id, importer) {
    const found = await this.resolve(id, importer, { skipSelf: true });
    return found?.id === SOURCES ? file : found;
  },
  load: (id) =>
    id === file
      ? { code: readFileSync(file, 'utf8'), map: JSON.parse(readFileSync(`${file}.map`, 'utf8')) }
      : null,
});

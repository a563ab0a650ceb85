import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PART_URL_IMPORT, separateFile } from './separate-file.mjs';

const importVerified = fileURLToPath(new URL('../single-file/import-verified.ts', import.meta.url));

/** Lazy parts that few viewers need: they are not in the single files. English is. */
const OUTSIDE =
  /[\\/]src[\\/](ui[\\/]locales[\\/](?!en\.)|media[\\/]subtitles[\\/]letter-statistics\.)/;

/**
 * Notes where the build in many files has these parts.
 *
 * @param {Map<string, string>} parts gets the file in `dist` of each, by the path of its source
 * @throws Error when one imports another file: only it would be verified.
 * @returns {import('rollup').Plugin}
 */
export function noteOutsideParts(parts) {
  return {
    name: 'note-outside-parts',
    generateBundle(_, bundle) {
      for (const { facadeModuleId, fileName, imports } of Object.values(bundle)) {
        if (!facadeModuleId || !OUTSIDE.test(facadeModuleId)) continue;
        if (imports.length > 0) throw new Error(`${fileName} imports ${imports.join()}`);
        parts.set(facadeModuleId, fileName);
      }
    },
  };
}

/**
 * Makes of `import('…')` of these parts an import of those files, on condition
 * that they are what was built.
 *
 * @param {Map<string, string>} parts what `noteOutsideParts` noted
 * @returns {import('rollup').Plugin}
 */
export function outsideParts(parts) {
  return {
    name: 'outside-parts',
    transform(code, id) {
      const outside = (path) => parts.get(join(dirname(id), path.replace(/\.js$/, '.ts')));
      let found = false;
      const replaced = code.replace(/\bimport\('(\.[^']+)'\)/g, (whole, path) => {
        const fileName = outside(path);
        if (!fileName) return whole;
        found = true;
        const { url, integrity } = separateFile(this, fileName, readFileSync(`dist/${fileName}`));
        return `importVerified(${url}, ${integrity})`;
      });
      if (!found) return null;
      const imports = `${PART_URL_IMPORT}import { importVerified } from ${JSON.stringify(importVerified)};`;
      return { code: imports + replaced, map: null };
    },
  };
}

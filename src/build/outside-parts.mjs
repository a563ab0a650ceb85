import { basename, dirname, join } from 'node:path';
import { rollup } from 'rollup';
import { IMPORT_VERIFIED, PART_URL_IMPORT, hashedName, separateFile } from './separate-file.mjs';

const IMPORTS = PART_URL_IMPORT + IMPORT_VERIFIED;

/** Lazy parts that few viewers need: they are not in the single files. English is. */
const OUTSIDE = [
  'ui/locales/(?!en\\.)',
  'media/subtitles/subtitle-file\\.',
  'media/subtitles/matroska/matroska-subtitles\\.',
  'media/subtitles/mp4/mp4-subtitles\\.',
  'session/saving-parts\\.',
].map((path) => new RegExp(`/src/${path}`));

/**
 * Makes of `import('…')` of these parts an import of a file beside the single
 * one, on condition that it is what was built. Each is bundled by itself, its own
 * lazy parts inside: what it imports would not be verified.
 *
 * @param {object} options
 * @param {() => import('rollup').Plugin[]} options.compile plugins for their modules
 * @param {import('rollup').WarningHandlerWithDefault} options.onwarn
 * @returns {import('rollup').Plugin}
 */
export function outsideParts({ compile, onwarn }) {
  return {
    name: 'outside-parts',
    async transform(code, id) {
      let replaced = code;
      for (const [whole, path] of code.matchAll(/\bimport\('(\.[^']+)'\)/g)) {
        const file = join(dirname(id), path);
        if (!OUTSIDE.some((path) => path.test(file.replaceAll('\\', '/')))) continue;
        const source = await bundle(file.replace(/\.js$/, '.ts'), { compile, onwarn });
        const fileName = hashedName(basename(file, '.js'), 'js', source);
        const { url, integrity } = separateFile(this, fileName, source);
        replaced = replaced.replace(whole, `importVerified(${url}, ${integrity})`);
      }
      return replaced === code ? null : { code: IMPORTS + replaced, map: null };
    },
  };
}

async function bundle(input, { compile, onwarn }) {
  const graph = await rollup({ input, plugins: compile(), onwarn });
  const { output } = await graph.generate({ format: 'es', inlineDynamicImports: true });
  await graph.close();
  return output[0].code;
}

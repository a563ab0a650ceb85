import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rollup } from 'rollup';
import { decoderFiles } from './decoder-files.mjs';
import { PART_URL_IMPORT, hashedName, separateFile } from './separate-file.mjs';
import { withoutUnnamedMembers } from './unnamed-members.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const PART = path('../media/reader/reader-part.ts');
const SERVICE = path('../media/reader/reader-service.ts');
const STARTER = path('../media/transcode/decoder-script.ts');

/** The modules that are made of it; their chunks are named after them. */
const FUNCTION = path('../media/reader/reader.js');
const TEXT = path('../media/reader/reader-text.js');

/**
 * Makes the reading side one function that needs nothing around it, in a
 * module of its own, and the decoders that it fetches files.
 *
 * A worker's script is made of the function's text. What bundles this bundle
 * again may put things around the function that it refers to (`__spreadValues`
 * of esbuild, in apps of Angular for one), and its text alone is of no use
 * then; so the modules carry it as text as well, which loads in its place.
 *
 * @param {object} options
 * @param {() => import('rollup').Plugin[]} options.compile plugins for its modules
 * @param {() => import('rollup').Plugin} options.minify
 * @param {import('rollup').WarningHandlerWithDefault} options.onwarn
 * @returns {{inModules: import('rollup').Plugin, inOneFile: import('rollup').Plugin}}
 */
export function readerPart(options) {
  let bundled; // the same in every build
  const plugin = (textOf) => ({
    name: 'reader-part',
    resolveId: (id) => (id === FUNCTION || id === TEXT ? id : null),
    async load(id) {
      if (![PART, FUNCTION, TEXT].includes(id)) return null;
      const { code, map, scripts } = await (bundled ??= bundle(options));
      if (id === FUNCTION) return { code: `export const read = ${code}`, map };
      if (id === TEXT) {
        return { code: `export const text = ${JSON.stringify(code)};`, map: { mappings: '' } };
      }
      return partCode(this, scripts, textOf);
    },
  });
  return {
    inModules: plugin(`(await import(${JSON.stringify(TEXT)})).text`),
    inOneFile: plugin('(await load()).toString()'),
  };
}

/** Takes the place of src/media/reader/reader-part.ts, whose comment says why. */
function partCode(context, scripts, textOf) {
  const files = [...scripts].map(([name, script]) => decoderFile(context, name, script));
  return `
    ${PART_URL_IMPORT}
    const files = () => ({${files.join()}});
    const load = async () => (await import(${JSON.stringify(FUNCTION)})).read;
    export const readerPart = {
      expression: async () => '(' + ${textOf} + ')(' + JSON.stringify(files()) + ')',
      load: async () => (await load())(files()),
    };`;
}

/** The reading side as the expression of a function, and the decoders' scripts by name. */
async function bundle({ compile, minify, onwarn }) {
  const scripts = new Map();
  const graph = await rollup({
    input: SERVICE,
    plugins: [
      decoderFiles(STARTER, scripts),
      ...compile(),
      withoutUnnamedMembers(),
      asFunction(),
      minify(),
      withoutExport(),
    ],
    shimMissingExports: true,
    onwarn,
  });
  const { output } = await graph.generate({
    format: 'iife',
    name: 'reader',
    inlineDynamicImports: true,
    sourcemap: true,
  });
  await graph.close();
  const [{ code, map }] = output;
  const sources = map.sources.map((source) => resolve(source));
  return { code, map: { ...map, sources }, scripts };
}

const asFunction = () => ({
  name: 'as-function',
  renderChunk: (code) => ({
    code: `export default function (DECODER_FILES) { ${code} return reader; }`,
    map: null,
  }),
});

/** Without it, a minifier would leave nothing of a function that nobody calls. */
const withoutExport = () => ({
  name: 'without-export',
  renderChunk: (code) => ({ code: code.replace(/^export default |;?\s*$/g, ''), map: null }),
});

/** Not named `.js`, or those who bundle this bundle would minify it, and break its hash. */
function decoderFile(context, name, script) {
  const fileName = hashedName(`${name}-decoder`, 'txt', script);
  const { url, integrity } = separateFile(context, fileName, script);
  return `${name}: { url: ${url}, integrity: ${integrity} }`;
}

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rollup } from 'rollup';
import { decoderFiles } from './decoder-files.mjs';
import { IMPORT_VERIFIED, PART_URL_IMPORT, hashedName, separateFile } from './separate-file.mjs';
import { withoutUnnamedMembers } from './unnamed-members.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const PART = path('../media/reader/reader-part.ts');
const SERVICE = path('../media/reader/reader-service.ts');
const STARTER = path('../media/transcode/decoder-script.ts');

/** The modules that are made of it; their chunks are named after them. */
const FUNCTION = path('../media/reader/reader.js');
const TEXT = path('../media/reader/reader-text.js');

const SCOPE = path('../media/reading-scope.ts');
const COMMON_SCOPE = path('../media/common-scope.ts');

/** Module graphs of the reading side: of everything, and of what the single files have inside. */
const SCOPES = { everything: SCOPE, common: COMMON_SCOPE };

/**
 * Makes the reading side one function that needs nothing around it, in a
 * module of its own, and the decoders that it fetches files.
 *
 * A worker's script is made of the function's text. What bundles this bundle
 * again may put things around the function that it refers to (`__spreadValues`
 * of esbuild, in apps of Angular for one), and its text alone is of no use
 * then; so the modules carry it as text as well, which loads in its place.
 *
 * The single files have a function with less in it, and another for the rest
 * in a file beside them (src/media/common-scope.ts).
 *
 * @param {object} options
 * @param {() => import('rollup').Plugin[]} options.compile plugins for its modules
 * @param {typeof import('./compile.mjs').minify} options.minify
 * @param {import('rollup').WarningHandlerWithDefault} options.onwarn
 * @returns {{inModules: import('rollup').Plugin, inOneFile: import('rollup').Plugin}}
 */
export function readerPart(options) {
  const bundled = {}; // the same in every build
  const bundleOf = (scope) => (bundled[scope] ??= bundle(SCOPES[scope], options));
  const plugin = (scope, partCode) => ({
    name: 'reader-part',
    resolveId: (id) => (id === FUNCTION || id === TEXT ? id : null),
    async load(id) {
      if (id === PART) return partCode(this, await bundleOf('everything'));
      if (id !== FUNCTION && id !== TEXT) return null;
      const { code, map } = await bundleOf(scope);
      return id === FUNCTION
        ? { code: `export const read = ${code}`, map }
        : { code: `export const text = ${JSON.stringify(code)};`, map: { mappings: '' } };
    },
  });
  return {
    inModules: plugin('everything', partOfModules),
    inOneFile: plugin('common', partOfOneFile),
  };
}

/** What takes the place of src/media/reader/reader-part.ts, whose comment says why. */
function partOfModules(context, { scripts }) {
  return `
    ${filesCode(context, scripts)}
    export const readerPart = {
      expression: async () => call((await import(${JSON.stringify(TEXT)})).text),
      load: async () => (await import(${JSON.stringify(FUNCTION)})).read(files()),
    };`;
}

function partOfOneFile(context, { code, scripts }) {
  const source = `export const read=${code};`;
  const { url, integrity } = separateFile(context, hashedName('wide-reader', 'js', source), source);
  return `
    ${filesCode(context, scripts)}
    ${IMPORT_VERIFIED}
    const partOf = (load) => ({
      expression: async () => call((await load()).read),
      load: async () => (await load()).read(files()),
    });
    export const readerPart = {
      ...partOf(() => import(${JSON.stringify(FUNCTION)})),
      wider: partOf(() => importVerified(${url}, ${integrity})),
    };`;
}

/** The decoders' files by name, and the call of the function with them, as text. */
function filesCode(context, scripts) {
  const files = [...scripts].map(([name, script]) => decoderFile(context, name, script));
  return `
    ${PART_URL_IMPORT}
    const files = () => ({${files.join()}});
    const call = (read) => '(' + read + ')(' + JSON.stringify(files()) + ')';`;
}

/** The reading side as the expression of a function, and the decoders' scripts by name. */
async function bundle(scope, { compile, minify, onwarn }) {
  const scripts = new Map();
  const graph = await rollup({
    input: SERVICE,
    plugins: [
      withScope(scope),
      decoderFiles(STARTER, scripts),
      ...compile(),
      withoutUnnamedMembers(),
      asFunction(),
      // The library's private members; none of them is named by a text.
      minify({ mangle: { properties: { regex: /^_/ } } }),
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

const withScope = (file) => ({
  name: 'reading-scope',
  load: (id) => (id === SCOPE ? readFileSync(file, 'utf8') : null),
});

const asFunction = () => ({
  name: 'as-function',
  renderChunk: (code) => ({
    code: `export default function (DECODER_FILES) { ${code} return reader; }`,
    map: null,
  }),
});

/** Without the export, a minifier would leave nothing of a function that nobody calls. */
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

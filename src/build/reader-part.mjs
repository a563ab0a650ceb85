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

/** The module that is made; its chunk is named after it. */
const CODE = path('../media/reader/reader.js');

/** Takes the place of src/media/reader/reader-part.ts, whose comment says why. */
const PART_CODE = `
  const load = () => import(${JSON.stringify(CODE)});
  export const readerPart = {
    async expression() {
      const { read, files } = await load();
      return '(' + read + ')(' + JSON.stringify(files()) + ')';
    },
    async load() {
      const { read, files } = await load();
      return read(files());
    },
  };`;

/**
 * Makes the reading side one function that needs nothing around it, in a
 * module of its own, and the decoders that it fetches files.
 *
 * Nothing may come to lie around the function that it refers to: minifiers
 * do not do that; what bundles this bundle again might, and then the
 * worker fails and the page reads.
 *
 * @param {object} options
 * @param {() => import('rollup').Plugin[]} options.compile plugins for its modules
 * @param {import('rollup').WarningHandlerWithDefault} options.onwarn
 * @returns {import('rollup').Plugin}
 */
export function readerPart({ compile, onwarn }) {
  let bundled; // the same in every build
  return {
    name: 'reader-part',
    resolveId: (id) => (id === CODE ? id : null),
    async load(id) {
      if (id === PART) return PART_CODE;
      return id === CODE ? codeOf(this, await (bundled ??= bundle({ compile, onwarn }))) : null;
    },
  };
}

/** The reading side as a script that leaves `reader`, and the decoders' scripts by name. */
async function bundle({ compile, onwarn }) {
  const scripts = new Map();
  const graph = await rollup({
    input: SERVICE,
    plugins: [decoderFiles(STARTER, scripts), ...compile(), withoutUnnamedMembers()],
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

function codeOf(context, { code, map, scripts }) {
  const files = [...scripts].map(([name, script]) => decoderFile(context, name, script));
  return {
    code: `export function read(DECODER_FILES) {
${code} return reader; }
${PART_URL_IMPORT}
export const files = () => ({${files.join()}});`,
    map: { ...map, mappings: `;${map.mappings}` }, // one line further down
  };
}

/** Not named `.js`, or those who bundle this bundle would minify it, and break its hash. */
function decoderFile(context, name, script) {
  const fileName = hashedName(`${name}-decoder`, 'txt', script);
  const { url, integrity } = separateFile(context, fileName, script);
  return `${name}: { url: ${url}, integrity: ${integrity} }`;
}

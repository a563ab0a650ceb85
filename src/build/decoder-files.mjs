/** `@mediabunny/<name>/…`, the packages that carry a decoder as the script of a worker. */
const DECODER_PACKAGE = /[\\/]@mediabunny[\\/](ac3|dts)[\\/]/;

/**
 * Takes the workers' scripts out of the decoders' packages: they become files,
 * fetched when a track needs them, by src/media/transcode/decoder-script.ts,
 * which starts them as well.
 *
 * @param {string} starterId the path of that module
 * @param {Map<string, string>} scripts gets the scripts, by name
 * @throws Error when a package does not look as expected any more.
 * @returns {import('rollup').Plugin}
 */
export function decoderFiles(starterId, scripts) {
  return {
    name: 'decoder-files',
    transform(code, id) {
      const name = DECODER_PACKAGE.exec(id)?.[1];
      if (!name) return null;
      const call = calls(this.parse(code)).find(({ callee }) => callee.name === 'inlineWorker');
      const [script] = call?.arguments ?? [];
      if (script?.type !== 'TemplateLiteral' || script.expressions.length > 0) {
        throw new Error(`${id} has no inline worker`);
      }
      scripts.set(name, script.quasis[0].value.cooked);
      const starter = `import { startDecoder } from ${JSON.stringify(starterId)};`;
      const start = `startDecoder(${JSON.stringify(name)})`;
      return {
        code: `${starter}${code.slice(0, call.start)}${start}${code.slice(call.end)}`,
        map: { mappings: '' },
      };
    },
  };
}

/** Every call in a syntax tree. */
function calls(node) {
  if (Array.isArray(node)) return node.flatMap(calls);
  if (typeof node?.type !== 'string') return [];
  const inside = Object.values(node).flatMap(calls);
  return node.type === 'CallExpression' ? [node, ...inside] : inside;
}

import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import inject from '@rollup/plugin-inject';
import terser from '@rollup/plugin-terser';
import license from 'rollup-plugin-license';
import esbuild from 'rollup-plugin-esbuild';
import { webtorrentPlugins } from './src/engine/shims/rollup-plugins.mjs';

/** Compiles and minifies; packages' own imports are left to node-resolve, which knows `browser` fields. */
function typescript() {
  const plugin = esbuild({
    target: 'es2022',
    tsconfig: 'tsconfig.json',
    legalComments: 'none',
    minify: true,
  });
  return {
    ...plugin,
    resolveId: (id, importer) =>
      importer?.includes('node_modules') ? null : plugin.resolveId(id, importer),
  };
}

/** Templates are left as they are by minifiers. Lines stay, so that source maps fit. */
const withoutIndentation = () => ({
  name: 'without-indentation',
  transform: (code, id) =>
    /[\\/]src[\\/]ui[\\/]/.test(id) ? { code: code.replace(/^[ \t]+/gm, ''), map: null } : null,
});

/** Four per cent smaller than what esbuild alone makes. */
const minify = () =>
  terser({ module: true, ecma: 2022, compress: { passes: 3 }, format: { comments: false } });

const litGlobals = fileURLToPath(new URL('src/ui/lit-globals.ts', import.meta.url));

/** Keeps Lit's marks off the page's globals. */
const privateLit = () =>
  inject({
    include: /node_modules[\\/](lit|@lit)[\\/-]/,
    modules: {
      globalThis: [litGlobals, 'litGlobals'],
      litPropertyMetadata: [litGlobals, 'litPropertyMetadata'],
    },
  });

/** Licences of everything that is bundled, as they demand. */
const notices = () =>
  license({ thirdParty: { output: { file: 'dist/THIRD_PARTY_NOTICES.txt', encoding: 'utf-8' } } });

/** Warnings about other people's code that were looked at and are harmless. */
const KNOWN_WARNINGS = new Set(['CIRCULAR_DEPENDENCY', 'THIS_IS_UNDEFINED', 'SHIMMED_EXPORT']);

function onwarn(warning, warn) {
  if (KNOWN_WARNINGS.has(warning.code) && warning.message.includes('node_modules')) return;
  if (warning.code === 'SHIMMED_EXPORT') return;
  warn(warning);
}

/**
 * A worker imports its code by URL: `new URL('./part.ts', import.meta.url)` in
 * the source makes a chunk of that module, and the URL becomes the chunk's.
 */
const workerParts = () => ({
  name: 'worker-parts',
  transform(code, id) {
    if (!/[\\/]src[\\/]media[\\/]/.test(id)) return null;
    const pattern = /new URL\('(\.[^']+\.ts)', import\.meta\.url\)\.href/g;
    const replaced = code.replace(pattern, (_, path) => {
      const part = this.emitFile({
        type: 'chunk',
        id: join(dirname(id), path),
        name: 'reader',
        // Without this, lazy parts of its own would make it two files, loaded one after the other.
        preserveSignature: 'allow-extension',
      });
      return `import.meta.ROLLUP_FILE_URL_${part}`;
    });
    return replaced === code ? null : { code: replaced, map: null };
  },
});

/** Chunks have content hashes in their names, so those of former builds would pile up. */
const cleanChunks = () => ({
  name: 'clean-chunks',
  generateBundle: () => rmSync('dist/chunks', { recursive: true, force: true }),
});

/** The product: what a page loads, in lazy parts. */
const player = {
  input: { 'torrent-player': 'src/index.ts' },
  output: {
    dir: 'dist',
    format: 'es',
    sourcemap: true,
    chunkFileNames: 'chunks/[name]-[hash].js',
    // Importers' own imports are hoisted otherwise, and lazy parts loaded early.
    hoistTransitiveImports: false,
  },
  shimMissingExports: true,
  plugins: [
    cleanChunks(),
    workerParts(),
    withoutIndentation(),
    typescript(),
    ...webtorrentPlugins(),
    privateLit(),
    minify(),
    notices(),
  ],
  onwarn,
};

/** The engine alone, for tests that run from source in a browser without bundling. */
const vendored = {
  input: 'webtorrent',
  output: { file: 'build/webtorrent.js', format: 'es' },
  shimMissingExports: true,
  plugins: webtorrentPlugins(),
  onwarn,
};

export default [vendored, player];

import { copyFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { builtModule } from './src/build/classic-script.mjs';
import { compile, minify, onwarn, typescript } from './src/build/compile.mjs';
import { editorData } from './src/build/editor-data.mjs';
import { clientComponents, frameworkTypes, withoutLitTypes } from './src/build/framework-types.mjs';
import { writeIntegrity } from './src/build/integrity-list.mjs';
import { notices } from './src/build/notices.mjs';
import { outsideParts } from './src/build/outside-parts.mjs';
import { readerPart } from './src/build/reader-part.mjs';
import { webtorrentPlugins } from './src/engine/shims/rollup-plugins.mjs';

const BUNDLE = fileURLToPath(new URL('dist/torrent-player.bundle.js', import.meta.url));

const { collect, write } = notices();
const reader = readerPart({ compile: () => [...compile(), collect()], minify, onwarn });
const outside = outsideParts({ compile: () => [...compile(), minify()], onwarn });

/** Chunks have content hashes in their names, so those of former builds would pile up. */
const cleanChunks = () => ({
  name: 'clean-chunks',
  generateBundle: () => rmSync('dist/chunks', { recursive: true, force: true }),
});

/** The engine alone, for tests that run from source in a browser without bundling. */
const vendored = {
  input: 'webtorrent',
  output: { file: 'build/webtorrent.js', format: 'es' },
  shimMissingExports: true,
  plugins: webtorrentPlugins(),
  onwarn,
};

/** What npm and a CDN serve: an entry per use, in lazy parts that they share. */
const modules = {
  input: {
    'torrent-player': 'src/index.ts',
    'torrent-video': 'src/define-video.ts',
    define: 'src/define.ts',
    embed: 'src/embed.ts',
    react: 'src/react.ts',
    upgrade: 'src/upgrade.ts',
  },
  output: {
    dir: 'dist',
    format: 'es',
    sourcemap: true,
    chunkFileNames: 'chunks/[name]-[hash].js',
    // Importers' own imports are hoisted otherwise, and lazy parts loaded early.
    hoistTransitiveImports: false,
  },
  shimMissingExports: true,
  external: 'react',
  // An entry exports what it is for, also where others need more of it.
  preserveEntrySignatures: 'strict',
  plugins: [
    cleanChunks(),
    reader.inModules,
    ...compile(),
    minify(),
    collect(),
    write(),
    clientComponents('react'),
    frameworkTypes('src/frameworks', 'dist/types/frameworks'),
    withoutLitTypes('dist/types/torrent-player.d.ts'),
    editorData('dist'),
  ],
  onwarn,
};

/** The same in one file, for pages that check what they load (Subresource Integrity). */
const singleModule = {
  input: 'src/single-file/module.ts',
  output: { file: BUNDLE, format: 'es', sourcemap: true, inlineDynamicImports: true },
  shimMissingExports: true,
  plugins: [outside, reader.inOneFile, ...compile(), minify()],
  onwarn,
};

const singleScript = {
  input: 'src/single-file/classic.ts',
  output: { file: 'dist/torrent-player.iife.js', format: 'iife', sourcemap: true },
  plugins: [builtModule(BUNDLE), typescript()],
  onwarn,
};

/** The page that others frame. */
const embedPage = {
  input: 'src/embed/page.ts',
  output: { file: 'dist/embed-page.js', format: 'iife', sourcemap: true },
  plugins: [
    ...compile(),
    minify(),
    {
      name: 'embed-html',
      generateBundle: () => copyFileSync('src/embed/embed.html', 'dist/embed.html'),
    },
    writeIntegrity('dist'),
  ],
  onwarn,
};

/** `npm run build:modules` makes what tests and the demo load, in half the time. */
export default ({ configModules }) =>
  configModules
    ? [vendored, modules, embedPage]
    : [vendored, modules, singleModule, singleScript, embedPage];

import { fileURLToPath } from 'node:url';
import inject from '@rollup/plugin-inject';
import replace from '@rollup/plugin-replace';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import { prune } from './prune.mjs';
import { webtorrentPlugins } from '../engine/shims/rollup-plugins.mjs';

/** Compiles; packages' own imports are left to node-resolve, which knows `browser` fields. */
export function typescript({ minify = false } = {}) {
  const plugin = esbuild({
    target: 'es2022',
    tsconfig: 'tsconfig.json',
    legalComments: 'none',
    include: /\.ts$/,
    // Not white space: comments in `import()` would go with it.
    minifyIdentifiers: minify,
    minifySyntax: minify,
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

const litGlobals = fileURLToPath(new URL('../ui/lit-globals.ts', import.meta.url));

/** Keeps Lit's marks off the page's globals, and lets it be imported where there is no page. */
const privateLit = () =>
  inject({
    include: /node_modules[\\/](lit|@lit)[\\/-]/,
    modules: {
      globalThis: [litGlobals, 'litGlobals'],
      litPropertyMetadata: [litGlobals, 'litPropertyMetadata'],
      HTMLElement: [litGlobals, 'LitBase'],
      CSSStyleSheet: [litGlobals, 'LitStyleSheet'],
      document: [litGlobals, 'litDocument'],
    },
  });

/** Lit's own templates: ours are made by src/ui/html.ts. */
const LIT_UNREACHED = { '/lit-html/lit-html.js': ['constructor', 'createElement'] };

const MEDIABUNNY_UNREACHED = {
  // Segments of streams that are made of many files.
  '/isobmff/isobmff-demuxer.js': ['copyMetadataFromInitInput'],
  // Cluster by cluster: src/media/matroska/block-packets.ts takes the place of that.
  '/matroska/matroska-demuxer.js': [
    'readCluster',
    'getTrackDataInCluster',
    'expandLacedBlocks',
    'getFirstPacket',
    'intoTimescale',
    'getPacket',
    'getNextPacket',
    'getKeyPacket',
    'getNextKeyPacket',
    'fetchPacketInCluster',
    'performClusterLookup',
  ],
};

/** What keeps Lit's reading of templates alive, though nobody asks for it. */
const withoutUnreached = () =>
  replace({
    include: /[\\/]lit-html[\\/]/,
    delimiters: ['', ''],
    preventAssignment: false,
    values: { 'L:N,': '', 'getTemplateHtml:e.L,': '' },
  });

/** Nobody has the keys of encrypted films: they end with an error as before, without AES. */
const withoutDecryption = () => {
  const call = (fragment) =>
    `decryptSample(this.internalTrack, sampleEncryption, data, ${fragment})`;
  const refusal = 'Promise.reject(new Error("the film is encrypted"))';
  return replace({
    include: /[\\/]isobmff-demuxer\.js$/,
    delimiters: ['', ''],
    preventAssignment: false,
    values: { [call('null')]: refusal, [call('fragment')]: refusal },
  });
};

/** What it says of wrong arguments: TypeScript looked at ours, and 0.8 kB of words are for nobody. */
const ARGUMENT_ERROR =
  /(?<=new TypeError\()('[^'\n]* (?:must|cannot|can only) [^'\n]*'|"[^"\n]* must [^"\n]*")(?=\))/g;

const withoutArgumentErrors = () => ({
  name: 'without-argument-errors',
  transform: (code, id) =>
    /[\\/]mediabunny[\\/]/.test(id) ? { code: code.replace(ARGUMENT_ERROR, ''), map: null } : null,
});

/**
 * Four per cent smaller than what esbuild alone makes. Words to other bundlers stay.
 *
 * @param {import('@rollup/plugin-terser').Options} [options] more of its options
 */
export const minify = (options = {}) =>
  terser({
    ...options,
    module: true,
    ecma: 2022,
    compress: { passes: 3 },
    format: { comments: /webpackIgnore|@vite-ignore/ },
  });

/** All that makes browsers' code of our sources and of the packages that they import. */
export const compile = () => [
  withoutIndentation(),
  typescript({ minify: true }),
  prune(LIT_UNREACHED),
  prune(MEDIABUNNY_UNREACHED),
  withoutUnreached(),
  withoutDecryption(),
  withoutArgumentErrors(),
  ...webtorrentPlugins(),
  privateLit(),
];

/** Warnings about other people's code that were looked at and are harmless. */
const KNOWN_WARNINGS = new Set(['CIRCULAR_DEPENDENCY', 'THIS_IS_UNDEFINED', 'SHIMMED_EXPORT']);

export function onwarn(warning, warn) {
  if (KNOWN_WARNINGS.has(warning.code) && warning.message.includes('node_modules')) return;
  if (warning.code === 'SHIMMED_EXPORT') return;
  warn(warning);
}

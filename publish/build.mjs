/**
 * Bundles the command. npm's `overrides` do not reach those who install a
 * package, so what WebTorrent needs in Node (shims/) is built in; native code
 * alone stays outside.
 */
import { chmod, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { noticesOf } from './notices.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const shim = (name) => path(`src/shims/${name}.js`);

/** Modules and what takes their place; a shim itself gets what it wraps. */
const REPLACED = {
  '@silentbot1/nat-api': shim('absent'),
  '@thaunknown/simple-peer/lite.js': path('../src/engine/shims/simple-peer.js'),
  'bittorrent-lsd': shim('absent'),
  'bittorrent-protocol': shim('wire'),
  'fs-chunk-store': shim('absent'),
  'load-ip-set': shim('absent'),
  'uint8-util': shim('uint8-util'),
  'webrtc-polyfill': shim('webrtc'),
  './lib/client/websocket-tracker.js': shim('websocket-tracker'),
  './utp.cjs': shim('absent'),
  './lib/utp.cjs': shim('absent'),
};

const replaceModules = {
  name: 'shims',
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ path: id, importer }) => {
      const replacement = Object.hasOwn(REPLACED, id) ? REPLACED[id] : undefined;
      return replacement && replacement !== importer ? { path: replacement } : undefined;
    });
  },
};

/** What CommonJS finds in Node by itself. */
const BANNER = `#!/usr/bin/env node
import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);`;

const OUTPUT = path('dist/torrent-player-publish.js');

const { metafile } = await build({
  entryPoints: [path('src/cli.js')],
  outfile: OUTPUT,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  absWorkingDir: path('.'),
  // Native, or native accelerators that are looked for and not needed.
  external: ['@roamhq/wrtc', 'bufferutil', 'utf-8-validate'],
  banner: { js: BANNER },
  plugins: [replaceModules],
});
await chmod(OUTPUT, 0o755);
await writeFile(
  path('dist/THIRD_PARTY_NOTICES.txt'),
  await noticesOf(Object.keys(metafile.inputs).map((input) => path(input))),
);

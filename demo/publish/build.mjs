/**
 * Bundles the publishing page: it makes torrents and looks into films, and is no
 * part of the player, which it loads as any page does.
 */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** As a page finds it from where the bundle is put. */
const PLAYER = '../../dist/torrent-player.js';

const externalPlayer = {
  name: 'external-player',
  setup: ({ onResolve }) =>
    onResolve({ filter: /dist\/torrent-player\.js$/ }, () => ({ path: PLAYER, external: true })),
};

await build({
  entryPoints: [path('main.js')],
  outfile: path('../../build/demo/publish.js'),
  bundle: true,
  platform: 'browser',
  format: 'esm',
  target: 'es2022',
  minifySyntax: true,
  minifyWhitespace: true,
  sourcemap: true,
  logLevel: 'warning',
  // What Node has and pages have not, as in the engine.
  alias: {
    path: path('../../src/engine/shims/path.js'),
    'uint8-util': path('../../src/engine/shims/uint8-util.js'),
  },
  plugins: [externalPlayer],
});

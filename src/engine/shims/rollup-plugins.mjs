import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import replace from '@rollup/plugin-replace';
import { prune } from '../../build/prune.mjs';
import { UNREACHED } from './unreached.mjs';
import { withoutDebug } from './without-debug.mjs';

const shim = (name) => fileURLToPath(new URL(`./${name}`, import.meta.url));

/**
 * Modules of WebTorrent's dependency tree that a page must not get as they
 * are, and what it gets instead (a file of this folder).
 */
const REPLACED = {
  'bittorrent-dht': 'absent.js',
  'bittorrent-lsd': 'absent.js',
  'bittorrent-tracker': 'tracker-client.js',
  'cache-chunk-store': 'absent.js',
  'chunk-store-iterator': 'absent.js',
  cpus: 'cpus.js',
  'create-torrent': 'absent.js',
  'cross-fetch-ponyfill': 'absent.js',
  debug: 'debug.js',
  events: 'events.js',
  // Both would write to disk (OPFS) and delete the page's own `chunks` folder.
  'fs-chunk-store': 'no-store.js',
  'fsa-chunk-store': 'no-store.js',
  'immediate-chunk-store': 'immediate-store.js',
  'join-async-iterator': 'absent.js',
  'memory-chunk-store': 'no-store.js',
  'mime/lite.js': 'mime.js',
  'parse-torrent': 'parse-torrent.js',
  path: 'path.js',
  'speed-limiter': 'speed-limiter.js',
  'text-decoder': 'text-decoder.js',
  'torrent-piece': 'no-piece.js',
  'uint8-util': 'uint8-util.js',
  'webrtc-polyfill': 'webrtc.js',
};

/** The same for files that a package imports from itself. */
const REPLACED_FILES = [
  ['/bittorrent-protocol/', './mse.js', 'absent.js'],
  ['/webtorrent/', './lib/server.js', 'absent.js'],
  ['/webtorrent/', './webconn.js', 'absent.js'],
  ['/webtorrent/', './file-iterator.js', 'absent.js'],
  ['/webtorrent/', './version.cjs', 'version.js'],
];

/** Classes that a file of this folder extends: everybody but that file gets the extension. */
const EXTENDED = {
  ut_metadata: 'ut-metadata.js',
  'bittorrent-protocol': 'wire.js',
  '@thaunknown/simple-peer/lite.js': 'simple-peer.js',
};

const webtorrentPath = createRequire(import.meta.url).resolve('webtorrent/package.json');

function replaceModules() {
  return {
    name: 'webtorrent-shims',
    resolveId(id, importer = '') {
      // npm installs two versions of it: all share the one that WebTorrent pins.
      if (id === 'streamx') return this.resolve(id, webtorrentPath, { skipSelf: true });
      if (Object.hasOwn(REPLACED, id)) return shim(REPLACED[id]);
      if (Object.hasOwn(EXTENDED, id)) {
        return importer === shim(EXTENDED[id]) ? null : shim(EXTENDED[id]);
      }
      const file = REPLACED_FILES.find(([pack, path]) => path === id && importer.includes(pack));
      return file ? shim(file[2]) : null;
    },
  };
}

/**
 * Rollup plugins that bundle `webtorrent` from its source for browsers, insecure
 * origins included. Its prebuilt file must not be shipped: importing that one
 * deletes the page's own OPFS folder `chunks`, and it needs `Uint8Array#toHex`
 * and `crypto.subtle`. Rollup itself wants `shimMissingExports: true`.
 *
 * @returns {import('rollup').Plugin[]}
 */
export function webtorrentPlugins() {
  const { version } = createRequire(import.meta.url)('webtorrent/package.json');
  return [
    replaceModules(),
    prune(UNREACHED),
    withoutDebug(),
    nodeResolve({ browser: true, preferBuiltins: false }),
    replace({
      preventAssignment: true,
      include: /node_modules|engine[\\/]shims/,
      values: {
        'global.WEBTORRENT_ANNOUNCE': 'undefined',
        'process.browser': 'true',
        'typeof process': '"undefined"',
        __WEBTORRENT_VERSION__: JSON.stringify(version),
      },
    }),
    commonjs({ requireReturnsDefault: 'preferred' }),
    json(),
  ];
}

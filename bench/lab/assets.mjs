import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rollup } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import { openContent } from '../../demo/swarm/content.mjs';
import { startWebServer } from '../../demo/swarm/web-server.mjs';
import { webtorrentPlugins } from '../../src/engine/shims/rollup-plugins.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const STOCK = join(dirname(createRequire(import.meta.url).resolve('webtorrent')), 'dist');

/**
 * Serves the pages of the peers, the player as it was built when this started,
 * and contents. Its requests go through no link: only what a viewer would wait
 * for is measured, and the code of no player counts.
 *
 * @returns {Promise<Assets>}
 *
 * @typedef {object} Assets
 * @property {string} url
 * @property {number} port
 * @property {(spec: import('../../demo/swarm/content.mjs').ContentSpec) => Promise<string>} publish
 *   puts a content under `/content/`; resolves with its name there
 * @property {() => Promise<void>} bundleEngine makes the pages of the engine and of the attacker work
 * @property {() => Promise<void>} stop
 */
export async function startAssets() {
  const built = path('../../dist');
  if (!existsSync(join(built, 'torrent-player.js'))) throw new Error('no build: npm run build');
  const folder = await mkdtemp(join(tmpdir(), 'torrent-player-bench-'));
  const inFolder = (name) => join(folder, name);
  await cp(built, inFolder('dist'), {
    recursive: true,
    filter: (file) => !file.endsWith('.map') && !file.includes('/types'),
  });
  const worker = readFileSync(join(STOCK, 'sw.min.js'));
  const server = await startWebServer({
    folders: {
      '/pages/': path('../pages'),
      '/dist/': inFolder('dist'),
      '/engine/': inFolder('engine'),
      '/content/': inFolder('content'),
      '/stock/': STOCK,
      '/support/': path('../../test/support'),
    },
    answers: { '/pages/sw.min.js': () => ({ type: 'text/javascript', body: worker }) },
    cors: true,
  });
  await mkdir(inFolder('content'));
  let bundling = null;
  return {
    url: server.url,
    port: server.port,
    publish: (spec) => publish(spec, inFolder('content')),
    bundleEngine: () => (bundling ??= bundleEngine(inFolder('engine'))),
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function publish(spec, folder) {
  const content = await openContent(spec);
  try {
    const target = join(folder, content.name);
    if (existsSync(target)) return content.name;
    if ('path' in spec) await symlink(spec.path, target);
    else await writeFile(target, await content.read({ start: 0, end: content.lengthBytes }));
    return content.name;
  } finally {
    await content.close();
  }
}

async function bundleEngine(folder) {
  const typescript = esbuild({ target: 'es2022', tsconfig: path('../../tsconfig.json') });
  const bundle = await rollup({
    input: [path('../pages/engine-entry.js'), path('../pages/raw-peer-entry.js')],
    shimMissingExports: true,
    plugins: [
      {
        ...typescript,
        resolveId: (id, importer) =>
          importer?.includes('node_modules') ? null : typescript.resolveId(id, importer),
      },
      ...webtorrentPlugins(),
    ],
    onwarn: () => {},
  });
  await bundle.write({
    dir: folder,
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
  });
  await bundle.close();
}

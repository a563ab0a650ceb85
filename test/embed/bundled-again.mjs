import { join } from 'node:path';
import { build } from 'esbuild';
import { DIST } from './site.mjs';

/**
 * Bundles the modules as apps do: with helpers that esbuild puts around code,
 * for names of functions (`keepNames`) and for the spread of objects, which
 * Angular has it do.
 *
 * @returns {Promise<string>} the folder
 */
export async function bundleAgain() {
  const folder = join(DIST, '../build/bundled-again');
  await build({
    entryPoints: [join(DIST, 'torrent-player.js')],
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    keepNames: true,
    target: 'es2022',
    supported: { 'object-rest-spread': false },
    logLevel: 'error',
  });
  return folder;
}

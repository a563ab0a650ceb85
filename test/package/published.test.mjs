/** What npm would publish. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { name, exports } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8'));
const run = (command, ...args) =>
  execFileSync(command, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 2 ** 20 });

describe('the package', () => {
  it('has nothing that publint finds', async () => {
    const { messages } = await publint({ pkgDir: ROOT, strict: true });
    assert.deepEqual(messages, []);
  });

  it('has types that fit its modules (attw)', () => {
    const attw = `${ROOT}node_modules/.bin/attw`;
    // It ends with an error when it finds anything.
    const options = ['--profile', 'esm-only', '--format', 'ascii', '--exclude-entrypoints'];
    const found = run(attw, '--pack', '.', ...options, 'embed.html');
    for (const path of Object.keys(exports).filter((path) => !/\.(json|html)$/.test(path))) {
      assert.ok(found.includes(`"${name}${path.slice(1)}"`), path);
    }
  });

  it('has types that need no other package, but React for React', () => {
    const folder = `${ROOT}dist/types/`;
    const published = readdirSync(folder).filter((file) => /^(?!react).*\.d\.ts$/.test(file));
    for (const file of published) {
      const text = readFileSync(folder + file, 'utf8');
      assert.doesNotMatch(text, /(from|import\() ?['"][^.]/, file);
    }
  });

  it('has all that a page needs, and nothing that only we do', () => {
    const [{ files }] = JSON.parse(run('npm', 'pack', '--dry-run', '--json', '--ignore-scripts'));
    const paths = files.map(({ path }) => path);
    for (const path of [
      'README.md',
      'LICENSE',
      'custom-elements.json',
      'dist/THIRD_PARTY_NOTICES.txt',
      'dist/embed.html',
      'dist/embed-page.js',
      'dist/integrity.json',
      'dist/torrent-player.js',
      'dist/torrent-player.bundle.js',
      'dist/torrent-player.iife.js',
      'dist/torrent-video.js',
      'dist/types/index.d.ts',
      'dist/upgrade.js',
    ]) {
      assert.ok(paths.includes(path), `${path} is missing`);
    }
    const allowed = /^(README\.md|LICENSE|package\.json|custom-elements\.json|dist\/.+)$/;
    assert.deepEqual(
      paths.filter((path) => !allowed.test(path) || /\.(ts(?<!\.d\.ts)|tsbuildinfo)$/.test(path)),
      [],
    );
  });
});

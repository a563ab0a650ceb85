/**
 * Size budgets of what a page loads, in bytes after gzip, and what may load
 * when. A budget is raised only with a reason in the commit.
 */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const KB = 1000;

const BUDGETS = [
  { name: 'before play', entry: () => 'torrent-player.js', budgetBytes: 30 * KB },
  { name: 'engine', entry: () => chunkNamed('engine'), budgetBytes: 56 * KB },
  { name: 'media', entry: () => chunkNamed('media'), budgetBytes: 10 * KB },
  // Every container that is read, a dozen demuxers: 20 kB more than MP4 and Matroska alone.
  { name: 'reader', entry: () => chunkNamed('reader'), budgetBytes: 98 * KB },
];

function chunkNamed(name) {
  const found = readdirSync(join(DIST, 'chunks')).filter(
    (file) => file.startsWith(`${name}-`) && file.endsWith('.js'),
  );
  assert.equal(found.length, 1, `one chunk named ${name}, found: ${found.join(', ')}`);
  return `chunks/${found[0]}`;
}

/** A file and what it imports statically, transitively. */
function closure(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  const code = readFileSync(join(DIST, file), 'utf8');
  for (const [, specifier] of code.matchAll(/(?:import|export)[^"'();]*?["'](\.[^"']+)["']/g)) {
    closure(normalize(join(dirname(file), specifier)), seen);
  }
  return seen;
}

const gzipBytes = (file) => gzipSync(readFileSync(join(DIST, file)), { level: 9 }).length;

describe('size budgets (gzip)', () => {
  const shell = closure('torrent-player.js');
  for (const { name, entry, budgetBytes } of BUDGETS) {
    it(`${name}: at most ${budgetBytes / KB} kB`, (t) => {
      const files = [...closure(entry())].filter(
        (file) => name === 'before play' || !shell.has(file),
      );
      const bytes = files.reduce((sum, file) => sum + gzipBytes(file), 0);
      t.diagnostic(`${name}: ${(bytes / KB).toFixed(1)} kB in ${files.join(', ')}`);
      assert.ok(bytes > 0);
      assert.ok(bytes <= budgetBytes, `${bytes} bytes > ${budgetBytes}`);
    });
  }

  it('loads neither engine nor media before play', () => {
    for (const lazy of ['engine', 'media', 'reader']) assert.ok(!shell.has(chunkNamed(lazy)), lazy);
  });
});

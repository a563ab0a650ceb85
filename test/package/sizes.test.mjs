/**
 * Size budgets of what a page loads, in bytes after gzip, and what may load
 * when. A budget is raised only with a reason in the commit.
 */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const KB = 1000;

const BUDGETS = [
  // Asking for the download of what cannot be played is 0.2 kB of it.
  { name: 'before play', entry: () => 'torrent-player.js', budgetBytes: 28.7 * KB },
  // Places that buttons take without moving others, and the download in the panel of failures.
  { name: 'interface', entry: () => chunkNamed('player-interface'), budgetBytes: 36.5 * KB },
  // Seeding what the page has is 0.5 kB of it.
  { name: 'engine', entry: () => chunkNamed('engine'), budgetBytes: 59 * KB },
  { name: 'media', entry: () => chunkNamed('media-pipeline'), budgetBytes: 10 * KB },
  // Without what few viewers need: demo/docs/script-tags.md has the list.
  { name: 'single file', entry: () => 'torrent-player.bundle.js', budgetBytes: 190 * KB },
  // Ten containers are 20 kB more than MP4 and Matroska alone, transcoding 11,
  // frames of Matroska one by one 4.
  { name: 'reader', entry: () => chunkNamed('reader'), budgetBytes: 95 * KB },
  { name: 'reader as text', entry: () => chunkNamed('reader-text'), budgetBytes: 95 * KB },
  { name: 'AC-3 decoder', entry: () => chunkNamed('ac3-decoder', 'txt'), budgetBytes: 300 * KB },
  { name: 'DTS decoder', entry: () => chunkNamed('dts-decoder', 'txt'), budgetBytes: 420 * KB },
];

function chunkNamed(name, extension = 'js') {
  const pattern = new RegExp(`^${name}-[\\w-]{8}\\.${extension}$`);
  const found = readdirSync(join(DIST, 'chunks')).filter((file) => pattern.test(file));
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
  /** What is there before a part is loaded is not counted again. */
  const loadedBefore = (name) => (/before play|single/.test(name) ? new Set() : shell);
  for (const { name, entry, budgetBytes } of BUDGETS) {
    it(`${name}: at most ${budgetBytes / KB} kB`, (t) => {
      const files = [...closure(entry())].filter((file) => !loadedBefore(name).has(file));
      const bytes = files.reduce((sum, file) => sum + gzipBytes(file), 0);
      t.diagnostic(`${name}: ${(bytes / KB).toFixed(1)} kB in ${files.join(', ')}`);
      assert.ok(bytes > 0);
      assert.ok(bytes <= budgetBytes, `${bytes} bytes > ${budgetBytes}`);
    });
  }

  it('loads neither interface nor engine nor media before play', () => {
    for (const lazy of ['player-interface', 'engine', 'media-pipeline', 'reader'])
      assert.ok(!shell.has(chunkNamed(lazy)), lazy);
  });

  it('has the reading side in a function that needs nothing around it', async () => {
    const { read } = await import(join(DIST, chunkNamed('reader')));
    const { text } = await import(join(DIST, chunkNamed('reader-text')));
    const { TextDecoder, TextEncoder, AbortController } = globalThis;
    for (const expression of [read.toString(), text]) {
      const scope = { TextDecoder, TextEncoder, AbortController };
      const reader = runInNewContext(`(${expression})({})`, scope);
      assert.equal(typeof reader.serveReader, 'function');
    }
  });
});

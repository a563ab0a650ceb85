/** What the README promises to style sheets is what there is: parts, custom properties, slots. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (path) => readFileSync(join(ROOT, path), 'utf8');
const source = readdirSync(join(ROOT, 'src'), { recursive: true })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => read(join('src', file)))
  .join('\n');
const [, afterTitle] = read('README.md').split('### Styling\n');
const [documented] = afterTitle.split('\n### ');

/** Every match of the one group of a pattern, words apart, sorted. */
function named(text, ...patterns) {
  const matches = patterns.flatMap((pattern) => [...text.matchAll(pattern)]);
  return [...new Set(matches.flatMap(([, names]) => names.split(/,?\s+/)))].sort();
}

describe('what the README says of styling', () => {
  const parts = named(
    source,
    /\bpart="([^"$]+)"/g,
    /'part', '([^']+)'/g,
    /part.add\('([^']+)'/g,
    /\bpart: '([^']+)'/g,
  );

  it('names every part, and no other', () => {
    const [table] = documented.split('\nSlots: ');
    const [, ofVideo] = documented.split('`<torrent-video>` has the part');
    const told = named(table + ofVideo.split('.')[0], /`([a-z-]+)`/g);
    assert.deepEqual(told, parts);
  });

  it('is of parts that reach the page', () => {
    const exported = named(source, /exportparts="([^"]+)"/g);
    assert.deepEqual(
      exported.filter((name) => !parts.includes(name)),
      [],
    );
  });

  it('names every custom property, and no other', () => {
    const pattern = /(--(?:torrent-player|media)-[a-z-]+)/g;
    assert.deepEqual(named(documented, pattern), named(source, pattern));
  });

  it('names every slot, and no other', () => {
    const [, sentence] = documented.split('\nSlots: ');
    const told = named(sentence.split('. `<')[0], /`([a-z-]+)`/g);
    assert.deepEqual(told, named(source, /<slot name="([^"]+)"/g));
  });
});

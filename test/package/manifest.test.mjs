/** `custom-elements.json`, and what editors learn from it. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (path) => readFileSync(ROOT + path, 'utf8');
const json = (path) => JSON.parse(read(path));
const elements = json('custom-elements.json')
  .modules.flatMap(({ declarations }) => declarations)
  .filter(({ tagName }) => tagName);
const named = (tagName) => elements.find((one) => one.tagName === tagName);
const namesOf = (list) => list.map(({ name }) => name).sort();

describe('the manifest', () => {
  it('knows both elements, and what of them is public', () => {
    assert.deepEqual(elements.map(({ tagName }) => tagName).sort(), [
      'torrent-player',
      'torrent-video',
    ]);
    for (const { members } of elements) {
      assert.deepEqual(
        members.filter(({ name, privacy }) => name.startsWith('#') || privacy === 'private'),
        [],
      );
    }
  });

  it('has each of ours described', () => {
    for (const { attributes, events } of elements) {
      for (const { name, description } of [...attributes, ...events]) {
        assert.ok(description || name === 'dir', name);
      }
    }
  });

  it('has the attributes that the README has', () => {
    const [, table] = read('README.md').split('\n### Attributes\n');
    const rows = table.split('\n###')[0].matchAll(/^\| ((?:`[\w-]+` ?)+)\|/gm);
    const documented = [...rows].flatMap(([, names]) => names.match(/[\w-]+/g));
    const known = elements.flatMap(({ attributes }) => namesOf(attributes));
    assert.deepEqual(
      documented.filter((name) => !known.includes(name)),
      [],
    );
    assert.deepEqual(
      known.filter((name) => name !== 'dir' && !documented.includes(name)),
      [],
    );
  });

  it('has every part of the interface', () => {
    const files = readdirSync(`${ROOT}src/ui`).filter((name) => name.endsWith('.ts'));
    const templates = [...files.map((name) => `src/ui/${name}`), 'src/torrent-player.ts'];
    const parts = templates.flatMap((path) =>
      [...read(path).matchAll(/\bpart="([^"$]+)"/g)].flatMap(([, names]) => names.split(' ')),
    );
    assert.ok(parts.length > 10);
    const known = namesOf(named('torrent-player').cssParts);
    assert.deepEqual(
      [...new Set(parts)].filter((part) => !known.includes(part)),
      [],
    );
  });

  it('is what editors show', () => {
    const { tags } = json('dist/vscode.html-custom-data.json');
    const webTypes = json('dist/web-types.json').contributions.html.elements;
    for (const { tagName, attributes } of elements) {
      const tag = tags.find(({ name }) => name === tagName);
      const element = webTypes.find(({ name }) => name === tagName);
      assert.deepEqual(namesOf(tag.attributes), namesOf(attributes));
      assert.deepEqual(namesOf(element.attributes), namesOf(attributes));
    }
    const seeding = tags[0].attributes.find(({ name }) => name === 'seeding');
    assert.deepEqual(
      seeding.values.map(({ name }) => name),
      ['on', 'off'],
    );
  });
});

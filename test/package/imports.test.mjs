/** What happens where no page is: on a server that renders, and in a build. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { name, exports } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8'));
const modules = Object.entries(exports)
  .filter(([, target]) => target.default?.endsWith('.js'))
  .map(([path]) => name + path.slice(1));
const files = readdirSync(`${ROOT}dist`)
  .filter((file) => /^(?!embed-page).*\.js$/.test(file))
  .map((file) => `./dist/${file}`);

/** Imports something in a process of its own, which then has to end by itself. */
function importAlone(specifier) {
  const script = `
    const before = Reflect.ownKeys(globalThis);
    const exported = Object.keys(await import(${JSON.stringify(specifier)}));
    const added = Reflect.ownKeys(globalThis).filter((key) => !before.includes(key));
    console.log(JSON.stringify({ exported, added: added.map(String) }));`;
  const args = ['--input-type=module', '--eval', script];
  return JSON.parse(execFileSync(execPath, args, { cwd: ROOT, encoding: 'utf8', timeout: 30_000 }));
}

describe('imported where no page is', () => {
  for (const specifier of [...modules, ...files]) {
    it(`${specifier} does nothing`, () => {
      assert.deepEqual(importAlone(specifier).added, []);
    });
  }

  it('the entry exports what it promises', () => {
    const expected = ['TorrentPlayer', 'TorrentVideo', 'addLocale', 'seedContent', 'setPartsUrl'];
    assert.deepEqual(importAlone(name).exported, expected);
  });
});

/** What the single files fetch from beside them is there, is what they check, and has what they use. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const BUNDLE = readFileSync(`${DIST}torrent-player.bundle.js`, 'utf8');
const PART =
  /"(chunks\/([\w-]+)-[\w-]{8}\.js)",new URL\("[^"]+",import\.meta\.url\)\.href\),"(sha384-[^"]+)"/g;
const parts = [...BUNDLE.matchAll(PART)];

/** What is used of a part, where it is not a language. */
const USED = {
  'wide-reader': 'read',
  'subtitle-file': 'openSubtitleFile',
  'matroska-subtitles': 'openMatroska',
  'mp4-subtitles': 'openMp4',
  'saving-parts': 'saveFile',
};

describe('beside the single files', () => {
  it('are languages and rarer things', () => {
    const names = parts.map(([, , name]) => name);
    const others = names.filter((name) => !/^[a-z]{2}$/.test(name));
    assert.deepEqual(others.sort(), Object.keys(USED).sort());
    assert.equal(names.length - others.length, 14);
  });

  for (const [, path, name, integrity] of parts) {
    it(`${name} is what they expect`, async () => {
      const digest = createHash('sha384')
        .update(readFileSync(DIST + path))
        .digest('base64');
      assert.equal(integrity, `sha384-${digest}`);
      const exported = await import(DIST + path);
      const [used, type] = USED[name] ? [USED[name], 'function'] : ['strings', 'object'];
      assert.equal(typeof exported[used], type);
    });
  }
});

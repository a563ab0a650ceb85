import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { PLAYABLE_EXTENSIONS, hasPlayableName, isMediaName } from '../../src/media/file-names.js';

describe('names of files', () => {
  it('are those by which the player goes', () => {
    const source = readFileSync(
      new URL('../../../src/engine/media-type.ts', import.meta.url),
      'utf8',
    );
    const table = /MEDIA_TYPES[^{]*\{([^}]*)\}/.exec(source)[1];
    const extensions = [...table.matchAll(/^\s*'?(\w+)'?:/gm)].map(([, extension]) => extension);
    assert.ok(extensions.length > 10);
    assert.deepEqual([...PLAYABLE_EXTENSIONS].sort(), extensions.sort());
  });

  for (const name of ['a.mp4', 'A.MKV', 'folder/film.webm', 'a.b.ogg']) {
    it(`${name} plays`, () => assert.ok(hasPlayableName(name) && isMediaName(name)));
  }
  for (const name of ['a.avi', 'a.wmv', 'old.MPG']) {
    it(`${name} is media, and does not`, () => {
      assert.ok(isMediaName(name) && !hasPlayableName(name));
    });
  }
  for (const name of ['a.srt', 'poster.jpg', 'mp4', '.mp4', 'folder.mp4/readme', 'a.']) {
    it(`${name} only comes along`, () => assert.ok(!isMediaName(name)));
  }
});

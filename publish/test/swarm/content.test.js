import assert from 'node:assert/strict';
import { appendFile, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { changedFiles, collectContent, openReadable, streamOf } from '../../src/swarm/content.js';
import { temporaryFolder } from '../support/temporary.js';

describe('collectContent', () => {
  const root = temporaryFolder();
  const at = (...parts) => join(root, ...parts);

  before(async () => {
    await mkdir(at('Film', 'Subs'), { recursive: true });
    await mkdir(at('empty'));
    await mkdir(at('one', 'inner'), { recursive: true });
    const files = {
      'a.mp4': 'film',
      'b.mp4': 'other film',
      'Film/film.mkv': 'the film',
      'Film/Subs/en.srt': '1',
      'Film/Subs/de.srt': '2',
      'Film/.hidden': 'secret',
      'Film/Thumbs.db': 'junk',
      'one/inner/only.webm': 'only',
      'empty/nothing.mp4': '',
      'back\\slash.mp4': 'x',
    };
    for (const [path, text] of Object.entries(files)) await writeFile(at(path), text);
    await symlink(at('Film'), at('Film', 'loop'));
  });

  const summary = ({ name, totalBytes, files }) => ({
    name,
    totalBytes,
    files: files.map(({ path, lengthBytes }) => [path, lengthBytes]),
  });

  it('takes a file by its name', async () => {
    const content = await collectContent([at('a.mp4')], null);
    assert.deepEqual(summary(content), { name: 'a.mp4', totalBytes: 4, files: [['a.mp4', 4]] });
    const [{ source, given, modifiedMs }] = content.files;
    assert.equal(source, at('a.mp4'));
    assert.equal(given, at('a.mp4'));
    assert.ok(modifiedMs > 0);
  });

  it('takes a folder with all in it, sorted, without what is hidden or links back', async () => {
    assert.deepEqual(summary(await collectContent([at('Film')], null)), {
      name: 'Film',
      totalBytes: 10,
      files: [
        ['Subs/de.srt', 1],
        ['Subs/en.srt', 1],
        ['film.mkv', 8],
      ],
    });
  });

  it('takes several, in the order given, under the name of the first', async () => {
    const content = await collectContent([at('b.mp4'), at('Film', 'Subs')], null);
    assert.deepEqual(summary(content), {
      name: 'b',
      totalBytes: 12,
      files: [
        ['b.mp4', 10],
        ['Subs/de.srt', 1],
        ['Subs/en.srt', 1],
      ],
    });
  });

  it('takes a folder with a single file for that file', async () => {
    assert.deepEqual(summary(await collectContent([at('one')], null)).name, 'only.webm');
  });

  it('takes another name, and keeps the ending that says what it is', async () => {
    const named = async (paths, name) => (await collectContent(paths, name)).name;
    assert.equal(await named([at('a.mp4')], 'My Film'), 'My Film.mp4');
    assert.equal(await named([at('a.mp4')], 'My Film.mp4'), 'My Film.mp4');
    assert.equal(await named([at('a.mp4'), at('b.mp4')], 'Two Films'), 'Two Films');
  });

  const refusals = [
    ['what is not there', ['nothing.mp4'], /nothing\.mp4: there is no such file/],
    ['what holds no bytes', ['empty'], /empty: nothing to publish/],
    ['two of the same name', ['a.mp4', 'a.mp4'], /a\.mp4: another is called so/],
    ['a name that is a path elsewhere', ['back\\slash.mp4'], /no name for a torrent/],
  ];
  for (const [what, names, message] of refusals) {
    it(`refuses ${what}`, async () => {
      const paths = names.map((name) => at(name));
      await assert.rejects(collectContent(paths, null), { code: 'input', message });
    });
  }

  it('notices files that change', async () => {
    const { files } = await collectContent([at('a.mp4'), at('b.mp4')], null);
    assert.deepEqual(await changedFiles(files), []);
    await appendFile(at('b.mp4'), '!');
    assert.deepEqual(await changedFiles(files), [files[1]]);
    await rm(at('a.mp4'));
    assert.deepEqual(await changedFiles(files), [...files]);
  });
});

describe('the bytes of a file', () => {
  const path = join(temporaryFolder(), 'a.bin');
  let file;

  before(async () => {
    await writeFile(path, 'abcdefghij');
    [file] = (await collectContent([path], null)).files;
  });

  it('are read in parts', async () => {
    const readable = await openReadable(file);
    assert.equal(readable.lengthBytes, 10);
    assert.equal(Buffer.from(await readable.read({ start: 2, end: 5 })).toString(), 'cde');
    await assert.rejects(readable.read({ start: 8, end: 20 }), { code: 'input' });
    await readable.close();
  });

  it('come as a stream', async () => {
    const parts = await streamOf(file, new AbortController().signal).toArray();
    assert.equal(Buffer.concat(parts).toString(), 'abcdefghij');
  });

  it('stop coming when the run ends', async () => {
    const stream = streamOf(file, AbortSignal.abort('now'));
    await assert.rejects(stream.toArray(), { name: 'AbortError' });
  });
});

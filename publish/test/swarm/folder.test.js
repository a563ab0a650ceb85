import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { describe, it } from 'node:test';
import { openFolder, within } from '../../src/swarm/folder.js';
import { temporaryFolder } from '../support/temporary.js';

const GIB = 1024 ** 3;

describe('the folder of a bridge', () => {
  const parent = temporaryFolder();

  it('is temporary, and gone in the end', async () => {
    const listeners = process.listenerCount('exit');
    const folder = await openFolder(null);
    assert.ok(folder.path.startsWith(tmpdir() + sep));
    await writeFile(join(folder.path, 'film.mp4'), 'bytes');
    await folder.remove();
    assert.ok(!existsSync(folder.path));
    assert.equal(process.listenerCount('exit'), listeners, 'nothing is left to be done at the end');
  });

  it('is kept when asked to, and made when it is not there', async () => {
    const path = join(parent, 'a', 'b');
    const folder = await openFolder(path);
    await writeFile(join(path, 'film.mp4'), 'bytes');
    await folder.remove();
    assert.ok(existsSync(join(path, 'film.mp4')));
  });

  it('has room for what it holds already', async () => {
    const path = join(parent, 'held');
    const folder = await openFolder(path);
    const before = await folder.roomBytes();
    await mkdir(join(path, 'Series'));
    const film = join(path, 'Series', 'film.mp4');
    await writeFile(film, '');
    // Sparse: it takes no place, and is far more than others write to this disk meanwhile.
    await truncate(film, 64 * GIB);
    assert.ok((await folder.roomBytes()) - before > 32 * GIB);
  });
});

describe('within', () => {
  const folder = join(sep, 'srv', 'films');

  it('puts files into the folder', () =>
    assert.equal(within(folder, 'Series/1.mkv'), join(folder, 'Series', '1.mkv')));

  for (const path of ['../film.mp4', 'a/../../film.mp4', '/etc/passwd', '..', '.', '']) {
    it(`refuses "${path}"`, () =>
      assert.throws(
        () => within(folder, path),
        ({ code, message }) => code === 'torrent' && message.includes('outside of its folder'),
      ));
  }
  it('refuses a folder that only begins with the same name', () =>
    assert.throws(() => within(folder, '../films2/film.mp4'), { code: 'torrent' }));
});

import assert from 'node:assert/strict';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { FileStore } from '../../src/swarm/file-store.js';
import { temporaryFolder } from '../support/temporary.js';

const read = (store, ...args) =>
  new Promise((resolve, reject) => {
    store.get(...args, (error, bytes) =>
      error ? reject(error) : resolve(Buffer.from(bytes).toString()),
    );
  });
const write = (store, index, text) =>
  new Promise((resolve, reject) => {
    store.put(index, Buffer.from(text), (error) => (error ? reject(error) : resolve()));
  });
const close = (store) => new Promise((resolve) => store.close(resolve));

describe('FileStore', () => {
  const folder = temporaryFolder();
  const at = (name) => join(folder, name);

  describe('of files that are there', () => {
    let store;
    before(async () => {
      await writeFile(at('a'), 'abcdef');
      await writeFile(at('b'), 'ghi');
      const files = [
        { source: at('a'), lengthBytes: 6 },
        { source: at('empty'), lengthBytes: 0 },
        { source: at('b'), lengthBytes: 3 },
      ];
      store = new FileStore(4, files, { isWritable: false });
    });

    it('reads pieces across files, and the short one at the end', async () => {
      assert.equal(await read(store, 0), 'abcd');
      assert.equal(await read(store, 1), 'efgh');
      assert.equal(await read(store, 2), 'i');
    });

    it('reads parts', async () => {
      assert.equal(await read(store, 1, { offset: 1, length: 2 }), 'fg');
      assert.equal(await read(store, 1, { offset: 3 }), 'h');
      assert.equal(await read(store, 0, null), 'abcd');
    });

    it('has nothing beyond its end', async () => {
      await assert.rejects(read(store, 3), RangeError);
      await assert.rejects(read(store, -1), RangeError);
    });

    it('never makes up bytes of a file that became shorter', async () => {
      await writeFile(at('b'), 'g');
      await assert.rejects(read(store, 2), /ends before its time/);
    });

    it('writes nothing', () => assert.rejects(write(store, 0, 'xxxx')));

    it('reads nothing once closed', async () => {
      await close(store);
      await assert.rejects(read(store, 0), /closed/);
    });
  });

  it('makes files and folders as pieces come, in any order', async () => {
    const files = [
      { source: at('new/deep/a'), lengthBytes: 6 },
      { source: at('new/b'), lengthBytes: 3 },
    ];
    const store = new FileStore(4, files, { isWritable: true });
    await assert.rejects(read(store, 0), /ends before its time/);
    await write(store, 2, 'i');
    await write(store, 1, 'efgh');
    assert.equal(await read(store, 1), 'efgh');
    await write(store, 0, 'abcd');
    await close(store);
    assert.equal(await readFile(at('new/deep/a'), 'utf8'), 'abcdef');
    assert.equal(await readFile(at('new/b'), 'utf8'), 'ghi');
  });

  it('goes on with files that were begun', async () => {
    await writeFile(at('begun'), 'abcd');
    const files = [{ source: at('begun'), lengthBytes: 8 }];
    const store = new FileStore(4, files, { isWritable: true });
    assert.equal(await read(store, 0), 'abcd');
    await write(store, 1, 'efgh');
    await close(store);
    assert.equal(await readFile(at('begun'), 'utf8'), 'abcdefgh');
  });

  it('serves more files than may be open', async () => {
    const files = Array.from({ length: 200 }, (_, index) => ({
      source: at(`many/${index}`),
      lengthBytes: 2,
    }));
    const store = new FileStore(2, files, { isWritable: true });
    await Promise.all(files.map((_, index) => write(store, index, String(10 + (index % 90)))));
    const texts = await Promise.all(files.map((_, index) => read(store, index)));
    assert.deepEqual(
      texts,
      files.map((_, index) => String(10 + (index % 90))),
    );
    await new Promise((resolve) => store.destroy(resolve));
    assert.equal((await stat(at('many/199'))).size, 2, 'the files are not its own to remove');
  });
});

import { expect } from '@open-wc/testing';
import { PieceStore } from '../../src/engine/piece-store.js';

const put = (store: PieceStore, index: number, bytes: Uint8Array): Promise<Error | null> =>
  new Promise((resolve) => store.put(index, bytes, resolve));

const get = (
  store: PieceStore,
  index: number,
  options: { offset?: number; length?: number } | null = null,
): Promise<Uint8Array> =>
  new Promise((resolve, reject) =>
    store.get(index, options, (error, bytes) => {
      if (error) reject(error);
      else resolve(bytes!);
    }),
  );

const failed = (promise: Promise<unknown>): Promise<boolean> =>
  promise.then(
    () => false,
    () => true,
  );

describe('PieceStore', () => {
  it('gives back what was put', async () => {
    const store = new PieceStore(4);
    expect(store.chunkLength).to.equal(4);
    expect(await put(store, 0, new Uint8Array([1, 2, 3, 4]))).to.equal(null);
    expect(await get(store, 0)).to.deep.equal(new Uint8Array([1, 2, 3, 4]));
  });

  it('gives parts of a piece', async () => {
    const store = new PieceStore(4);
    await put(store, 0, new Uint8Array([1, 2, 3, 4]));
    expect(await get(store, 0, { offset: 1 })).to.deep.equal(new Uint8Array([2, 3, 4]));
    expect(await get(store, 0, { length: 2 })).to.deep.equal(new Uint8Array([1, 2]));
    expect(await get(store, 0, { offset: 3, length: 1 })).to.deep.equal(new Uint8Array([4]));
    expect(await get(store, 0, {})).to.have.length(4);
  });

  it('gives copies, so that nobody can change what is held', async () => {
    const store = new PieceStore(2);
    await put(store, 0, new Uint8Array([1, 2]));
    (await get(store, 0))[0] = 9;
    expect(store.peek(0)).to.deep.equal(new Uint8Array([1, 2]));
  });

  it('fails to give what lies outside of a piece', async () => {
    const store = new PieceStore(4);
    await put(store, 0, new Uint8Array(4));
    for (const options of [{ offset: 5 }, { offset: 2, length: 3 }, { offset: -1 }]) {
      expect(await failed(get(store, 0, options)), JSON.stringify(options)).to.equal(true);
    }
  });

  it('fails to give a piece that it does not hold', async () => {
    expect(await failed(get(new PieceStore(4), 7))).to.equal(true);
  });

  it('takes the callback in the place of options', async () => {
    const store = new PieceStore(1);
    store.put(0, new Uint8Array([5]));
    const bytes = await new Promise((resolve) => store.get(0, (_error, got) => resolve(got)));
    expect(bytes).to.deep.equal(new Uint8Array([5]));
  });

  it('never calls back before it returns', () => {
    const store = new PieceStore(1);
    let called = false;
    store.put(0, new Uint8Array(1), () => (called = true));
    store.get(0, null, () => (called = true));
    store.close(() => (called = true));
    expect(called).to.equal(false);
  });

  it('counts what it holds', () => {
    const store = new PieceStore(4);
    store.put(0, new Uint8Array(4));
    store.put(1, new Uint8Array(4));
    store.put(2, new Uint8Array(1));
    expect(store.bytes).to.equal(9);
    store.put(1, new Uint8Array(4));
    expect(store.bytes, 'put again').to.equal(9);
    expect(store.delete(1)).to.equal(true);
    expect(store.delete(1)).to.equal(false);
    expect(store.bytes).to.equal(5);
    expect(store.peek(1)).to.equal(null);
  });

  it('holds nothing after it was closed or destroyed, and still never fails a put', async () => {
    for (const end of ['close', 'destroy'] as const) {
      const store = new PieceStore(4);
      await put(store, 0, new Uint8Array(4));
      expect(await new Promise((resolve) => store[end](resolve))).to.equal(null);
      expect(store.bytes).to.equal(0);
      expect(store.peek(0)).to.equal(null);
      expect(await put(store, 0, new Uint8Array(4))).to.equal(null);
    }
  });
});

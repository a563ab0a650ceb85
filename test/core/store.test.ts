import { expect } from '@open-wc/testing';
import { Store } from '../../src/core/store.js';

interface Example {
  readonly left: { readonly a: number; readonly b: string };
  readonly right: { readonly c: boolean };
}

const initial = (): Example => ({ left: { a: 1, b: 'x' }, right: { c: false } });
const microtask = () => Promise.resolve();

describe('Store', () => {
  it('replaces one slice and leaves the others the same objects', () => {
    const store = new Store(initial());
    const before = store.state;
    store.patch('left', { a: 2 });
    expect(store.state).to.deep.equal({ left: { a: 2, b: 'x' }, right: { c: false } });
    expect(store.state).not.to.equal(before);
    expect(store.state.right).to.equal(before.right);
    expect(before.left.a).to.equal(1);
  });

  it('freezes every snapshot', () => {
    const store = new Store(initial());
    store.patch('left', { a: 2 });
    expect(Object.isFrozen(store.state)).to.equal(true);
    expect(Object.isFrozen(store.state.left)).to.equal(true);
  });

  it('notifies once per microtask', async () => {
    const store = new Store(initial());
    let calls = 0;
    store.subscribe(() => calls++, new AbortController().signal);
    store.patch('left', { a: 2 });
    store.patch('left', { a: 3 });
    store.patch('right', { c: true });
    expect(calls).to.equal(0);
    await microtask();
    expect(calls).to.equal(1);
    store.patch('left', { a: 4 });
    await microtask();
    expect(calls).to.equal(2);
  });

  it('notifies nobody when nothing changed, NaN included', async () => {
    const store = new Store({ slice: { value: NaN } });
    const before = store.state;
    let calls = 0;
    store.subscribe(() => calls++, new AbortController().signal);
    store.patch('slice', { value: NaN });
    await microtask();
    expect(store.state).to.equal(before);
    expect(calls).to.equal(0);
  });

  it('stops when the signal aborts, and never starts on an aborted one', async () => {
    const store = new Store(initial());
    const controller = new AbortController();
    let calls = 0;
    store.subscribe(() => calls++, controller.signal);
    store.subscribe(() => calls++, AbortSignal.abort());
    controller.abort();
    store.patch('left', { a: 9 });
    await microtask();
    expect(calls).to.equal(0);
  });
});

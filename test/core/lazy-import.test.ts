import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { lazyImport } from '../../src/core/lazy-import.js';

const loadPart = lazyImport(() => import('../support/lazy-part.js'));

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (reason) {
    return reason;
  }
  throw new Error('it did not fail');
}

describe('lazyImport', () => {
  it('imports again what could not be fetched, in every browser', async () => {
    const path = '/test/support/lazy-part.ts';
    await executeServerCommand('flaky:fail', { path, times: 1 });
    expect(await failureOf(loadPart())).to.be.instanceOf(TypeError);
    const module = await loadPart();
    expect(module.name).to.equal('a lazy part');
    expect(await loadPart(), 'one copy').to.equal(module);
  });

  it('imports once, however often it is called', async () => {
    let calls = 0;
    const load = lazyImport(() => Promise.resolve({ call: ++calls }));
    const [first, second] = await Promise.all([load(), load()]);
    expect(first).to.equal(second);
    expect(calls).to.equal(1);
  });

  it('leaves alone what fails for another reason than the network', async () => {
    const reason = new Error('at https://nowhere.example/part.js');
    const load = lazyImport(() => Promise.reject(reason));
    expect(await failureOf(load())).to.equal(reason);
    expect(await failureOf(load())).to.equal(reason);
  });
});

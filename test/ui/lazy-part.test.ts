import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import type { ReactiveControllerHost } from 'lit';
import { LazyPart } from '../../src/ui/lazy-part.js';

function newHost(): ReactiveControllerHost & { updates: number } {
  return {
    updates: 0,
    updateComplete: Promise.resolve(true),
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate() {
      this.updates += 1;
    },
  };
}

describe('LazyPart', () => {
  it('loads nothing until it is wanted, and then once', async () => {
    const host = newHost();
    let loads = 0;
    const lazy = new LazyPart(host, () => Promise.resolve({ load: ++loads }));
    lazy.hostConnected();
    expect(lazy.part).to.equal(null);
    lazy.want();
    lazy.want();
    await waitUntil(() => host.updates > 0);
    lazy.want();
    expect(lazy.part).to.deep.equal({ load: 1 });
    expect(lazy.failed).to.equal(false);
    expect(loads).to.equal(1);
    lazy.hostDisconnected();
  });

  it('tries again by itself what failed', async () => {
    const host = newHost();
    let loads = 0;
    const lazy = new LazyPart(host, () => {
      loads += 1;
      return loads === 1 ? Promise.reject(new TypeError('no network')) : Promise.resolve('part');
    });
    lazy.hostConnected();
    lazy.want();
    await waitUntil(() => lazy.failed);
    expect(host.updates).to.equal(1);
    lazy.want();
    expect(loads, 'not at once').to.equal(1);
    await waitUntil(() => lazy.part !== null, 'the second attempt', { timeout: 5_000 });
    expect(loads).to.equal(2);
    expect(lazy.failed).to.equal(false);
    lazy.hostDisconnected();
  });

  it('tries at once when the network is back', async () => {
    let loads = 0;
    const lazy = new LazyPart(newHost(), () => {
      loads += 1;
      return loads < 5 ? Promise.reject(new TypeError('no network')) : Promise.resolve('part');
    });
    lazy.hostConnected();
    lazy.want();
    for (let attempt = 1; attempt < 5; attempt++) {
      await waitUntil(() => loads === attempt && lazy.failed);
      await aTimeout(0);
      window.dispatchEvent(new Event('online'));
    }
    await waitUntil(() => lazy.part === 'part');
    lazy.hostDisconnected();
  });

  it('rests while its host is in no document, and goes on in one', async () => {
    let loads = 0;
    const lazy = new LazyPart(newHost(), () => {
      loads += 1;
      return loads === 1 ? Promise.reject(new TypeError('no network')) : Promise.resolve('part');
    });
    lazy.hostConnected();
    lazy.want();
    await waitUntil(() => lazy.failed);
    lazy.hostDisconnected();
    window.dispatchEvent(new Event('online'));
    expect(loads).to.equal(1);
    lazy.hostConnected();
    await waitUntil(() => lazy.part === 'part');
    lazy.hostDisconnected();
  });
});

import { expect } from '@open-wc/testing';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Store } from '../../src/core/store.js';
import { StoreController } from '../../src/ui/store-controller.js';

class Host implements ReactiveControllerHost {
  updates = 0;
  readonly controllers: ReactiveController[] = [];
  readonly updateComplete = Promise.resolve(true);

  addController(controller: ReactiveController): void {
    this.controllers.push(controller);
  }
  removeController(): void {
    // Nobody calls it.
  }
  requestUpdate(): void {
    this.updates += 1;
  }
}

function newStore(): Store<{ swarm: { peers: number } }> {
  return new Store({ swarm: { peers: 0 } });
}

describe('StoreController', () => {
  let host: Host;
  beforeEach(() => {
    host = new Host();
  });

  it('joins its host and shows the snapshot', () => {
    const store = newStore();
    const controller = new StoreController(host, store);
    expect(host.controllers).to.deep.equal([controller]);
    expect(controller.store).to.equal(store);
    expect(controller.state).to.equal(store.state);
    expect(host.updates).to.equal(0);
  });

  it('renders the host after a change, once per microtask', async () => {
    const store = newStore();
    const controller = new StoreController(host, store);
    controller.hostConnected();
    host.updates = 0;
    store.patch('swarm', { peers: 1 });
    store.patch('swarm', { peers: 2 });
    await Promise.resolve();
    expect(host.updates).to.equal(1);
    expect(controller.state.swarm.peers).to.equal(2);
  });

  it('leaves the host alone while it would look the same as when it was rendered', async () => {
    const store = newStore();
    const inTens = ({ swarm }: { swarm: { peers: number } }) => Math.floor(swarm.peers / 10);
    const controller = new StoreController(
      host,
      store,
      (state, rendered) => !rendered || inTens(state) !== inTens(rendered),
    );
    controller.hostConnected();
    controller.hostUpdate();
    const updatesAt = async (peers: number) => {
      host.updates = 0;
      store.patch('swarm', { peers });
      await Promise.resolve();
      return host.updates;
    };
    expect(await updatesAt(9)).to.equal(0);
    expect(await updatesAt(10)).to.equal(1);
    expect(await updatesAt(11), 'it was not rendered yet').to.equal(1);
    controller.hostUpdate();
    expect(await updatesAt(12)).to.equal(0);
    expect(controller.state.swarm.peers).to.equal(12);
  });

  it('listens only while its host is connected', async () => {
    const store = newStore();
    const controller = new StoreController(host, store);
    store.patch('swarm', { peers: 1 });
    await Promise.resolve();
    expect(host.updates, 'before').to.equal(0);
    controller.hostConnected();
    controller.hostDisconnected();
    host.updates = 0;
    store.patch('swarm', { peers: 2 });
    await Promise.resolve();
    expect(host.updates, 'after').to.equal(0);
  });

  it('renders once on connection: what was missed shows', () => {
    const controller = new StoreController(host, newStore());
    controller.hostConnected();
    expect(host.updates).to.equal(1);
  });

  it('listens once, however often it is connected', async () => {
    const store = newStore();
    const controller = new StoreController(host, store);
    controller.hostConnected();
    controller.hostConnected();
    host.updates = 0;
    store.patch('swarm', { peers: 1 });
    await Promise.resolve();
    expect(host.updates).to.equal(1);
  });

  it('follows another store, and no longer the former', async () => {
    const [first, second] = [newStore(), newStore()];
    const controller = new StoreController(host, first);
    controller.hostConnected();
    controller.store = second;
    host.updates = 0;
    first.patch('swarm', { peers: 5 });
    await Promise.resolve();
    expect(host.updates).to.equal(0);
    second.patch('swarm', { peers: 6 });
    await Promise.resolve();
    expect(host.updates).to.equal(1);
    expect(controller.state.swarm.peers).to.equal(6);
  });

  it('does not listen to another store before it is connected', async () => {
    const store = newStore();
    const controller = new StoreController(host, newStore());
    controller.store = store;
    store.patch('swarm', { peers: 1 });
    await Promise.resolve();
    expect(host.updates).to.equal(0);
    expect(controller.state.swarm.peers).to.equal(1);
  });

  it('takes the store that it has for no change', () => {
    const store = newStore();
    const controller = new StoreController(host, store);
    controller.hostConnected();
    host.updates = 0;
    controller.store = store;
    expect(host.updates).to.equal(0);
  });
});

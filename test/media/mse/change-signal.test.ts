import { expect } from '@open-wc/testing';
import { ChangeSignal } from '../../../src/media/mse/change-signal.js';

describe('ChangeSignal', () => {
  it('does not wait for what holds already', async () => {
    await new ChangeSignal().until(() => true, new AbortController().signal);
  });

  it('checks at every notification until the condition holds', async () => {
    const changes = new ChangeSignal();
    let checks = 0;
    const waiting = changes.until(() => ++checks === 3, new AbortController().signal);
    changes.notify();
    await Promise.resolve();
    await Promise.resolve();
    changes.notify();
    await waiting;
    expect(checks).to.equal(3);
  });

  it('wakes everyone who waits', async () => {
    const changes = new ChangeSignal();
    const { signal } = new AbortController();
    const all = Promise.all([changes.next(signal), changes.next(signal)]);
    changes.notify();
    await all;
  });

  it('rejects with the reason when aborted while waiting', async () => {
    const controller = new AbortController();
    const waiting = new ChangeSignal().until(() => false, controller.signal);
    const reason = new DOMException('over', 'AbortError');
    controller.abort(reason);
    const rejection = await waiting.then(
      () => null,
      (error: unknown) => error,
    );
    expect(rejection).to.equal(reason);
  });

  it('rejects when aborted before, even if the condition holds', async () => {
    const rejection = await new ChangeSignal()
      .until(() => true, AbortSignal.abort())
      .then(
        () => null,
        (error: unknown) => error,
      );
    expect(rejection).to.have.property('name', 'AbortError');
  });
});

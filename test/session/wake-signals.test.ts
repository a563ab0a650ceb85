import { expect } from '@open-wc/testing';
import { onWake } from '../../src/session/wake-signals.js';

describe('onWake', () => {
  it('calls back when the network or the page is back, until it is aborted', () => {
    const controller = new AbortController();
    let calls = 0;
    onWake(() => calls++, controller.signal);
    window.dispatchEvent(new Event('online'));
    expect(calls).to.equal(1);
    window.dispatchEvent(new Event('pageshow'));
    expect(calls).to.equal(2);
    window.dispatchEvent(new Event('offline'));
    expect(calls).to.equal(2);
    controller.abort();
    window.dispatchEvent(new Event('online'));
    window.dispatchEvent(new Event('pageshow'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(calls).to.equal(2);
  });

  it('calls back when the page becomes visible, not when it is hidden', () => {
    const controller = new AbortController();
    let calls = 0;
    onWake(() => calls++, controller.signal);
    for (const [state, expected] of [
      ['hidden', 0],
      ['visible', 1],
    ] as const) {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
      expect(calls, state).to.equal(expected);
    }
    Reflect.deleteProperty(document, 'visibilityState');
    controller.abort();
  });
});

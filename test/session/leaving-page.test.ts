import { expect } from '@open-wc/testing';
import { onLeave } from '../../src/session/leaving-page.js';

describe('onLeave', () => {
  it('calls back when the page is left for good, until its signal aborts', () => {
    const controller = new AbortController();
    let calls = 0;
    onLeave(() => calls++, controller.signal);
    const leave = (persisted: boolean) =>
      window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted }));
    leave(true);
    expect(calls).to.equal(0);
    leave(false);
    expect(calls).to.equal(1);
    controller.abort();
    leave(false);
    expect(calls).to.equal(1);
  });
});

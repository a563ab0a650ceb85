import { expect } from '@open-wc/testing';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { CopyFeedback } from '../../src/ui/copy-feedback.js';

class Host implements ReactiveControllerHost {
  updates = 0;
  readonly updateComplete = Promise.resolve(true);
  readonly controllers: ReactiveController[] = [];
  addController(controller: ReactiveController): void {
    this.controllers.push(controller);
  }
  removeController(): void {
    this.controllers.length = 0;
  }
  requestUpdate(): void {
    this.updates++;
  }
}

describe('CopyFeedback', () => {
  const { clipboard } = navigator;
  let host: Host;
  let copying: CopyFeedback;

  function setClipboard(writeText: (text: string) => Promise<void>): void {
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  }

  beforeEach(() => {
    host = new Host();
    copying = new CopyFeedback(host);
  });
  afterEach(() => {
    for (const controller of host.controllers) controller.hostDisconnected?.();
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
  });

  it('remembers what was copied last', async () => {
    setClipboard(() => Promise.resolve());
    expect(copying.has('a')).to.equal(false);
    expect(await copying.copy('a')).to.equal(true);
    expect(copying.has('a')).to.equal(true);
    expect(host.updates).to.equal(1);
    await copying.copy('b');
    expect([copying.has('a'), copying.has('b'), copying.has('')]).to.deep.equal([
      false,
      true,
      false,
    ]);
  });

  it('says nothing where the page may not copy', async () => {
    setClipboard(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
    expect(await copying.copy('a')).to.equal(false);
    expect(copying.has('a')).to.equal(false);
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
    expect(await copying.copy('a'), 'no clipboard at all').to.equal(false);
  });

  it('forgets when its host goes', async () => {
    setClipboard(() => Promise.resolve());
    await copying.copy('a');
    host.controllers[0]?.hostDisconnected?.();
    expect(copying.has('a')).to.equal(false);
  });
});

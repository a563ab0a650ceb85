import { expect, waitUntil } from '@open-wc/testing';
import type { ReactiveControllerHost } from 'lit';
import { WaitClock } from '../../src/ui/wait-clock.js';

describe('WaitClock', () => {
  let nowMs: number;
  let updates: number;
  let clock: WaitClock;

  beforeEach(() => {
    nowMs = 5_000;
    updates = 0;
    const host: ReactiveControllerHost = {
      addController: () => undefined,
      removeController: () => undefined,
      requestUpdate: () => {
        updates += 1;
      },
      updateComplete: Promise.resolve(true),
    };
    clock = new WaitClock(host, () => nowMs);
  });

  afterEach(() => clock.stop());

  it('counts from the start of the wait', () => {
    expect(clock.seconds).to.equal(0);
    clock.start();
    expect(clock.seconds).to.equal(0);
    nowMs += 2_500;
    expect(clock.seconds).to.equal(2.5);
  });

  it('goes on counting when the wait is started again', () => {
    clock.start();
    nowMs += 1_000;
    clock.start();
    nowMs += 1_000;
    expect(clock.seconds).to.equal(2);
  });

  it('is back at zero after the wait', () => {
    clock.start();
    nowMs += 1_000;
    clock.stop();
    expect(clock.seconds).to.equal(0);
    nowMs += 1_000;
    clock.start();
    expect(clock.seconds).to.equal(0);
  });

  it('renders its host while a wait lasts', async () => {
    clock.start();
    await waitUntil(() => updates > 0, 'never rendered', { timeout: 5_000 });
  });

  it('stops with the wait and while disconnected, and goes on when connected again', () => {
    const real = {
      set: globalThis.setInterval.bind(globalThis),
      clear: globalThis.clearInterval.bind(globalThis),
    };
    const running = new Set<unknown>();
    globalThis.setInterval = ((...args: Parameters<typeof setInterval>) => {
      const timer = real.set(...args);
      running.add(timer);
      return timer;
    }) as typeof setInterval;
    globalThis.clearInterval = (timer): void => {
      running.delete(timer);
      real.clear(timer);
    };
    try {
      clock.hostConnected();
      expect(running.size, 'no wait').to.equal(0);
      clock.start();
      expect(running.size, 'waiting').to.equal(1);
      clock.hostConnected();
      expect(running.size, 'connected twice').to.equal(1);
      clock.hostDisconnected();
      expect(running.size, 'disconnected').to.equal(0);
      clock.hostConnected();
      expect(running.size, 'connected again').to.equal(1);
      clock.stop();
      expect(running.size, 'stopped').to.equal(0);
    } finally {
      globalThis.setInterval = real.set;
      globalThis.clearInterval = real.clear;
    }
  });
});

import { page, until } from './page-counters.js';
import { expect } from '@open-wc/testing';
import type { WebSeedFailure } from '../../src/engine/web-seed-failure.js';
import { WebSeedHealth } from '../../src/engine/web-seed-health.js';

const DOWN: WebSeedFailure = { code: 'status', status: 503 };
const NOT_FOUND: WebSeedFailure = { code: 'status', status: 404 };
const WRONG: WebSeedFailure = { code: 'wrong-bytes' };

describe('WebSeedHealth', () => {
  let lifetime: AbortController;
  let health: WebSeedHealth;
  let changes: boolean[];
  let onChange: () => void;

  function create(delaysMs: readonly number[] = [5, 10, 15]): void {
    lifetime = new AbortController();
    changes = [];
    onChange = () => undefined;
    health = new WebSeedHealth({
      signal: lifetime.signal,
      stallMs: 10_000,
      onChange: () => {
        changes.push(health.isOpen);
        onChange();
      },
      delaysMs,
    });
  }

  /** Resolves when it opens again. */
  function opened(): Promise<void> {
    return new Promise((resolve) => {
      onChange = () => {
        if (health.isOpen) resolve();
      };
    });
  }

  async function strikeAndWait(failure: WebSeedFailure, nowMs: number): Promise<void> {
    health.strike(failure, nowMs, nowMs);
    await opened();
  }

  beforeEach(() => create());

  afterEach(async () => {
    lifetime.abort();
    await until('no timer is left', () => page.count().timers === 0, 1000);
    expect(page.errors).to.deep.equal([]);
  });

  it('is open and blameless at first', () => {
    expect(health.isOpen).to.equal(true);
    expect(health.isGivenUp).to.equal(false);
    expect(health.failure).to.equal(null);
    expect(page.count().timers).to.equal(0);
  });

  it('closes at a failure and opens again', async () => {
    health.strike(DOWN, 0, 10);
    expect(health.isOpen).to.equal(false);
    expect(changes).to.deep.equal([false]);
    await opened();
    expect(changes).to.deep.equal([false, true]);
    expect(health.failure).to.equal(null);
  });

  it('tells of a failure that may pass at the third, and gives up at the fourth', async () => {
    await strikeAndWait(DOWN, 0);
    await strikeAndWait(DOWN, 100);
    expect(health.failure).to.equal(null);
    await strikeAndWait(DOWN, 200);
    expect(health.failure).to.deep.equal(DOWN);
    expect(health.isGivenUp).to.equal(false);
    health.strike({ code: 'stalled' }, 300, 300);
    expect(health.isGivenUp).to.equal(true);
    expect(health.isOpen).to.equal(false);
    expect(health.failure).to.deep.equal({ code: 'stalled' });
    expect(page.count().timers).to.equal(0);
  });

  it('gives up at the third failure that will not pass', async () => {
    await strikeAndWait(DOWN, 0);
    await strikeAndWait(DOWN, 100);
    health.strike(NOT_FOUND, 200, 200);
    expect(health.isGivenUp).to.equal(true);
    expect(health.failure).to.deep.equal(NOT_FOUND);
  });

  it('stays given up', async () => {
    await strikeAndWait(NOT_FOUND, 0);
    await strikeAndWait(NOT_FOUND, 100);
    health.strike(NOT_FOUND, 200, 200);
    health.strike(DOWN, 300, 300);
    health.strike(WRONG, 300, 300);
    expect(health.isGivenUp).to.equal(true);
    expect(health.failure).to.deep.equal(NOT_FOUND);
    expect(changes).to.deep.equal([false, true, false, true, false]);
    expect(page.count().timers).to.equal(0);
  });

  it('counts requests that were under way together once', async () => {
    health.strike(NOT_FOUND, 50, 100);
    health.strike(NOT_FOUND, 60, 100);
    health.strike(NOT_FOUND, 70, 110);
    await opened();
    health.strike(NOT_FOUND, 80, 300);
    expect(health.isOpen, 'sent before the first failed').to.equal(true);
    expect(health.isGivenUp).to.equal(false);
    health.strike(NOT_FOUND, 400, 500);
    expect(health.isOpen).to.equal(false);
    expect(health.failure).to.equal(null);
  });

  it('forgets failures when a request is answered whole', async () => {
    await strikeAndWait(NOT_FOUND, 0);
    await strikeAndWait(NOT_FOUND, 100);
    health.onWhole();
    await strikeAndWait(NOT_FOUND, 200);
    await strikeAndWait(NOT_FOUND, 300);
    expect(health.failure).to.equal(null);
    health.strike(NOT_FOUND, 400, 400);
    expect(health.isGivenUp).to.equal(true);
  });

  it('does not forget wrong pieces because they came whole', async () => {
    for (const nowMs of [0, 100]) {
      await strikeAndWait(WRONG, nowMs);
      health.onWhole();
    }
    health.strike(WRONG, 200, 200);
    expect(health.isGivenUp).to.equal(true);
    expect(health.failure).to.deep.equal(WRONG);
  });

  it('forgets wrong pieces when one was right', async () => {
    for (const nowMs of [0, 100, 200, 300]) {
      await strikeAndWait(WRONG, nowMs);
      health.onVerified();
    }
    expect(health.failure).to.equal(null);
    expect(health.isOpen).to.equal(true);
  });

  it('closes for longer when a second piece is wrong while it is closed', () => {
    create([5, 60_000]);
    health.strike(WRONG, 0, 0);
    health.strike(WRONG, 1, 1);
    expect(changes).to.deep.equal([false]);
    expect(page.count().timers).to.equal(1);
  });

  it('adds up the silence of requests that were withdrawn', () => {
    health.onWithdrawn(4000, 0, 4000);
    health.onWithdrawn(4000, 5000, 9000);
    expect(health.isOpen).to.equal(true);
    health.onWithdrawn(2000, 10_000, 12_000);
    expect(health.isOpen).to.equal(false);
  });

  it('does not count silences below a second, nor those before an answer', () => {
    for (let i = 0; i < 50; i++) health.onWithdrawn(999, i * 1000, i * 1000 + 999);
    health.onWithdrawn(9999, 100_000, 109_999);
    health.onWhole();
    health.onWithdrawn(9999, 110_000, 119_999);
    expect(health.isOpen).to.equal(true);
    expect(changes).to.deep.equal([]);
  });

  it('ends with its signal: closed, silent and without a timer', () => {
    health.strike(DOWN, 0, 0);
    expect(page.count().timers).to.equal(1);
    lifetime.abort();
    expect(page.count().timers).to.equal(0);
    expect(health.isOpen).to.equal(false);
    health.strike(DOWN, 100, 100);
    expect(page.count().timers).to.equal(0);
    expect(changes).to.deep.equal([false]);
  });
});

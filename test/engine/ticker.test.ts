import { expect } from '@open-wc/testing';
import { Ticker } from '../../src/engine/ticker.js';
import { nextTask } from './next-task.js';

describe('Ticker', () => {
  let lifetime: AbortController;
  let ticks: number;
  let ticker: Ticker;
  let ticked: () => void;

  beforeEach(() => {
    lifetime = new AbortController();
    ticks = 0;
    ticked = () => undefined;
    ticker = new Ticker(() => {
      ticks++;
      ticked();
    }, lifetime.signal);
  });
  afterEach(() => lifetime.abort());

  const nextTick = (): Promise<void> => new Promise((resolve) => (ticked = resolve));

  it('does nothing by itself', async () => {
    await nextTask();
    expect(ticks).to.equal(0);
  });

  it('calls back in a task of its own, not in that of the caller', async () => {
    const tick = nextTick();
    ticker.soon();
    expect(ticks).to.equal(0);
    await Promise.resolve();
    expect(ticks).to.equal(0);
    await tick;
    expect(ticks).to.equal(1);
  });

  it('calls back once for many happenings', async () => {
    const tick = nextTick();
    for (let i = 0; i < 100; i++) ticker.soon();
    await tick;
    await nextTask();
    await nextTask();
    expect(ticks).to.equal(1);
  });

  it('calls back again for what happens in the callback', async () => {
    const second = new Promise<void>((resolve) => {
      ticked = () => {
        if (ticks === 1) ticker.soon();
        else resolve();
      };
    });
    ticker.soon();
    await second;
    expect(ticks).to.equal(2);
  });

  it('calls back later without anything happening, once', async () => {
    const tick = nextTick();
    const sinceMs = performance.now();
    ticker.later();
    ticker.later();
    await nextTask();
    expect(ticks).to.equal(0);
    await tick;
    expect(performance.now() - sinceMs).to.be.within(50, 5000);
    await nextTask();
    expect(ticks).to.equal(1);
  });

  it('may be called for again after it was late', async () => {
    for (let round = 1; round <= 2; round++) {
      const tick = nextTick();
      ticker.later();
      await tick;
      expect(ticks).to.equal(round);
    }
  });

  it('is not kept from happening soon by a later one', async () => {
    const first = nextTick();
    ticker.later();
    ticker.soon();
    await first;
    const second = nextTick();
    expect(ticks).to.equal(1);
    await second;
    expect(ticks).to.equal(2);
  });

  it('is silent once its signal is aborted, whatever was under way', async () => {
    ticker.soon();
    ticker.later();
    lifetime.abort();
    ticker.soon();
    ticker.later();
    // Another ticker, begun after, has had both its turns by then.
    const other = new AbortController();
    await new Promise<void>((resolve) => {
      let count = 0;
      const witness = new Ticker(() => {
        if (++count === 2) resolve();
      }, other.signal);
      witness.soon();
      witness.later();
    });
    other.abort();
    expect(ticks).to.equal(0);
  });
});

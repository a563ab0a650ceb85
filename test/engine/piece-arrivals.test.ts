import { expect } from '@open-wc/testing';
import { PieceArrivals } from '../../src/engine/piece-arrivals.js';

describe('PieceArrivals', () => {
  const never = new AbortController().signal;

  it('wakes everybody who waits for a piece, and nobody else', async () => {
    const arrivals = new PieceArrivals();
    const order: string[] = [];
    const first = arrivals.wait(1, never).then(() => order.push('first'));
    const second = arrivals.wait(1, never).then(() => order.push('second'));
    const other = arrivals.wait(2, never).then(() => order.push('other'));
    arrivals.announce(1);
    await Promise.all([first, second]);
    expect(order).to.deep.equal(['first', 'second']);
    arrivals.announce(2);
    await other;
  });

  it('waits for the next arrival, not for a former one', async () => {
    const arrivals = new PieceArrivals();
    arrivals.announce(1);
    let arrived = false;
    const wait = arrivals.wait(1, never).then(() => (arrived = true));
    await Promise.resolve();
    expect(arrived).to.equal(false);
    arrivals.announce(1);
    await wait;
  });

  it('rejects with the reason of the signal, and lets others wait on', async () => {
    const arrivals = new PieceArrivals();
    const controller = new AbortController();
    const reason = new Error('enough');
    const aborted = arrivals.wait(1, controller.signal).catch((error: unknown) => error);
    const other = arrivals.wait(1, never);
    controller.abort(reason);
    expect(await aborted).to.equal(reason);
    arrivals.announce(1);
    await other;
  });

  it('does not begin to wait with an aborted signal', () => {
    const reason = new Error('enough');
    expect(() => void new PieceArrivals().wait(1, AbortSignal.abort(reason))).to.throw('enough');
  });

  it('leaves a settled wait alone when the signal aborts later', async () => {
    const arrivals = new PieceArrivals();
    const controller = new AbortController();
    const wait = arrivals.wait(1, controller.signal);
    arrivals.announce(1);
    controller.abort(new Error('too late'));
    await wait;
  });
});

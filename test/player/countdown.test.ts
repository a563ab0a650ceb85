import { expect } from '@open-wc/testing';
import { Countdown } from '../../src/player/countdown.js';
import { until } from '../support/viewer.js';

describe('Countdown', () => {
  it('counts whole seconds down, and then acts once', async () => {
    const seen: number[] = [];
    let acted = 0;
    const countdown = new Countdown(2, () => seen.push(countdown.seconds));
    expect(countdown.seconds).to.equal(0);
    countdown.start(() => acted++);
    expect(seen).to.deep.equal([2]);
    await until('it is over', () => acted > 0);
    expect(seen).to.deep.equal([2, 1, 0]);
    expect(countdown.seconds).to.equal(0);
  });

  it('does nothing when it is cancelled', async () => {
    let acted = false;
    let changes = 0;
    const countdown = new Countdown(1, () => changes++);
    countdown.start(() => (acted = true));
    countdown.cancel();
    expect(countdown.seconds).to.equal(0);
    countdown.cancel();
    expect(changes, 'cancelling twice is no change').to.equal(2);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(acted).to.equal(false);
  });

  it('begins anew', async () => {
    const acted: string[] = [];
    const countdown = new Countdown(1, () => undefined);
    countdown.start(() => acted.push('first'));
    countdown.start(() => acted.push('second'));
    await until('it is over', () => acted.length > 0);
    expect(acted).to.deep.equal(['second']);
  });
});

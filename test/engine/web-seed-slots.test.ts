import { expect } from '@open-wc/testing';
import { WebSeedSlots } from '../../src/engine/web-seed-slots.js';

const nobody = (): void => undefined;

describe('WebSeedSlots', () => {
  it('gives out as many as there are', () => {
    const slots = new WebSeedSlots(2);
    expect([slots.take(nobody), slots.take(nobody), slots.take(nobody)]).to.deep.equal([
      true,
      true,
      false,
    ]);
  });

  it('calls nobody who did not have to wait', () => {
    const slots = new WebSeedSlots(1);
    const calls: string[] = [];
    slots.take(() => calls.push('first'));
    slots.release();
    expect(calls).to.deep.equal([]);
    expect(slots.take(nobody)).to.equal(true);
  });

  it('calls those who wait in their order, until one takes it', () => {
    const slots = new WebSeedSlots(1);
    const calls: string[] = [];
    slots.take(nobody);
    const uninterested = (): void => void calls.push('uninterested');
    const taker = (): void => {
      calls.push(`taker ${slots.take(taker)}`);
    };
    const late = (): void => void calls.push('late');
    for (const waiting of [uninterested, taker, late]) slots.take(waiting);
    slots.release();
    expect(calls).to.deep.equal(['uninterested', 'taker true']);
    slots.release();
    expect(calls).to.deep.equal(['uninterested', 'taker true', 'late']);
  });

  it('remembers one who waits once', () => {
    const slots = new WebSeedSlots(1);
    let calls = 0;
    const waiting = (): void => {
      calls++;
    };
    slots.take(nobody);
    slots.take(waiting);
    slots.take(waiting);
    slots.release();
    expect(calls).to.equal(1);
  });

  it('goes round among those who always want more', () => {
    const slots = new WebSeedSlots(1);
    const served: string[] = [];
    const work = (name: string): (() => void) => {
      const want = (): void => {
        if (slots.take(want)) served.push(name);
      };
      return want;
    };
    const wants = new Map(['a', 'b', 'c'].map((name) => [name, work(name)]));
    for (const want of wants.values()) want();
    for (let turn = 0; turn < 6; turn++) {
      wants.get(served.at(-1)!)!();
      slots.release();
    }
    expect(served.join('')).to.equal('abcabca');
  });
});

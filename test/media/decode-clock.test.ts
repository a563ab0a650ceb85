import { expect } from '@open-wc/testing';
import { tick } from '../../src/media/decode-clock.js';
import type { DecodeClock, DecodeTiming, PacketTiming } from '../../src/media/decode-clock.js';

function run(packets: readonly PacketTiming[], reorders: boolean): DecodeTiming[] {
  let clock: DecodeClock | null = null;
  return packets.map((packet) => {
    const next = tick(clock, packet, reorders);
    clock = next.clock;
    return next.timing;
  });
}

/** Packets of a constant rate, 10 ticks each, with the first a key packet. */
function constantRate(order: readonly number[], firstTicks: number): PacketTiming[] {
  return order.map((position, index) => ({
    presentationTicks: firstTicks + position * 10,
    durationTicks: 10,
    isKey: index === 0,
  }));
}

describe('tick', () => {
  it('follows presentation where nothing is reordered', () => {
    const timings = run(constantRate([0, 1, 2, 3], 500), false);
    expect(timings.map(({ decodeTicks }) => decodeTicks)).to.deep.equal([500, 510, 520, 530]);
  });

  it('decodes before it presents where frames are reordered', () => {
    const packets = constantRate([0, 4, 2, 1, 3, 8, 6, 5, 7], 1000);
    const timings = run(packets, true);
    for (const [index, { decodeTicks }] of timings.entries()) {
      expect(decodeTicks).to.be.at.most(packets[index]!.presentationTicks);
    }
  });

  it('decodes before it presents from zero on, too', () => {
    const packets = constantRate([0, 8, 4, 2, 1, 3, 6, 5, 7, 16, 12, 10, 9, 11, 14, 13, 15], 0);
    const timings = run(packets, true);
    for (const [index, { decodeTicks }] of timings.entries()) {
      expect(decodeTicks).to.be.at.most(packets[index]!.presentationTicks);
    }
  });

  it('goes slower where frames become longer, until it is far enough ahead', () => {
    const order = [0, 4, 1, 2, 3, 8, 5, 6, 7, 12, 9, 10, 11];
    const timeOf = (position: number) =>
      1000 + (position < 4 ? position * 10 : position * 50 - 160);
    const packets = order.map((position, index) => ({
      presentationTicks: timeOf(position),
      durationTicks: timeOf(position + 1) - timeOf(position),
      isKey: index === 0,
    }));
    const timings = run(packets, true);
    for (const [index, { decodeTicks }] of timings.entries()) {
      expect(decodeTicks).to.be.at.most(packets[index]!.presentationTicks);
      if (index > 0) expect(decodeTicks).to.be.above(timings[index - 1]!.decodeTicks);
    }
  });

  it('leaves neither gap nor overlap in decode time once it is ahead', () => {
    const even = Array.from({ length: 8 }, (_, index) => {
      return { presentationTicks: 5000 + 40 * index, durationTicks: 40, isKey: index === 0 };
    });
    const timings = run(even, true);
    for (let index = 1; index < timings.length; index++) {
      const before = timings[index - 1]!;
      expect(timings[index]!.decodeTicks).to.equal(before.decodeTicks + before.durationTicks);
    }
  });

  it('never goes below zero, where movie fragments cannot', () => {
    const [first, second] = run(constantRate([0, 3, 1, 2], 0), true);
    expect(first!.decodeTicks).to.equal(0);
    expect(second!.decodeTicks).to.equal(2);
    const [early] = run([{ presentationTicks: -312, durationTicks: 960, isKey: true }], false);
    expect(early!.decodeTicks).to.equal(0);
  });

  it('keeps the last duration for a packet that has none', () => {
    const packets = constantRate([0, 1, 2], 0);
    packets[1] = { ...packets[1]!, durationTicks: 0 };
    const timings = run(packets, false);
    expect(timings.map(({ durationTicks }) => durationTicks)).to.deep.equal([10, 10, 10]);
  });

  it('gives a first packet without duration the shortest one', () => {
    const [timing] = run([{ presentationTicks: 70, durationTicks: 0, isKey: true }], false);
    expect(timing).to.deep.equal({ decodeTicks: 70, durationTicks: 1 });
  });

  it('sets the clock right at a key packet after a jump', () => {
    const packets = constantRate([0, 1, 2], 0);
    const jump = { presentationTicks: 5000, durationTicks: 10, isKey: true };
    const timings = run([...packets, jump], false);
    expect(timings[3]!.decodeTicks).to.equal(5000);
  });

  it('does not touch the clock within a group of frames, nor for little', () => {
    const packets = constantRate([0, 1, 2], 0);
    const delta = { presentationTicks: 5000, durationTicks: 10, isKey: false };
    expect(run([...packets, delta], false)[3]!.decodeTicks).to.equal(30);
    const nearby = { presentationTicks: 60, durationTicks: 10, isKey: true };
    expect(run([...packets, nearby], false)[3]!.decodeTicks).to.equal(30);
  });

  it('goes back when presentation does', () => {
    const packets = constantRate([0, 1, 2], 9000);
    const earlier = { presentationTicks: 100, durationTicks: 10, isKey: true };
    expect(run([...packets, earlier], false)[3]!.decodeTicks).to.equal(100);
  });
});

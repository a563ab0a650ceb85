import { expect } from '@open-wc/testing';
import { leastUsefulWire } from '../../src/engine/wire-worth.js';
import type { WireFacts } from '../../src/engine/wire-worth.js';

const NOW = 1_000_000;
const MINUTE_MS = 60_000;

/** Connected for ten minutes, and of no use since then. */
function idle(patch: Partial<WireFacts> = {}): WireFacts {
  return {
    connectedAtMs: NOW - 10 * MINUTE_MS,
    deliveredAtMs: null,
    servedAtMs: null,
    hasNeeded: true,
    ...patch,
  };
}

describe('leastUsefulWire', () => {
  it('is none of none', () => {
    expect(leastUsefulWire([], NOW)).to.be.null;
  });

  it('spares those that delivered within a minute', () => {
    expect(leastUsefulWire([idle({ deliveredAtMs: NOW - 59_999 })], NOW)).to.be.null;
    expect(leastUsefulWire([idle({ deliveredAtMs: NOW - MINUTE_MS })], NOW)).to.equal(0);
  });

  it('spares those that were served within a minute, whatever they have', () => {
    const served = idle({ servedAtMs: NOW - 1, hasNeeded: false });
    expect(leastUsefulWire([served], NOW)).to.be.null;
  });

  it('spares the new', () => {
    for (const ageMs of [0, 29_999, 30_000, 59_999]) {
      const wire = idle({ connectedAtMs: NOW - ageMs, hasNeeded: false });
      expect(leastUsefulWire([wire], NOW), String(ageMs)).to.be.null;
    }
    const old = idle({ connectedAtMs: NOW - MINUTE_MS, hasNeeded: false });
    expect(leastUsefulWire([old], NOW)).to.equal(0);
  });

  it('prefers one that has nothing for us, then the longest idle', () => {
    const longIdle = idle({ deliveredAtMs: NOW - 9 * MINUTE_MS });
    const shortIdle = idle({ deliveredAtMs: NOW - 2 * MINUTE_MS });
    const nothingForUs = idle({ deliveredAtMs: NOW - 2 * MINUTE_MS, hasNeeded: false });
    expect(leastUsefulWire([shortIdle, longIdle], NOW)).to.equal(1);
    expect(leastUsefulWire([longIdle, shortIdle], NOW)).to.equal(0);
    expect(leastUsefulWire([longIdle, nothingForUs, shortIdle], NOW)).to.equal(1);
    expect(leastUsefulWire([nothingForUs, longIdle], NOW)).to.equal(0);
    const longer = idle({ hasNeeded: false });
    expect(leastUsefulWire([nothingForUs, longer], NOW)).to.equal(1);
  });

  it('gives nobody up while all are of use', () => {
    const wires = Array.from({ length: 55 }, (_, n) => idle({ deliveredAtMs: NOW - n * 1000 }));
    expect(leastUsefulWire(wires, NOW)).to.be.null;
  });
});

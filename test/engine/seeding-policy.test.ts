import { expect } from '@open-wc/testing';
import type { SeedingFacts } from '../../src/engine/seeding-policy.js';
import {
  EASED_BYTES_PER_SECOND,
  seedingState,
  smallestLimit,
  uploadRate,
} from '../../src/engine/seeding-policy.js';

const FACTS: SeedingFacts = {
  isWanted: true,
  uploadLimitBytesPerSecond: null,
  ratioLimit: null,
  uploadedBytes: 0,
  receivedBytes: 0,
  isMetered: false,
  ease: false,
};

const state = (facts: Partial<SeedingFacts>): string => seedingState({ ...FACTS, ...facts });

describe('seedingState', () => {
  it('is on when it is wanted', () => {
    expect(state({})).to.equal('on');
    expect(state({ uploadedBytes: 1e12, receivedBytes: 1 })).to.equal('on');
  });

  it('is off when it is not, whatever else holds', () => {
    expect(state({ isWanted: false })).to.equal('off');
    expect(state({ isWanted: false, ratioLimit: 0, isMetered: true, ease: true })).to.equal('off');
  });

  it('is capped at the ratio and above', () => {
    const ratio = { ratioLimit: 1.5, receivedBytes: 1000 };
    expect(state({ ...ratio, uploadedBytes: 1499 })).to.equal('on');
    expect(state({ ...ratio, uploadedBytes: 1500 })).to.equal('capped');
    expect(state({ ...ratio, uploadedBytes: 9999 })).to.equal('capped');
  });

  it('is capped when nothing may be sent, and only then by the rate', () => {
    expect(state({ uploadLimitBytesPerSecond: 0 })).to.equal('capped');
    expect(state({ uploadLimitBytesPerSecond: 1 })).to.equal('on');
    expect(state({ uploadLimitBytesPerSecond: 0, isWanted: false })).to.equal('off');
    expect(state({ uploadLimitBytesPerSecond: 0, isMetered: true, ease: true })).to.equal('capped');
  });

  it('is on again when more was received', () => {
    const ratio = { ratioLimit: 1, uploadedBytes: 1000 };
    expect(state({ ...ratio, receivedBytes: 1000 })).to.equal('capped');
    expect(state({ ...ratio, receivedBytes: 1001 })).to.equal('on');
  });

  it('is not capped before anything was sent, but for a ratio of 0', () => {
    expect(state({ ratioLimit: 1 })).to.equal('on');
    expect(state({ ratioLimit: 0 })).to.equal('capped');
    expect(state({ ratioLimit: 0, receivedBytes: 1000 })).to.equal('capped');
  });

  it('is eased on a metered network if that is wished', () => {
    expect(state({ isMetered: true, ease: true })).to.equal('eased');
    expect(state({ isMetered: true })).to.equal('on');
    expect(state({ ease: true })).to.equal('on');
  });

  it('is capped before it is eased', () => {
    expect(state({ isMetered: true, ease: true, ratioLimit: 0 })).to.equal('capped');
  });
});

describe('uploadRate', () => {
  it('is the limit', () => {
    for (const seeding of ['on', 'off', 'capped'] as const) {
      expect(uploadRate(seeding, null)).to.equal(null);
      expect(uploadRate(seeding, 0)).to.equal(0);
      expect(uploadRate(seeding, 5e6)).to.equal(5e6);
    }
  });

  it('is a trickle while eased, and never more than the limit', () => {
    expect(uploadRate('eased', null)).to.equal(EASED_BYTES_PER_SECOND);
    expect(uploadRate('eased', 5e6)).to.equal(EASED_BYTES_PER_SECOND);
    expect(uploadRate('eased', 100)).to.equal(100);
    expect(uploadRate('eased', 0)).to.equal(0);
  });
});

describe('smallestLimit', () => {
  it('takes null for none', () => {
    expect(smallestLimit([])).to.equal(null);
    expect(smallestLimit([null, null])).to.equal(null);
    expect(smallestLimit([null, 5, null, 3])).to.equal(3);
  });

  it('takes 0 for a limit', () => {
    expect(smallestLimit([7, 0, null])).to.equal(0);
  });
});

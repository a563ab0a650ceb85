import { expect } from '@open-wc/testing';
import {
  NO_LIMITS,
  downloadLimitOf,
  memoryBudgetOf,
  uploadTermsOf,
} from '../../src/engine/participation.js';
import type { Participation, TransferLimits } from '../../src/engine/participation.js';

const player = (
  limits: Partial<TransferLimits> = {},
  { seeding = true, memoryBudgetBytes = 100 } = {},
): Participation => ({ seeding, memoryBudgetBytes, limits: { ...NO_LIMITS, ...limits } });

describe('what several players of a torrent want together', () => {
  it('is seeding while all want it', () => {
    expect(uploadTermsOf([player(), player()]).isWanted).to.equal(true);
    expect(uploadTermsOf([player(), player({}, { seeding: false })]).isWanted).to.equal(false);
    expect(uploadTermsOf([]).isWanted, 'nobody').to.equal(false);
  });

  it('is the smallest limit that anybody has', () => {
    const players = [
      player({ uploadLimitBytesPerSecond: 500, ratioLimit: 2 }),
      player({ uploadLimitBytesPerSecond: 300, downloadLimitBytesPerSecond: 70 }),
      player({ ratioLimit: 1.5 }),
    ];
    expect(uploadTermsOf(players)).to.deep.equal({
      isWanted: true,
      uploadLimitBytesPerSecond: 300,
      ratioLimit: 1.5,
      ease: false,
    });
    expect(downloadLimitOf(players)).to.equal(70);
  });

  it('is no limit when nobody has one', () => {
    expect(uploadTermsOf([player()])).to.deep.equal({
      isWanted: true,
      uploadLimitBytesPerSecond: null,
      ratioLimit: null,
      ease: false,
    });
    expect(downloadLimitOf([player()])).to.equal(null);
    expect(downloadLimitOf([])).to.equal(null);
  });

  it('is easing off as soon as one wishes it', () => {
    expect(uploadTermsOf([player(), player({ ease: true })]).ease).to.equal(true);
  });

  it('is the largest budget', () => {
    expect(memoryBudgetOf([player(), player({}, { memoryBudgetBytes: 300 })])).to.equal(300);
    expect(memoryBudgetOf([])).to.equal(0);
  });
});

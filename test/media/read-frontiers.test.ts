import { expect } from '@open-wc/testing';
import { ReadFrontiers } from '../../src/media/read-frontiers.js';

const KIB = 1024;

describe('ReadFrontiers', () => {
  it('is nowhere before the first read', () => {
    expect(new ReadFrontiers().lowest).to.equal(null);
  });

  it('goes on where one read after the other ends', () => {
    const frontiers = new ReadFrontiers();
    frontiers.note(1000, 1500);
    frontiers.note(1500, 2000);
    expect(frontiers.lowest).to.equal(2000);
  });

  it('bridges what lies in memory between two reads', () => {
    const frontiers = new ReadFrontiers();
    frontiers.note(0, 100 * KIB);
    frontiers.note(300 * KIB, 310 * KIB);
    expect(frontiers.lowest).to.equal(310 * KIB);
  });

  it('stays at the lower of two places that are read in turn', () => {
    const frontiers = new ReadFrontiers();
    frontiers.note(0, 64 * KIB);
    frontiers.note(500 * KIB, 516 * KIB);
    expect(frontiers.lowest, 'picture').to.equal(64 * KIB);
    frontiers.note(64 * KIB, 128 * KIB);
    frontiers.note(516 * KIB, 532 * KIB);
    expect(frontiers.lowest).to.equal(128 * KIB);
  });

  it('knows both places whichever was read first', () => {
    const frontiers = new ReadFrontiers();
    frontiers.note(500 * KIB, 516 * KIB);
    frontiers.note(0, 64 * KIB);
    expect(frontiers.lowest).to.equal(64 * KIB);
  });

  it('forgets a place that is not read on from', () => {
    const frontiers = new ReadFrontiers();
    frontiers.note(0, 10);
    for (let at = 0; at < 23; at++) frontiers.note(1e6 + at * 100, 1e6 + at * 100 + 100);
    expect(frontiers.lowest).to.equal(10);
    frontiers.note(1e6 + 2300, 1e6 + 2400);
    expect(frontiers.lowest).to.equal(1e6 + 2400);
  });

  it('begins anew after a jump', () => {
    const frontiers = new ReadFrontiers();
    frontiers.note(0, 10);
    frontiers.clear();
    expect(frontiers.lowest).to.equal(null);
    frontiers.note(1e7, 1e7 + 10);
    expect(frontiers.lowest).to.equal(1e7 + 10);
  });
});

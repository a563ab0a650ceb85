import { expect } from '@open-wc/testing';
import { nextRate, PLAYBACK_RATES } from '../../src/ui/playback-rates.js';

describe('nextRate', () => {
  it('goes through all speeds, up and down', () => {
    const up = PLAYBACK_RATES.slice(0, -1).map((rate) => nextRate(rate, 1));
    expect(up).to.deep.equal(PLAYBACK_RATES.slice(1));
    const down = PLAYBACK_RATES.slice(1).map((rate) => nextRate(rate, -1));
    expect(down).to.deep.equal(PLAYBACK_RATES.slice(0, -1));
  });

  it('stays at the ends, and finds its way from in between and beyond', () => {
    expect(nextRate(2, 1)).to.equal(2);
    expect(nextRate(0.25, -1)).to.equal(0.25);
    expect(nextRate(1.1, 1)).to.equal(1.25);
    expect(nextRate(1.1, -1)).to.equal(1);
    expect(nextRate(16, 1)).to.equal(16);
    expect(nextRate(16, -1)).to.equal(2);
  });
});

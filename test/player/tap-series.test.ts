import { expect } from '@open-wc/testing';
import { TapSeries, tapSide } from '../../src/player/tap-series.js';

describe('tapSide', () => {
  it('is a third of the picture', () => {
    const sides = [0, 0.33, 0.34, 0.5, 0.66, 0.67, 1].map(tapSide);
    expect(sides.join(' ')).to.equal('left left middle middle middle right right');
  });
});

describe('TapSeries', () => {
  it('counts quick taps on one side', () => {
    const taps = new TapSeries();
    expect([0, 250, 500].map((ms) => taps.tap('left', ms))).to.deep.equal([1, 2, 3]);
  });

  it('begins anew after a while, and on another side', () => {
    const taps = new TapSeries();
    expect(taps.tap('left', 0)).to.equal(1);
    expect(taps.tap('left', 301), 'too late for a double tap').to.equal(1);
    expect(taps.tap('right', 400)).to.equal(1);
    expect(taps.tap('right', 700)).to.equal(2);
  });

  it('gives more time once taps are seeks', () => {
    const taps = new TapSeries();
    taps.tap('right', 0);
    taps.tap('right', 200);
    expect(taps.tap('right', 900)).to.equal(3);
    expect(taps.tap('right', 1_601)).to.equal(1);
  });
});

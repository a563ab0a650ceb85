import { expect } from '@open-wc/testing';
import {
  HISTORY_SECONDS,
  highestRate,
  meanRate,
  rateArea,
  ratePath,
  rateY,
  withSample,
  type RateSample,
} from '../../src/ui/rate-history.js';

const HISTORY: readonly RateSample[] = [
  { download: 0, upload: 40 },
  { download: 50, upload: 20 },
  { download: 100, upload: 0 },
];

describe('the history of rates', () => {
  it('forgets what is older than two minutes', () => {
    let history: readonly RateSample[] = [];
    for (let second = 0; second < 200; second++) {
      history = withSample(history, { download: second, upload: 0 });
      expect(history.at(-1)?.download).to.equal(second);
    }
    expect(history).to.have.lengthOf(HISTORY_SECONDS);
    expect(history[0]?.download).to.equal(200 - HISTORY_SECONDS);
  });

  it('knows its highest rate, what the film needs included', () => {
    expect(highestRate(HISTORY, null)).to.equal(100);
    expect(highestRate(HISTORY, 250)).to.equal(250);
    expect(highestRate([], null), 'something to divide by').to.equal(1);
  });

  it('knows its means', () => {
    expect(meanRate(HISTORY, 'download')).to.equal(50);
    expect(meanRate(HISTORY, 'upload')).to.equal(20);
    expect(meanRate([], 'upload')).to.equal(0);
  });

  it('draws a line that ends at the right edge', () => {
    expect(ratePath(HISTORY, 'download', 100)).to.equal('M118 1000L119 500L120 0');
    expect(ratePath(HISTORY, 'upload', 200)).to.equal('M118 800L119 900L120 1000');
    const full = Array.from({ length: HISTORY_SECONDS }, () => HISTORY[0]!);
    expect(ratePath(full, 'upload', 40)).to.match(/^M1 0L2 0.*L120 0$/);
  });

  it('places a rate in whole numbers, and none above the upper edge', () => {
    expect(rateY(0, 3)).to.equal(1000);
    expect(rateY(1, 3)).to.equal(667);
    expect(rateY(4, 3)).to.equal(0);
  });

  it('draws nothing of one moment', () => {
    expect(ratePath([], 'download', 1)).to.equal('');
    expect(ratePath(HISTORY.slice(0, 1), 'download', 1)).to.equal('');
    expect(rateArea('', 1)).to.equal('');
  });

  it('closes the area below the line', () => {
    const path = ratePath(HISTORY, 'download', 100);
    expect(rateArea(path, HISTORY.length)).to.equal(`${path}V1000H118Z`);
  });
});

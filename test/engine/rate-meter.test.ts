import { expect } from '@open-wc/testing';
import { RateMeter } from '../../src/engine/rate-meter.js';

describe('RateMeter', () => {
  it('is 0 before anything came', () => {
    expect(new RateMeter().bytesPerSecond(12_345)).to.equal(0);
  });

  it('counts a steady flow exactly once the window is full', () => {
    const meter = new RateMeter();
    for (let ms = 0; ms < 20_000; ms += 10) meter.add(10, ms);
    expect(meter.bytesPerSecond(20_000)).to.be.closeTo(1000, 20);
  });

  it('needs no full window to tell a steady flow', () => {
    const meter = new RateMeter();
    for (let ms = 100_000; ms < 101_000; ms += 10) meter.add(10, ms);
    expect(meter.bytesPerSecond(101_000)).to.be.closeTo(1000, 20);
  });

  it('does not exaggerate the first block', () => {
    const meter = new RateMeter();
    meter.add(16_384, 1000);
    expect(meter.bytesPerSecond(1000)).to.equal(32_768);
  });

  it('falls to 0 within four seconds of silence', () => {
    const meter = new RateMeter();
    for (let ms = 0; ms < 8000; ms += 10) meter.add(10, ms);
    const rates = [8000, 9000, 10_000, 11_000, 12_000].map((ms) => meter.bytesPerSecond(ms));
    expect(rates).to.deep.equal([...rates].sort((a, b) => b - a));
    expect(rates.at(-2)).to.be.greaterThan(0);
    expect(rates.at(-1)).to.equal(0);
  });

  it('forgets everything after a long sleep', () => {
    const meter = new RateMeter();
    meter.add(1_000_000, 1000);
    expect(meter.bytesPerSecond(3_600_000)).to.equal(0);
    meter.add(100, 3_600_000);
    expect(meter.bytesPerSecond(3_600_000)).to.be.within(1, 200);
  });

  it('bears a clock that stands still or goes back', () => {
    const meter = new RateMeter();
    meter.add(100, 5000);
    meter.add(100, 5000);
    meter.add(100, 4000);
    expect(meter.bytesPerSecond(5000)).to.equal(600);
  });
});

import { expect } from '@open-wc/testing';
import { WebSeedMeter } from '../../src/engine/web-seed-meter.js';

/** A body that starts at `startMs` and brings 10 kB every 10 ms. */
function deliver(meter: WebSeedMeter, startMs: number, durationMs: number, latencyMs = 50): void {
  meter.onFirstByte(latencyMs, startMs);
  for (let ms = 0; ms < durationMs; ms += 10) meter.onBytes(10_000, startMs + ms);
  meter.onEnd(startMs + durationMs);
}

describe('WebSeedMeter', () => {
  it('assumes a distant server of unknown rate', () => {
    expect(new WebSeedMeter().pace(1000)).to.deep.equal({ bytesPerSecond: 0, latencyMs: 300 });
  });

  it('counts all bytes', () => {
    const meter = new WebSeedMeter();
    deliver(meter, 0, 1000);
    expect(meter.bytes).to.equal(1_000_000);
  });

  it('believes its first latency, and then the newer ones by degrees', () => {
    const meter = new WebSeedMeter();
    meter.onFirstByte(100, 1000);
    expect(meter.pace(1000).latencyMs).to.equal(100);
    meter.onFirstByte(200, 1000);
    expect(meter.pace(1000).latencyMs).to.equal(130);
    for (let i = 0; i < 30; i++) meter.onFirstByte(200, 1000);
    expect(meter.pace(1000).latencyMs).to.be.closeTo(200, 1);
  });

  it('measures the rate of a steady body', () => {
    const meter = new WebSeedMeter();
    deliver(meter, 5000, 4000);
    expect(meter.pace(9000).bytesPerSecond).to.be.closeTo(1_000_000, 30_000);
  });

  it('does not take pauses between requests for slowness', () => {
    const meter = new WebSeedMeter();
    for (let i = 0; i < 20; i++) deliver(meter, i * 10_000, 1000);
    expect(meter.pace(500_000).bytesPerSecond).to.be.closeTo(1_000_000, 30_000);
  });

  it('takes pauses within a body for slowness', () => {
    const meter = new WebSeedMeter();
    deliver(meter, 0, 1000);
    meter.onFirstByte(50, 1000);
    expect(meter.pace(3000).bytesPerSecond).to.be.below(500_000);
    meter.onEnd(3000);
  });

  it('adds up bodies that come side by side', () => {
    const meter = new WebSeedMeter();
    meter.onFirstByte(50, 0);
    meter.onFirstByte(50, 0);
    for (let ms = 0; ms < 4000; ms += 10) {
      meter.onBytes(5000, ms);
      meter.onBytes(5000, ms);
    }
    meter.onEnd(4000);
    meter.onEnd(4000);
    expect(meter.pace(60_000).bytesPerSecond).to.be.closeTo(1_000_000, 30_000);
  });

  it('takes a request that was withdrawn in silence for a latency of at least so long', () => {
    const meter = new WebSeedMeter();
    meter.onUnanswered(2000);
    expect(meter.pace(0).latencyMs).to.equal(2000);
    meter.onUnanswered(100);
    expect(meter.pace(0).latencyMs).to.equal(2000);
    meter.onFirstByte(100, 0);
    expect(meter.pace(0).latencyMs).to.equal(1430);
  });

  it('learns nothing from a request that was withdrawn at once', () => {
    const meter = new WebSeedMeter();
    meter.onUnanswered(1);
    meter.onFirstByte(80, 0);
    expect(meter.pace(0).latencyMs).to.equal(80);
  });

  it('bears a clock that goes back', () => {
    const meter = new WebSeedMeter();
    deliver(meter, 10_000, 1000);
    deliver(meter, 9000, 1000);
    expect(meter.pace(9000).bytesPerSecond).to.be.within(500_000, 2_000_000);
  });
});

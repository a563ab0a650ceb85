import { expect } from '@open-wc/testing';
import { TokenBucket } from '../../src/engine/token-bucket.js';

const BLOCK = 16_384;

/** Takes blocks as soon as it may, from `startMs` until `endMs`; how many bytes passed. */
function takeAll(
  bucket: TokenBucket,
  { startMs = 0, endMs = 0, blockBytes = BLOCK, stepMs = 1 },
): number {
  let takenBytes = 0;
  for (let nowMs = startMs; nowMs < endMs; nowMs += stepMs) {
    while (bucket.takeBytes(blockBytes, nowMs)) takenBytes += blockBytes;
  }
  return takenBytes;
}

describe('TokenBucket', () => {
  it('lets everything pass without a limit', () => {
    const bucket = new TokenBucket();
    expect(bucket.bytesPerSecond).to.equal(null);
    expect(bucket.allowanceBytes(0)).to.equal(Infinity);
    expect(bucket.waitMs(0)).to.equal(0);
    for (let i = 0; i < 100; i++) expect(bucket.takeBytes(1e9, i)).to.equal(true);
  });

  it('lets nothing pass at 0', () => {
    const bucket = new TokenBucket(0);
    expect(bucket.takeBytes(1, 0)).to.equal(false);
    expect(bucket.takeBytes(1, 1e9)).to.equal(false);
    expect(bucket.waitMs(1e9)).to.equal(Infinity);
    expect(bucket.allowanceBytes(1e9)).to.equal(0);
  });

  for (const rate of [2_000, 16_384, 102_400, 1_000_000, 50_000_000]) {
    it(`is exact on average at ${String(rate)} bytes per second`, () => {
      const bucket = new TokenBucket(rate);
      const endMs = 60_000;
      const bytes = takeAll(bucket, { endMs });
      // One burst at the beginning, one block of debt at the end.
      expect(bytes).to.be.within(rate * 60, rate * 60.5 + BLOCK + rate / 1000);
    });
  }

  it('is exact however seldom it is asked, within its burst', () => {
    const bucket = new TokenBucket(100_000);
    const bytes = takeAll(bucket, { endMs: 60_000, stepMs: 400, blockBytes: 1000 });
    expect(bytes).to.be.within(5_900_000, 6_100_000);
  });

  it('lets a block of any length pass, and makes the next ones wait for it', () => {
    const bucket = new TokenBucket(1000);
    expect(bucket.takeBytes(100_000, 0)).to.equal(true);
    expect(bucket.takeBytes(1, 0)).to.equal(false);
    expect(bucket.waitMs(0)).to.be.within(99_000, 100_000);
    expect(bucket.takeBytes(1, 99_000)).to.equal(false);
    expect(bucket.takeBytes(1, 100_000)).to.equal(true);
  });

  it('passes when it said that it would', () => {
    const bucket = new TokenBucket(7777);
    let nowMs = 0;
    for (let i = 0; i < 50; i++) {
      nowMs += bucket.waitMs(nowMs);
      expect(bucket.takeBytes(1 + i * 321, nowMs), `block ${String(i)}`).to.equal(true);
    }
  });

  it('saves half a second at most', () => {
    const bucket = new TokenBucket(1000);
    expect(bucket.allowanceBytes(1_000_000)).to.equal(500);
    bucket.takeBytes(500, 1_000_000);
    expect(bucket.allowanceBytes(1_000_000)).to.equal(0);
    expect(bucket.allowanceBytes(1_000_100)).to.equal(100);
    expect(bucket.allowanceBytes(9_000_000)).to.equal(500);
  });

  it('takes a fraction for one that is left', () => {
    const bucket = new TokenBucket(1);
    expect(bucket.takeBytes(1, 0)).to.equal(true);
    expect(bucket.takeBytes(1, 100)).to.equal(false);
    expect(bucket.takeBytes(1, 2000)).to.equal(true);
  });

  it('counts what is under way whether it was allowed or not', () => {
    const bucket = new TokenBucket(1000);
    bucket.spendBytes(1500, 0);
    expect(bucket.allowanceBytes(0)).to.equal(0);
    expect(bucket.waitMs(0)).to.be.within(1000, 1001);
    bucket.giveBack(1400);
    expect(bucket.allowanceBytes(0)).to.equal(400);
    bucket.giveBack(1_000_000);
    expect(bucket.allowanceBytes(0), 'never above its burst').to.equal(500);
  });

  it('can be spent from without a limit, to no effect', () => {
    const bucket = new TokenBucket();
    bucket.spendBytes(1e9, 0);
    expect(bucket.takeBytes(1, 0)).to.equal(true);
    bucket.setRate(1000, 0);
    expect(bucket.allowanceBytes(500)).to.equal(500);
  });

  it('obeys a new limit at once', () => {
    const bucket = new TokenBucket(1_000_000);
    bucket.setRate(1000, 0);
    expect(takeAll(bucket, { endMs: 10_000, blockBytes: 100 })).to.be.within(10_000, 10_700);
    bucket.setRate(0, 10_000);
    expect(bucket.takeBytes(1, 20_000)).to.equal(false);
    bucket.setRate(null, 20_000);
    expect(bucket.takeBytes(1e6, 20_000)).to.equal(true);
    bucket.setRate(500, 20_000);
    expect(takeAll(bucket, { startMs: 20_000, endMs: 30_000, blockBytes: 100 })).to.be.within(
      4_900,
      5_100,
    );
  });

  it('keeps what it saved when it is told the limit it has', () => {
    const bucket = new TokenBucket(1000);
    bucket.takeBytes(300, 0);
    bucket.setRate(1000, 0);
    expect(bucket.allowanceBytes(0)).to.equal(200);
  });

  it('keeps its debt under a new limit', () => {
    const bucket = new TokenBucket(1000);
    bucket.takeBytes(10_500, 0);
    bucket.setRate(10_000, 0);
    expect(bucket.waitMs(0)).to.be.within(1000, 1001);
  });
});

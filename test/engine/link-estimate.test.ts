import { expect } from '@open-wc/testing';
import { LinkEstimate } from '../../src/engine/link-estimate.js';

const KIB = 1024;
const BLOCK = 16 * KIB;

/** A link on which every block takes `roundTripMs`, and one comes each `everyMs`. */
function run(
  link: LinkEstimate,
  { fromMs = 0, forMs = 2000, everyMs = 10, roundTripMs = 50, blockBytes = BLOCK } = {},
): number {
  let nowMs = fromMs;
  for (; nowMs < fromMs + forMs; nowMs += everyMs) {
    link.onBlock(blockBytes, nowMs - roundTripMs, nowMs);
  }
  return nowMs;
}

describe('LinkEstimate', () => {
  let link: LinkEstimate;
  beforeEach(() => {
    link = new LinkEstimate();
  });

  describe('before anything came', () => {
    it('knows no rate, and assumes enough to fill a fresh connection at once', () => {
      expect(link.bytesPerSecond(0)).to.equal(0);
      expect(link.bytesPerSecond(1e9)).to.equal(0);
      expect(link.windowBytes(1e9)).to.be.at.least(4 * BLOCK);
      expect(link.roundTripMs).to.be.within(20, 500);
    });

    it('expects a block later the more is in flight', () => {
      const alone = link.expectedMs(BLOCK, 0, 0);
      expect(alone).to.be.greaterThan(link.roundTripMs);
      expect(alone).to.be.below(1000);
      expect(link.expectedMs(BLOCK, 256 * KIB, 0)).to.be.greaterThan(alone);
      expect(link.expectedMs(2 * BLOCK, 0, 0)).to.be.greaterThan(alone);
    });
  });

  describe('the rate', () => {
    it('is what came', () => {
      const nowMs = run(link);
      expect(link.bytesPerSecond(nowMs)).to.be.closeTo(BLOCK * 100, BLOCK * 5);
    });

    it('does not depend on where the clock begins', () => {
      const nowMs = run(link, { fromMs: 7_654_321.5 });
      expect(link.bytesPerSecond(nowMs)).to.be.closeTo(BLOCK * 100, BLOCK * 5);
    });

    it('is the best of the last seconds, so that a moment of little to ask does not count', () => {
      let nowMs = run(link);
      const fast = link.bytesPerSecond(nowMs);
      nowMs = run(link, { fromMs: nowMs, forMs: 500, everyMs: 100 });
      expect(link.bytesPerSecond(nowMs)).to.be.closeTo(fast, fast * 0.1);
    });

    it('follows a link that became slow', () => {
      let nowMs = run(link);
      nowMs = run(link, { fromMs: nowMs, forMs: 10_000, everyMs: 100 });
      expect(link.bytesPerSecond(nowMs)).to.be.closeTo(BLOCK * 10, BLOCK * 3);
    });

    it('follows a link that became fast, at once', () => {
      let nowMs = run(link, { everyMs: 100 });
      nowMs = run(link, { fromMs: nowMs, forMs: 600, everyMs: 5 });
      expect(link.bytesPerSecond(nowMs)).to.be.closeTo(BLOCK * 200, BLOCK * 20);
    });

    it('outlasts a pause', () => {
      const nowMs = run(link);
      const before = link.bytesPerSecond(nowMs);
      expect(link.bytesPerSecond(nowMs + 60_000)).to.be.closeTo(before, before * 0.1);
    });

    it('is not changed by being asked for', () => {
      const [asked, unasked] = [new LinkEstimate(), new LinkEstimate()];
      for (let nowMs = 0; nowMs < 3000; nowMs += 10) {
        asked.onBlock(BLOCK, nowMs - 50, nowMs);
        unasked.onBlock(BLOCK, nowMs - 50, nowMs);
        for (let again = 0; again < 5; again++) asked.bytesPerSecond(nowMs + again);
      }
      expect(asked.bytesPerSecond(3010)).to.equal(unasked.bytesPerSecond(3010));
    });
  });

  describe('the round trip', () => {
    it('is the shortest that was seen', () => {
      for (const [tookMs, expectedMs] of [
        [80, 80],
        [300, 80],
        [40, 40],
        [90, 40],
      ] as const) {
        link.onBlock(BLOCK, 1000, 1000 + tookMs);
        expect(link.roundTripMs).to.equal(expectedMs);
      }
    });

    it('becomes longer when no shorter one was seen for long', () => {
      link.onBlock(BLOCK, 0, 40);
      run(link, { fromMs: 100, forMs: 5000, roundTripMs: 200 });
      expect(link.roundTripMs, 'after 5 s').to.equal(40);
      run(link, { fromMs: 5100, forMs: 25_000, roundTripMs: 200 });
      expect(link.roundTripMs, 'after 30 s').to.equal(200);
    });

    it('is never zero', () => {
      link.onBlock(BLOCK, 500, 500);
      expect(link.roundTripMs).to.be.greaterThan(0);
    });
  });

  describe('the window', () => {
    it('holds more than what the link carries in a round trip, and less than a second of it', () => {
      for (const roundTripMs of [10, 50, 200]) {
        const one = new LinkEstimate();
        const nowMs = run(one, { roundTripMs });
        const rate = one.bytesPerSecond(nowMs);
        const window = one.windowBytes(nowMs);
        expect(window).to.be.greaterThan((rate * roundTripMs) / 1000);
        expect(window).to.be.below(rate);
      }
    });

    it('never gets so small that a slow link would stop, or so large that a fast one holds memory', () => {
      const slow = new LinkEstimate();
      const slowMs = run(slow, { everyMs: 1000, forMs: 10_000, blockBytes: KIB });
      expect(slow.windowBytes(slowMs)).to.be.at.least(2 * BLOCK);
      const fast = new LinkEstimate();
      const fastMs = run(fast, { everyMs: 1, blockBytes: 1024 * KIB });
      expect(fast.windowBytes(fastMs)).to.be.at.most(32 * 1024 * KIB);
    });

    it('opens up within a second when it alone is what limits the rate', () => {
      // 50 ms away and able to carry 10 MB/s, but so far asked for next to nothing.
      const roundTripMs = 50;
      let nowMs = run(link, { everyMs: 250, forMs: 4000, roundTripMs });
      const endMs = nowMs + 1000;
      while (nowMs < endMs) {
        const window = Math.min(link.windowBytes(nowMs), 500 * KIB);
        link.onBlock(window, nowMs, nowMs + roundTripMs);
        nowMs += roundTripMs;
      }
      expect(link.windowBytes(nowMs)).to.be.at.least(500 * KIB);
    });
  });

  describe('what it expects', () => {
    it('is the round trip and the time that all before it takes', () => {
      const nowMs = run(link, { roundTripMs: 60 });
      const bytesPerMs = link.bytesPerSecond(nowMs) / 1000;
      expect(link.expectedMs(BLOCK, 0, nowMs)).to.be.closeTo(60 + BLOCK / bytesPerMs, 0.01);
      expect(link.expectedMs(BLOCK, 10 * BLOCK, nowMs)).to.be.closeTo(
        60 + (11 * BLOCK) / bytesPerMs,
        0.01,
      );
    });

    it('prefers the near link for little and the fast one for much', () => {
      const [near, fast] = [new LinkEstimate(), new LinkEstimate()];
      const nowMs = run(near, { roundTripMs: 10, everyMs: 50 });
      run(fast, { roundTripMs: 150, everyMs: 2 });
      const expected = (one: LinkEstimate, bytes: number) => one.expectedMs(bytes, 0, nowMs);
      expect(expected(near, 4 * KIB)).to.be.below(expected(fast, 4 * KIB));
      expect(expected(fast, 1024 * KIB)).to.be.below(expected(near, 1024 * KIB));
    });
  });
});

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
    link.onBlock(blockBytes, nowMs - roundTripMs, nowMs, link.windowBytes);
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
      expect(link.windowBytes).to.equal(2 * BLOCK);
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
        asked.onBlock(BLOCK, nowMs - 50, nowMs, BLOCK);
        unasked.onBlock(BLOCK, nowMs - 50, nowMs, BLOCK);
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
        link.onBlock(BLOCK, 1000, 1000 + tookMs, BLOCK);
        expect(link.roundTripMs).to.equal(expectedMs);
      }
    });

    it('becomes longer when no shorter one was seen for long', () => {
      link.onBlock(BLOCK, 0, 40, BLOCK);
      run(link, { fromMs: 60_000, forMs: 180_000, everyMs: 1000, roundTripMs: 200 });
      expect(link.roundTripMs, 'after 4 minutes').to.equal(40);
      run(link, { fromMs: 240_000, forMs: 120_000, everyMs: 1000, roundTripMs: 200 });
      expect(link.roundTripMs, 'after 6 minutes').to.equal(200);
    });

    it('is never zero', () => {
      link.onBlock(BLOCK, 500, 500, BLOCK);
      expect(link.roundTripMs).to.be.greaterThan(0);
    });
  });

  describe('the window', () => {
    /** A link with a queue: what is asked for comes in turn, at so many bytes per ms. */
    function carry(
      one: LinkEstimate,
      {
        wayMs = 50,
        bytesPerMs = 2300,
        forMs = 5000,
        settledMs = 1500,
        otherMs = (): number => 0,
      } = {},
    ): { mostQueuedMs: number; carriedBytes: number } {
      const underWay: { askedMs: number; arrivesMs: number }[] = [];
      let [freeMs, mostQueuedMs, carriedBytes] = [0, 0, 0];
      for (let nowMs = 0; nowMs < forMs; nowMs++) {
        while (underWay[0] && underWay[0].arrivesMs <= nowMs) {
          one.onBlock(BLOCK, underWay[0].askedMs, nowMs, underWay.length * BLOCK);
          underWay.shift();
          carriedBytes += BLOCK;
        }
        while (underWay.length * BLOCK < one.windowBytes) {
          freeMs = Math.max(freeMs, nowMs + wayMs) + BLOCK / bytesPerMs;
          if (nowMs >= settledMs) mostQueuedMs = Math.max(mostQueuedMs, freeMs - nowMs - wayMs);
          underWay.push({ askedMs: nowMs, arrivesMs: freeMs + otherMs() });
        }
      }
      return { mostQueuedMs, carriedBytes };
    }

    for (const [wayMs, bytesPerMs] of [
      [10, 2300],
      [50, 2300],
      [50, 10_000],
      [200, 2300],
      [50, 300],
    ] as const) {
      it(`fills a link of ${bytesPerMs} kB/s and ${wayMs} ms, and queues little`, () => {
        const { mostQueuedMs, carriedBytes } = carry(link, { wayMs, bytesPerMs });
        expect(carriedBytes).to.be.greaterThan(0.85 * bytesPerMs * (5000 - wayMs));
        expect(mostQueuedMs).to.be.below(180);
      });
    }

    for (const bytesPerMs of [120, 375, 700]) {
      it(`never floods a fresh connection of ${bytesPerMs} kB/s, whose queue may be short`, () => {
        const { mostQueuedMs } = carry(link, { wayMs: 25, bytesPerMs, settledMs: 0 });
        const firstWindowMs = (2 * BLOCK) / bytesPerMs;
        expect(mostQueuedMs).to.be.below(Math.max(200, firstWindowMs + 2 * (BLOCK / bytesPerMs)));
      });
    }

    it('is not made smaller by a page that looks late now and then', () => {
      let count = 0;
      const otherMs = (): number => (++count % 10 === 0 ? 80 : 0);
      const { carriedBytes } = carry(link, { otherMs });
      expect(carriedBytes).to.be.greaterThan(0.8 * 2300 * 4950);
    });

    it('leaves a link that others fill to two blocks', () => {
      run(link, { forMs: 1000, everyMs: 20, roundTripMs: 50 });
      run(link, { fromMs: 1000, forMs: 10_000, everyMs: 100, roundTripMs: 500 });
      expect(link.windowBytes).to.equal(2 * BLOCK);
    });

    it('does not grow while it is not used', () => {
      for (let nowMs = 0; nowMs < 5000; nowMs += 100) link.onBlock(KIB, nowMs - 50, nowMs, KIB);
      expect(link.windowBytes).to.equal(2 * BLOCK);
    });

    it('never gets so large that a fast link holds memory', () => {
      run(link, { everyMs: 1, blockBytes: 1024 * KIB });
      expect(link.windowBytes).to.be.at.most(32 * 1024 * KIB);
    });
  });

  describe('what is urgent', () => {
    it('goes beyond the window by what the link carries in a moment, and not far', () => {
      let nowMs = run(link, { everyMs: 100 });
      expect(link.overdraftBytes(nowMs)).to.be.closeTo(BLOCK / 5, BLOCK / 20);
      nowMs = run(link, { fromMs: nowMs, everyMs: 2 });
      expect(link.overdraftBytes(nowMs)).to.equal(2 * BLOCK);
    });

    it('waits with the rest on a connection of which nothing is known', () => {
      expect(link.overdraftBytes(0)).to.equal(0);
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

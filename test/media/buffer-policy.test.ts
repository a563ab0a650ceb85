import { expect } from '@open-wc/testing';
import {
  DEFAULT_LIMITS,
  ENOUGH_SECONDS,
  firstSegmentSeconds,
  maySuffice,
  readiness,
  segmentSeconds,
  spanToEvict,
  spansToTrim,
  takesSingleFrames,
  wantsMore,
} from '../../src/media/buffer-policy.js';
import type { FeedPosition } from '../../src/media/buffer-policy.js';

const LIMITS = { forwardSeconds: 20, forwardBytes: 1000, backSeconds: 10 };

function position(changes: Partial<FeedPosition> = {}): FeedPosition {
  return {
    currentTime: 100,
    fedUntil: 110,
    slowestFedUntil: 110,
    forwardBytes: 500,
    forwardFrames: 250,
    ...changes,
  };
}

describe('DEFAULT_LIMITS', () => {
  it('stays below what browsers grant', () => {
    expect(DEFAULT_LIMITS.forwardBytes).to.be.below(100e6);
    expect(DEFAULT_LIMITS.forwardSeconds).to.be.above(ENOUGH_SECONDS);
    expect(DEFAULT_LIMITS.backSeconds).to.be.above(0);
  });
});

describe('what a first frame needs', () => {
  it('is one frame of the picture, and as much sound as Chromium begins with', () => {
    expect(firstSegmentSeconds('video', 0)).to.equal(0);
    expect(firstSegmentSeconds('audio', 0)).to.be.within(0.2, 0.3);
  });

  it('is no more than what is missing', () => {
    expect(firstSegmentSeconds('audio', 0.17)).to.be.closeTo(0.09, 1e-9);
    expect(firstSegmentSeconds('audio', 0.199)).to.be.above(0);
    expect(firstSegmentSeconds('audio', -3)).to.equal(firstSegmentSeconds('audio', 0));
  });

  it('may be there as soon as any picture is, and with enough sound', () => {
    expect(maySuffice('video', 0)).to.equal(false);
    expect(maySuffice('video', 0.04)).to.equal(true);
    expect(maySuffice('audio', 0.18)).to.equal(false);
    expect(maySuffice('audio', 0.21)).to.equal(true);
  });
});

describe('wantsMore', () => {
  it('wants some frames whatever the distance where each lasts for long', () => {
    const sparse = { fedUntil: 250, slowestFedUntil: 101, forwardFrames: 15 };
    expect(wantsMore(position(sparse), LIMITS)).to.equal(true);
    expect(wantsMore(position({ ...sparse, forwardFrames: 20 }), LIMITS)).to.equal(false);
    expect(wantsMore(position({ ...sparse, forwardBytes: 1000 }), LIMITS)).to.equal(false);
  });

  it('fills up to the limit in seconds', () => {
    expect(wantsMore(position({ fedUntil: 119.9, slowestFedUntil: 119.9 }), LIMITS)).to.equal(true);
    expect(wantsMore(position({ fedUntil: 120, slowestFedUntil: 120 }), LIMITS)).to.equal(false);
  });

  it('fills up to the limit in bytes', () => {
    expect(wantsMore(position({ forwardBytes: 999 }), LIMITS)).to.equal(true);
    expect(wantsMore(position({ forwardBytes: 1000 }), LIMITS)).to.equal(false);
  });

  it('never lets playback starve for the limit in bytes', () => {
    const starving = { fedUntil: 100.1, slowestFedUntil: 100.1, forwardBytes: 5000 };
    expect(wantsMore(position(starving), LIMITS)).to.equal(true);
  });

  it('waits for a track that is far behind', () => {
    expect(wantsMore(position({ slowestFedUntil: 109.5 }), LIMITS)).to.equal(true);
    expect(wantsMore(position({ slowestFedUntil: 108.5 }), LIMITS)).to.equal(false);
  });

  it('lets a track wait at the target while the other comes from its key frame', () => {
    const waiting = { fedUntil: 100.2, slowestFedUntil: 92 };
    expect(wantsMore(position(waiting), LIMITS)).to.equal(false);
    const catchingUp = { fedUntil: 92, slowestFedUntil: 92 };
    expect(wantsMore(position(catchingUp), LIMITS)).to.equal(true);
  });
});

describe('segmentSeconds', () => {
  it('is small where playback waits', () => {
    expect(segmentSeconds(50, 50)).to.be.at.most(0.25);
    expect(segmentSeconds(50, 51)).to.be.at.most(0.25);
    expect(segmentSeconds(50, 49.8)).to.be.at.most(0.25);
  });

  it('is larger on the way from a key frame, which nobody sees', () => {
    expect(segmentSeconds(50, 42)).to.be.at.least(0.5);
  });

  it('is larger where there is plenty', () => {
    expect(segmentSeconds(50, 60)).to.be.at.least(0.5);
  });

  it('never overshoots the target by more than a second', () => {
    for (let fedUntil = 40; fedUntil < 50; fedUntil += 0.1) {
      expect(fedUntil + segmentSeconds(50, fedUntil)).to.be.below(51);
    }
  });
});

describe('spansToTrim', () => {
  const buffered = [{ start: 40, end: 110 }];

  it('removes up to the key frame that the back limit leaves', () => {
    const spans = spansToTrim(buffered, 100, [40, 60, 80, 95], LIMITS);
    expect(spans).to.have.length(1);
    expect(spans[0]!.start).to.equal(40);
    // The last key frame at or before 90 is at 80.
    expect(spans[0]!.end).to.be.within(79.9, 79.999);
  });

  it('ends before the key frame, since a removal goes on to the next one', () => {
    const [span] = spansToTrim(buffered, 100, [40, 90], LIMITS);
    expect(span!.end).to.be.below(90);
  });

  it('leaves a group of frames whole that playback still needs', () => {
    expect(spansToTrim(buffered, 100, [40], LIMITS)).to.deep.equal([]);
    expect(spansToTrim([{ start: 90, end: 110 }], 100, [90], LIMITS)).to.deep.equal([]);
  });

  it('does nothing when no key frame is known', () => {
    expect(spansToTrim(buffered, 100, [], LIMITS)).to.deep.equal([]);
  });

  it('waits until there is something to gain', () => {
    expect(spansToTrim([{ start: 86, end: 110 }], 100, [86, 89], LIMITS)).to.deep.equal([]);
  });

  it('removes islands behind it whole, however small', () => {
    const islands = [
      { start: 10, end: 12 },
      { start: 95, end: 110 },
    ];
    const spans = spansToTrim(islands, 100, [10, 85, 95], LIMITS);
    expect(spans).to.deep.equal([{ start: 10, end: 12 }]);
  });

  it('removes what was fed for a place far ahead', () => {
    const islands = [
      { start: 100, end: 110 },
      { start: 500, end: 520 },
    ];
    expect(spansToTrim(islands, 100, [100, 500], LIMITS)).to.deep.equal([{ start: 500, end: 520 }]);
  });

  it('keeps what lies within twice the forward limit', () => {
    expect(spansToTrim([{ start: 100, end: 140 }], 100, [100, 130], LIMITS)).to.deep.equal([]);
    const [span] = spansToTrim([{ start: 100, end: 180 }], 100, [100, 130], LIMITS);
    expect(span).to.deep.equal({ start: 140, end: 180 });
  });
});

describe('spanToEvict', () => {
  it('is what a seek back left ahead, when nothing lies behind', () => {
    const left = { start: 300, end: 320 };
    expect(spanToEvict([left], 10, [300])).to.deep.equal(left);
    expect(spanToEvict([{ start: 9, end: 12 }, left], 10, [9, 300])).to.deep.equal(left);
  });

  it('names all but what playback needs now', () => {
    const span = spanToEvict([{ start: 40, end: 110 }], 100, [40, 60, 99, 105]);
    expect(span!.start).to.equal(40);
    expect(span!.end).to.be.within(98.9, 98.999);
  });

  it('names nothing when everything is needed', () => {
    expect(spanToEvict([{ start: 40, end: 110 }], 100, [40])).to.equal(null);
    expect(spanToEvict([{ start: 100, end: 110 }], 100, [100])).to.equal(null);
  });

  it('names nothing when nothing is held', () => {
    expect(spanToEvict([], 100, [60])).to.equal(null);
  });
});

describe('readiness', () => {
  it('grows with what is ahead', () => {
    expect(readiness(0, 600)).to.equal(0);
    expect(readiness(ENOUGH_SECONDS / 2, 600)).to.equal(0.5);
    expect(readiness(ENOUGH_SECONDS, 600)).to.equal(1);
    expect(readiness(ENOUGH_SECONDS * 9, 600)).to.equal(1);
  });

  it('is 0 on the way from a key frame', () => {
    expect(readiness(-8, 600)).to.equal(0);
  });

  it('needs no more than what is left', () => {
    expect(readiness(0.5, 0.5)).to.equal(1);
    expect(readiness(0, 0)).to.equal(1);
    expect(readiness(-0.2, -0.1)).to.equal(1);
  });

  it('copes with an unknown end', () => {
    expect(readiness(ENOUGH_SECONDS, Infinity)).to.equal(1);
  });
});

describe('takesSingleFrames', () => {
  it('is false of AV1 alone', () => {
    expect(takesSingleFrames('av01.0.00M.08')).to.equal(false);
    expect(['avc1.640028', 'vp09.00.10.08', 'opus'].every(takesSingleFrames)).to.equal(true);
  });
});

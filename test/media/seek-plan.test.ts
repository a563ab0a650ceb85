import { expect } from '@open-wc/testing';
import {
  holeEnd,
  nearbyEnd,
  intersectSpans,
  planSeek,
  stepOver,
} from '../../src/media/seek-plan.js';
import type { FeedState } from '../../src/media/seek-plan.js';

function track(changes: Partial<FeedState> = {}): FeedState {
  const buffered = [{ start: 0, end: 30 }];
  return { buffered, fedFrom: 0, fedUntil: 30, ended: false, ...changes };
}

describe('planSeek', () => {
  it('keeps a run whose data is there', () => {
    expect(planSeek(12, [track(), track()])).to.equal(null);
  });

  it('keeps a run that will be there in a moment', () => {
    expect(planSeek(30.5, [track()])).to.equal(null);
    expect(planSeek(30, [track()])).to.equal(null);
  });

  it('starts at a place that is far from there', () => {
    expect(planSeek(300, [track(), track()])).to.deep.equal([300, 300]);
  });

  it('feeds on where an island ends that is not the one being fed', () => {
    const buffered = [
      { start: 0, end: 30 },
      { start: 100, end: 120 },
    ];
    expect(planSeek(5, [track({ buffered, fedFrom: 100, fedUntil: 120 })])).to.deep.equal([30]);
  });

  it('restarts all tracks when one has to be', () => {
    const video = track({ buffered: [{ start: 0, end: 3 }], fedFrom: 0, fedUntil: 90 });
    const audio = track({ buffered: [{ start: 0, end: 4 }], fedFrom: 0, fedUntil: 4 });
    expect(planSeek(2, [video, audio])).to.deep.equal([3, 4]);
  });

  it('keeps a run that has not fed anything yet but goes there', () => {
    const fresh = track({ buffered: [], fedFrom: 50, fedUntil: 50 });
    expect(planSeek(50, [fresh])).to.equal(null);
    expect(planSeek(50.001, [fresh])).to.equal(null);
    expect(planSeek(49, [fresh])).to.deep.equal([49]);
  });

  it('keeps a run that is on its way from the key frame before the target', () => {
    const coming = track({ buffered: [{ start: 42, end: 45 }], fedFrom: 50, fedUntil: 45 });
    expect(planSeek(50, [coming])).to.equal(null);
  });

  it('restarts for a place between that key frame and the former target', () => {
    const coming = track({ buffered: [{ start: 42, end: 45 }], fedFrom: 50, fedUntil: 45 });
    expect(planSeek(47, [coming])).to.deep.equal([47]);
  });

  it('restarts where data was removed behind the run', () => {
    const trimmed = track({ buffered: [{ start: 20, end: 30 }] });
    expect(planSeek(5, [trimmed])).to.deep.equal([5]);
  });

  it('keeps a finished run while its data is there', () => {
    const finished = track({ ended: true });
    expect(planSeek(29, [finished])).to.equal(null);
    expect(planSeek(31, [finished])).to.deep.equal([31]);
  });

  it('bridges the frame that a track starts late', () => {
    const late = track({ buffered: [{ start: 0.08, end: 30 }] });
    expect(planSeek(0, [late])).to.equal(null);
  });
});

describe('holeEnd', () => {
  const video = track();
  const lateAudio = track({ buffered: [{ start: 0.6, end: 30 }] });

  it('is where all tracks have data again', () => {
    expect(holeEnd(0, [video, lateAudio])).to.equal(0.6);
  });

  it('is null when playback is not in a hole', () => {
    expect(holeEnd(5, [video, lateAudio])).to.equal(null);
    expect(holeEnd(0.6, [video, lateAudio])).to.equal(null);
  });

  it('is null while data may still come', () => {
    const behind = track({ buffered: [{ start: 10, end: 30 }], fedFrom: 0, fedUntil: 0 });
    expect(holeEnd(0, [video, behind])).to.equal(null);
  });

  it('is null when the hole was never fed', () => {
    const elsewhere = track({ buffered: [{ start: 50, end: 60 }], fedFrom: 50, fedUntil: 60 });
    expect(holeEnd(40, [elsewhere])).to.equal(null);
  });

  it('does not mind a track that was fed on from beyond it, and has no hole there', () => {
    const buffered = [
      { start: 5, end: 6 },
      { start: 10, end: 12 },
    ];
    const holed = track({ buffered, fedFrom: 6, fedUntil: 12, ended: true });
    const whole = track({
      buffered: [{ start: 5, end: 12 }],
      fedFrom: 12,
      fedUntil: 12,
      ended: true,
    });
    expect(holeEnd(5.95, [holed, whole])).to.equal(10);
  });

  it('is null at the end of everything', () => {
    expect(holeEnd(30, [track({ ended: true })])).to.equal(null);
    expect(holeEnd(29.95, [track({ ended: true })])).to.equal(null);
  });

  it('counts a finished track as fed', () => {
    const short = track({ buffered: [{ start: 2, end: 3 }], fedUntil: 3, ended: true });
    expect(holeEnd(1, [track(), short])).to.equal(2);
  });

  it('is found from further away when playback is fast', () => {
    const holed = track({
      buffered: [
        { start: 0, end: 10 },
        { start: 12, end: 30 },
      ],
    });
    expect(holeEnd(9.7, [holed])).to.equal(null);
    expect(holeEnd(9.7, [holed], 4)).to.equal(12);
    expect(holeEnd(9.95, [holed], 0.5)).to.equal(12);
  });

  it('works for a single track', () => {
    expect(holeEnd(0, [lateAudio])).to.equal(0.6);
  });
});

describe('nearbyEnd', () => {
  const ended = track({ ended: true });
  const shorter = track({ buffered: [{ start: 0, end: 28 }], ended: true });

  it('is where the longest track ends, when playback is near and all was fed', () => {
    expect(nearbyEnd(29.2, [shorter, ended])).to.equal(30);
  });

  it('is the end for playback that rests at it, too', () => {
    expect(nearbyEnd(30, [shorter, ended])).to.equal(30);
    expect(nearbyEnd(30.001, [shorter, ended])).to.equal(30);
  });

  it('is null far from the end, and while data may come', () => {
    expect(nearbyEnd(27, [shorter, ended])).to.equal(null);
    expect(nearbyEnd(29.2, [shorter, track()])).to.equal(null);
  });
});

describe('stepOver', () => {
  it('is a second further, where every track has what comes next', () => {
    expect(stepOver(3.5, [track(), track()])).to.equal(4.5);
  });

  it('is null where data is missing', () => {
    const behind = track({ buffered: [{ start: 0, end: 4 }] });
    expect(stepOver(3.5, [track(), behind])).to.equal(null);
    expect(stepOver(40, [track()])).to.equal(null);
  });
});

describe('intersectSpans', () => {
  it('finds what both have', () => {
    const a = [
      { start: 0, end: 10 },
      { start: 20, end: 30 },
    ];
    const b = [{ start: 5, end: 25 }];
    expect(intersectSpans(a, b)).to.deep.equal([
      { start: 5, end: 10 },
      { start: 20, end: 25 },
    ]);
  });

  it('ignores spans that only touch', () => {
    expect(intersectSpans([{ start: 0, end: 5 }], [{ start: 5, end: 9 }])).to.deep.equal([]);
  });

  it('is empty when one is', () => {
    expect(intersectSpans([], [{ start: 5, end: 9 }])).to.deep.equal([]);
  });
});

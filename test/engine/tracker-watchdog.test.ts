import { expect } from '@open-wc/testing';
import {
  MAX_OUTSTANDING_OFFERS,
  announcesOnWake,
  countFailures,
  nextAnnounceStep,
  offersWanted,
  retryDelayMs,
} from '../../src/engine/tracker-watchdog.js';
import type { AnnounceFacts } from '../../src/engine/tracker-watchdog.js';

const NOW = 1_000_000;

function factsOf(patch: Partial<AnnounceFacts> = {}): AnnounceFacts {
  return {
    announcedAtMs: NOW,
    unansweredSinceMs: null,
    intervalMs: 120_000,
    wires: 3,
    loneAnnounces: 0,
    ...patch,
  };
}

describe('nextAnnounceStep', () => {
  it('announces first of all', () => {
    for (const wires of [0, 5]) {
      const facts = factsOf({ announcedAtMs: null, wires, loneAnnounces: 9 });
      expect(nextAnnounceStep(facts, NOW)).to.deep.equal({ kind: 'announce' });
    }
  });

  it('announces at the interval of the tracker while there are wires', () => {
    for (const intervalMs of [30_000, 120_000, 3_600_000]) {
      const facts = factsOf({ intervalMs });
      expect(nextAnnounceStep(facts, NOW + 10)).to.deep.equal({
        kind: 'wait',
        ms: intervalMs - 10,
      });
      expect(nextAnnounceStep(facts, NOW + intervalMs)).to.deep.equal({ kind: 'announce' });
    }
  });

  it('asks sooner without a wire, and less and less often', () => {
    const delays = [0, 1, 2, 3, 4, 5, 6, 100].map((loneAnnounces) => {
      const step = nextAnnounceStep(factsOf({ wires: 0, loneAnnounces }), NOW);
      return step.kind === 'wait' ? step.ms : step.kind;
    });
    expect(delays).to.deep.equal([5_000, 5_000, 10_000, 20_000, 30_000, 60_000, 120_000, 120_000]);
  });

  it('never waits longer for being alone', () => {
    for (let loneAnnounces = 0; loneAnnounces < 10; loneAnnounces++) {
      const facts = factsOf({ wires: 0, loneAnnounces, intervalMs: 30_000 });
      expect(nextAnnounceStep(facts, NOW + 30_000)).to.deep.equal({ kind: 'announce' });
    }
  });

  it('gives a connection up whose tracker is silent for 10 s', () => {
    const facts = factsOf({ unansweredSinceMs: NOW });
    expect(nextAnnounceStep(facts, NOW)).to.deep.equal({ kind: 'wait', ms: 10_000 });
    expect(nextAnnounceStep(facts, NOW + 9_999)).to.deep.equal({ kind: 'wait', ms: 1 });
    expect(nextAnnounceStep(facts, NOW + 10_000)).to.deep.equal({ kind: 'reconnect' });
  });

  it('asks a silent tracker again before it gives it up, when alone', () => {
    const facts = factsOf({ unansweredSinceMs: NOW, wires: 0, loneAnnounces: 1 });
    expect(nextAnnounceStep(facts, NOW + 5_000)).to.deep.equal({ kind: 'announce' });
    const again = { ...facts, announcedAtMs: NOW + 5_000, loneAnnounces: 2 };
    expect(nextAnnounceStep(again, NOW + 10_000)).to.deep.equal({ kind: 'reconnect' });
  });

  it('announces at once what is overdue after the machine slept', () => {
    expect(nextAnnounceStep(factsOf(), NOW + 86_400_000)).to.deep.equal({ kind: 'announce' });
  });

  it('always waits for a while that is finite and not negative', () => {
    for (let elapsedMs = 0; elapsedMs < 130_000; elapsedMs += 777) {
      for (const wires of [0, 1]) {
        const step = nextAnnounceStep(factsOf({ wires, unansweredSinceMs: NOW }), NOW + elapsedMs);
        if (step.kind === 'wait') expect(step.ms).to.be.within(1, 120_000);
      }
    }
  });
});

describe('announcesOnWake', () => {
  it('does so when alone, and not twice in 5 s', () => {
    expect(announcesOnWake({ announcedAtMs: null, wires: 0 }, NOW)).to.equal(true);
    expect(announcesOnWake({ announcedAtMs: NOW, wires: 0 }, NOW + 4_999)).to.equal(false);
    expect(announcesOnWake({ announcedAtMs: NOW, wires: 0 }, NOW + 5_000)).to.equal(true);
  });

  it('does not with wires', () => {
    expect(announcesOnWake({ announcedAtMs: NOW - 1e6, wires: 1 }, NOW)).to.equal(false);
    expect(announcesOnWake({ announcedAtMs: null, wires: 1 }, NOW)).to.equal(false);
  });
});

describe('retryDelayMs', () => {
  it('grows by half from 1 s to 30 s', () => {
    const delays = [1, 2, 3, 4, 9, 10, 50, 2000].map((failures) => retryDelayMs(failures, 0));
    expect(delays.map(Math.floor)).to.deep.equal([
      1_000, 1_500, 2_250, 3_375, 25_628, 30_000, 30_000, 30_000,
    ]);
  });

  it('takes up to a quarter off at random', () => {
    for (const failures of [1, 3, 9]) {
      const most = retryDelayMs(failures, 0);
      expect(retryDelayMs(failures, 1)).to.equal(most * 0.75);
      expect(retryDelayMs(failures, 0.5)).to.equal(most * 0.875);
    }
  });
});

describe('countFailures', () => {
  it('counts attempts that never connected', () => {
    expect(countFailures(0, null)).to.equal(1);
    expect(countFailures(5, null)).to.equal(6);
  });

  it('counts one that closed soon like them, so that a flapping tracker is left alone', () => {
    expect(countFailures(5, 0)).to.equal(6);
    expect(countFailures(5, 9_999)).to.equal(6);
  });

  it('begins anew after one that was steady', () => {
    expect(countFailures(5, 10_000)).to.equal(1);
    expect(countFailures(0, 1e9)).to.equal(1);
  });
});

describe('offersWanted', () => {
  const facts = { outstandingOffers: 0, freeConnections: 55, trackers: 1 };

  it('is five for a single tracker', () => {
    expect(offersWanted(facts)).to.equal(5);
  });

  it('is a share when there are many', () => {
    const shares = [1, 2, 3, 5, 10, 20].map((trackers) => offersWanted({ ...facts, trackers }));
    expect(shares).to.deep.equal([5, 5, 3, 2, 1, 1]);
  });

  it('never brings more than ten into the hands of trackers', () => {
    for (let outstandingOffers = 0; outstandingOffers < 20; outstandingOffers++) {
      const wanted = offersWanted({ ...facts, outstandingOffers });
      expect(wanted).to.be.at.least(0);
      expect(wanted).to.equal(Math.max(0, Math.min(5, MAX_OUTSTANDING_OFFERS - outstandingOffers)));
    }
  });

  it('leaves half of the room to callers, and is 0 when there is none', () => {
    const wanted = [0, 1, 2, 3, 4, 8, 10, 55].map((freeConnections) =>
      offersWanted({ ...facts, freeConnections }),
    );
    expect(wanted).to.deep.equal([0, 1, 1, 2, 2, 4, 5, 5]);
  });

  it('takes no trackers for one', () => {
    expect(offersWanted({ ...facts, trackers: 0 })).to.equal(5);
  });
});

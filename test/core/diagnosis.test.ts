import { expect } from '@open-wc/testing';
import { NO_DIAGNOSIS, diagnose } from '../../src/core/diagnosis.js';
import type {
  Diagnosis,
  DiagnosisCode,
  DiagnosisFacts,
  DiagnosisMemory,
  WebSeedRefusal,
} from '../../src/core/diagnosis.js';

/** A viewer who waits for a swarm that is fine. */
const FINE: DiagnosisFacts = {
  wantsPeers: true,
  isWaiting: true,
  isOnline: true,
  trackers: 'connected',
  othersInSwarm: 4,
  peers: 3,
  failedConnections: 0,
  downloadBytesPerSecond: 500_000,
  neededBytesPerSecond: 400_000,
  memoryBudgetBytes: 1000,
  blockedDirective: null,
  isWantedPieceHeld: true,
  webSeedRefusal: null,
  neededBudgetBytes: null,
  downloadLimitBytesPerSecond: null,
};

/** The same without anybody. */
const ALONE: DiagnosisFacts = { ...FINE, peers: 0, downloadBytesPerSecond: 0 };

/** For each code: facts by which it is the case, and its grace time. */
const CASES: Readonly<Record<DiagnosisCode, { facts: DiagnosisFacts; graceMs: number }>> = {
  offline: { facts: { ...FINE, isOnline: false }, graceMs: 1_000 },
  'blocked-by-policy': { facts: { ...ALONE, blockedDirective: 'connect-src' }, graceMs: 0 },
  'budget-too-small': { facts: { ...FINE, neededBudgetBytes: 1001 }, graceMs: 1_000 },
  'tracker-unreachable': { facts: { ...ALONE, trackers: 'failed' }, graceMs: 4_000 },
  'web-seed-refused': {
    facts: { ...ALONE, webSeedRefusal: { reason: 'cors' } },
    graceMs: 2_000,
  },
  'connecting-fails': { facts: { ...ALONE, failedConnections: 2 }, graceMs: 5_000 },
  'nobody-there': { facts: { ...ALONE, othersInSwarm: 0 }, graceMs: 5_000 },
  'piece-unavailable': { facts: { ...FINE, isWantedPieceHeld: false }, graceMs: 5_000 },
  'too-slow': { facts: { ...FINE, downloadBytesPerSecond: 359_999 }, graceMs: 5_000 },
};
const CODES = Object.keys(CASES) as DiagnosisCode[];

/** A clock, and a patient who is looked at once a second. */
class Patient {
  nowMs = 1_000_000;
  memory: DiagnosisMemory = NO_DIAGNOSIS;

  get code(): DiagnosisCode | null {
    return this.memory.shown?.code ?? null;
  }

  look(facts: DiagnosisFacts): Diagnosis | null {
    this.memory = diagnose(facts, this.nowMs, this.memory);
    return this.memory.shown;
  }

  /** Looks now, and every second of the period, its end included. */
  lookFor(ms: number, facts: DiagnosisFacts): Diagnosis | null {
    const endMs = this.nowMs + ms;
    this.look(facts);
    while (this.nowMs < endMs) {
      this.nowMs = Math.min(endMs, this.nowMs + 1_000);
      this.look(facts);
    }
    return this.memory.shown;
  }
}

describe('diagnose', () => {
  let patient: Patient;
  beforeEach(() => {
    patient = new Patient();
  });

  it('finds nothing wrong with a swarm that delivers', () => {
    expect(patient.lookFor(60_000, FINE)).to.be.null;
  });

  for (const code of CODES) {
    const { facts, graceMs } = CASES[code];

    describe(code, () => {
      it(`is said after ${graceMs} ms, and not before`, () => {
        if (graceMs > 0) expect(patient.lookFor(graceMs - 1, facts)).to.be.null;
        else patient.look(FINE);
        patient.nowMs += 1;
        expect(patient.look(facts)?.code).to.equal(code);
      });

      it('has a sentence for viewers and a hint for developers', () => {
        const diagnosis = patient.lookFor(graceMs, facts);
        expect(diagnosis?.message).to.match(/^[A-Z].*\.$/);
        expect(diagnosis?.hint).to.match(/^["0-9A-Za-z].*\.$/);
        expect(diagnosis?.hint).not.to.match(/undefined|null|NaN/);
        expect(Object.isFrozen(diagnosis)).to.equal(true);
      });

      it('stays the same object while it lasts', () => {
        const diagnosis = patient.lookFor(graceMs, facts);
        expect(diagnosis).not.to.be.null;
        expect(patient.lookFor(60_000, facts)).to.equal(diagnosis);
      });

      it('is said of nobody who plays without waiting', () => {
        expect(patient.lookFor(60_000, { ...facts, isWaiting: false })).to.be.null;
      });

      it('is not said when it comes and goes', () => {
        if (graceMs === 0) return expect(patient.look(facts)?.code).to.equal(code);
        for (let round = 0; round < 20; round++) {
          expect(patient.lookFor(graceMs - 1, facts)).to.be.null;
          expect(patient.look(FINE)).to.be.null;
        }
      });

      it('outlives a break of a second, and then ends', () => {
        patient.lookFor(graceMs, facts);
        patient.nowMs += 999;
        patient.look(FINE);
        expect(patient.code).to.equal(code);
        patient.look(facts);
        expect(patient.code).to.equal(code);
        patient.lookFor(20_000, FINE);
        expect(patient.code).to.be.null;
      });

      it('can be said again', () => {
        patient.lookFor(graceMs, facts);
        patient.lookFor(20_000, FINE);
        expect(patient.code).to.be.null;
        patient.lookFor(graceMs, facts);
        expect(patient.code).to.equal(code);
      });
    });
  }

  it('ends at once when the wait is over', () => {
    for (const code of CODES.filter((one) => one !== 'too-slow')) {
      patient = new Patient();
      patient.lookFor(5_000, CASES[code].facts);
      expect(patient.code).to.equal(code);
      expect(patient.look({ ...FINE, isWaiting: false }), code).to.be.null;
    }
  });

  it('calls playback in bursts too slow, without a flicker', () => {
    const slow = CASES['too-slow'].facts;
    const codes = new Set<DiagnosisCode | null>();
    for (let burst = 0; burst < 10; burst++) {
      patient.lookFor(3_000, slow);
      patient.lookFor(3_000, { ...slow, isWaiting: false });
      if (burst > 0) codes.add(patient.code);
    }
    expect([...codes]).to.deep.equal(['too-slow']);
    patient.lookFor(9_000, { ...FINE, isWaiting: false });
    expect(patient.code).to.equal('too-slow');
    patient.lookFor(2_000, { ...FINE, isWaiting: false });
    expect(patient.code).to.be.null;
  });

  it('names the needed and the actual rate', () => {
    const facts = { ...FINE, downloadBytesPerSecond: 100_000.4, neededBytesPerSecond: 400_000.6 };
    expect(patient.lookFor(5_000, facts)).to.include({
      neededBytesPerSecond: 400_001,
      actualBytesPerSecond: 100_000,
    });
    expect(patient.memory.shown?.hint).to.contain('400 kB/s').and.contain('100 kB/s');
  });

  it('names the page’s own limit, when that is what makes it too slow', () => {
    const slow = { ...FINE, downloadBytesPerSecond: 100_000 };
    patient.lookFor(5_000, { ...slow, downloadLimitBytesPerSecond: 100_000 });
    expect(patient.memory.shown?.hint).to.contain('"download-limit"');
    const other = new Patient();
    other.lookFor(5_000, { ...slow, downloadLimitBytesPerSecond: 400_000 });
    expect(other.memory.shown?.hint).not.to.contain('download-limit');
  });

  it('calls nothing too slow that it cannot compare, or that rests', () => {
    const unknown = { ...FINE, downloadBytesPerSecond: 1, neededBytesPerSecond: null };
    expect(patient.lookFor(60_000, unknown)).to.be.null;
    expect(patient.lookFor(60_000, { ...FINE, downloadBytesPerSecond: 0 })).to.be.null;
    expect(patient.lookFor(60_000, { ...FINE, downloadBytesPerSecond: 360_000 })).to.be.null;
  });

  it('says why a web seed refused, each reason in its own words', () => {
    const hints = new Set<string>();
    for (const reason of ['cors', 'range', 'status', 'wrong-bytes', 'stalled'] as const) {
      patient = new Patient();
      const shown = patient.lookFor(2_000, { ...ALONE, webSeedRefusal: { reason, status: 404 } });
      expect(shown).to.include({ code: 'web-seed-refused', reason });
      hints.add(shown?.hint ?? '');
    }
    expect(hints.size).to.equal(5);
    expect([...hints].filter((hint) => hint.includes('404'))).to.have.length(1);
    patient = new Patient();
    patient.lookFor(2_000, { ...ALONE, webSeedRefusal: { reason: 'status' } });
    expect(patient.memory.shown?.hint).to.match(/error\.$/);
  });

  it('follows a web seed from one reason to the next', () => {
    const refused = (reason: WebSeedRefusal) => ({ ...ALONE, webSeedRefusal: { reason } });
    patient.lookFor(3_000, refused('cors'));
    const first = patient.memory.shown;
    expect(patient.lookFor(3_000, refused('status'))).to.include({ reason: 'status' });
    expect(patient.memory.shown).not.to.equal(first);
  });

  describe('for somebody who is alone', () => {
    const cases: [string, Partial<DiagnosisFacts>, DiagnosisCode | null][] = [
      ['trackers connect', { trackers: 'waiting', othersInSwarm: null }, null],
      ['a tracker says nothing of others', { othersInSwarm: null }, null],
      ['a tracker knows others', { othersInSwarm: 1 }, null],
      ['one attempt failed', { failedConnections: 1 }, null],
      ['two failed', { failedConnections: 2 }, 'connecting-fails'],
      [
        'two failed, and nobody is left',
        { failedConnections: 2, othersInSwarm: 0 },
        'nobody-there',
      ],
      [
        'two failed at a tracker that counts nobody',
        { failedConnections: 2, othersInSwarm: null },
        'connecting-fails',
      ],
      ['there is no tracker', { trackers: 'none', othersInSwarm: null }, 'nobody-there'],
      ['nobody is wanted', { wantsPeers: false, trackers: 'none', othersInSwarm: null }, null],
      ['a server delivers', { trackers: 'failed', downloadBytesPerSecond: 400_000 }, null],
      [
        'all is lost, and a server delivers',
        { trackers: 'none', downloadBytesPerSecond: 4e5 },
        null,
      ],
      ['a tracker forgot how it was', { trackers: 'waiting', othersInSwarm: 0 }, null],
    ];
    for (const [what, patch, expected] of cases) {
      it(`is ${expected ?? 'nothing'} while ${what}`, () => {
        patient.lookFor(10_000, { ...ALONE, ...patch });
        expect(patient.code).to.equal(expected);
      });
    }
  });

  it('names the cause, not what follows from it', () => {
    const everything: DiagnosisFacts = {
      ...ALONE,
      isOnline: false,
      trackers: 'failed',
      othersInSwarm: 0,
      failedConnections: 9,
      blockedDirective: 'connect-src',
    };
    patient.lookFor(10_000, everything);
    expect(patient.code).to.equal('offline');
    patient.lookFor(10_000, { ...everything, isOnline: true });
    expect(patient.code).to.equal('blocked-by-policy');
    patient.lookFor(10_000, { ...everything, isOnline: true, blockedDirective: null });
    expect(patient.code).to.equal('tracker-unreachable');
  });

  it('lets one diagnosis be read before the next', () => {
    patient.lookFor(5_000, CASES['nobody-there'].facts);
    patient.nowMs += 100;
    patient.look({ ...ALONE, blockedDirective: 'connect-src' });
    expect(patient.code).to.equal('nobody-there');
    patient.lookFor(3_000, { ...ALONE, blockedDirective: 'connect-src' });
    expect(patient.code).to.equal('blocked-by-policy');
  });

  it('changes nothing that it is given', () => {
    const facts = Object.freeze({ ...CASES.offline.facts });
    const memory = Object.freeze(diagnose(facts, 0));
    const twice = [diagnose(facts, 2_000, memory), diagnose(facts, 2_000, memory)];
    expect(twice[0]).to.deep.equal(twice[1]);
    expect(twice[0]?.shown?.code).to.equal('offline');
    expect(memory.shown).to.be.null;
  });

  it('answers for every combination of facts, and never without a wait', () => {
    const shown = new Set<DiagnosisCode | null>();
    for (const trackers of ['none', 'waiting', 'connected', 'failed'] as const) {
      for (const othersInSwarm of [null, 0, 1]) {
        for (const peers of [0, 1]) {
          for (const rate of [0, 1, NaN, Infinity]) {
            for (const isWaiting of [true, false]) {
              patient = new Patient();
              const facts = { ...FINE, trackers, othersInSwarm, peers, isWaiting };
              patient.lookFor(10_000, { ...facts, downloadBytesPerSecond: rate });
              shown.add(patient.code);
              if (!isWaiting) expect(patient.code).to.be.null;
            }
          }
        }
      }
    }
    expect([...shown].length).to.be.greaterThan(3);
  });
});

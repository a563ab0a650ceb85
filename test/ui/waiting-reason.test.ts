import { expect } from '@open-wc/testing';
import type { Phase, TrackerState } from '../../src/core/player-state.js';
import { steadyReason, waitingReason } from '../../src/ui/waiting-reason.js';
import type { ShownReason, WaitingFacts, WaitingReason } from '../../src/ui/waiting-reason.js';

const PHASES: readonly Phase[] = ['idle', 'connecting', 'probing', 'ready', 'failed'];
const TRACKERS: readonly TrackerState[] = ['none', 'waiting', 'connected', 'failed'];

function reasonOf(patch: Partial<WaitingFacts>): WaitingReason | null {
  return waitingReason({
    mode: 'torrent',
    phase: 'ready',
    waiting: false,
    peers: 0,
    trackers: 'connected',
    downloadBytesPerSecond: 0,
    diagnosis: null,
    bufferingProgress: 0,
    secondsWaiting: 0,
    ...patch,
  });
}

describe('waitingReason', () => {
  it('is nothing before the torrent is wanted and after it failed, whatever else holds', () => {
    for (const phase of ['idle', 'failed'] as const) {
      for (const waiting of [true, false]) {
        for (const trackers of TRACKERS) {
          expect(reasonOf({ phase, waiting, trackers })).to.be.null;
          expect(reasonOf({ phase, waiting, trackers, peers: 3 })).to.be.null;
        }
      }
    }
  });

  it('is nothing while playback has what it needs, even alone', () => {
    for (const trackers of TRACKERS) {
      expect(reasonOf({ trackers, waiting: false })).to.be.null;
      expect(reasonOf({ trackers, waiting: false, peers: 5 })).to.be.null;
    }
  });

  it('is something in every other case', () => {
    for (const phase of PHASES.filter((each) => each !== 'idle' && each !== 'failed')) {
      for (const trackers of TRACKERS) {
        for (const peers of [0, 1]) {
          expect(reasonOf({ phase, trackers, peers, waiting: true })).not.to.be.null;
        }
      }
    }
  });

  for (const phase of ['connecting', 'probing', 'ready'] as const) {
    describe(`alone while ${phase}`, () => {
      const alone = { phase, waiting: true, secondsWaiting: 12.7 };

      it('says that no tracker answered yet', () => {
        expect(reasonOf({ ...alone, trackers: 'waiting' })).to.deep.equal({
          kind: 'connecting',
          seconds: 12,
        });
      });

      it('looks for peers once a tracker answers, or when there is none', () => {
        for (const trackers of ['connected', 'none'] as const) {
          expect(reasonOf({ ...alone, trackers })).to.deep.equal({
            kind: 'looking-for-peers',
            seconds: 12,
          });
        }
      });

      it('says that trackers cannot be reached', () => {
        expect(reasonOf({ ...alone, trackers: 'failed' })).to.deep.equal({
          kind: 'trackers-unreachable',
          seconds: 12,
        });
      });
    });
  }

  it('never counts seconds below zero', () => {
    expect(reasonOf({ phase: 'connecting', secondsWaiting: -0.5 })).to.deep.equal({
      kind: 'looking-for-peers',
      seconds: 0,
    });
  });

  it('names what comes next once somebody is there, whatever the trackers do', () => {
    for (const trackers of TRACKERS) {
      const together = { trackers, peers: 1 };
      expect(reasonOf({ ...together, phase: 'connecting' })).to.deep.equal({
        kind: 'fetching-metadata',
      });
      expect(reasonOf({ ...together, phase: 'probing' })).to.deep.equal({ kind: 'opening' });
      expect(reasonOf({ ...together, waiting: true, bufferingProgress: 0.4 })).to.deep.equal({
        kind: 'buffering',
        progress: 0.4,
      });
    }
  });

  it('does not look for peers while a server delivers', () => {
    const served = { downloadBytesPerSecond: 1, trackers: 'failed' } as const;
    expect(reasonOf({ ...served, phase: 'probing' })).to.deep.equal({ kind: 'opening' });
    expect(reasonOf({ ...served, waiting: true, bufferingProgress: 1 })).to.deep.equal({
      kind: 'buffering',
      progress: 1,
    });
  });

  it('asks servers where nobody else may be asked', () => {
    const seconds = 4;
    for (const phase of ['connecting', 'probing', 'ready'] as const) {
      const facts = { phase, waiting: true, secondsWaiting: seconds };
      for (const trackers of TRACKERS) {
        const asking = { kind: 'asking-server', seconds };
        expect(reasonOf({ ...facts, trackers, mode: 'web-seeds' })).to.deep.equal(asking);
        expect(reasonOf({ ...facts, trackers, mode: 'http' })).to.deep.equal(asking);
      }
    }
    const served = { downloadBytesPerSecond: 1, mode: 'web-seeds' } as const;
    expect(reasonOf({ ...served, phase: 'probing' })).to.deep.equal({ kind: 'opening' });
  });

  it('waits for a piece while nothing of what is needed is there', () => {
    expect(reasonOf({ waiting: true, peers: 2, secondsWaiting: 5.5 })).to.deep.equal({
      kind: 'waiting-for-piece',
      seconds: 5,
    });
  });

  it('says with numbers that it is too slow, once that is found', () => {
    const needs = { neededBytesPerSecond: 500_000, actualBytesPerSecond: 1 };
    const diagnosis = { code: 'too-slow', message: '', hint: '', ...needs } as const;
    const facts = { waiting: true, peers: 2, downloadBytesPerSecond: 262_500, diagnosis };
    expect(reasonOf({ ...facts, bufferingProgress: 0.2 })).to.deep.equal({
      kind: 'too-slow',
      progress: 0.2,
      neededBytesPerSecond: 500_000,
      actualBytesPerSecond: 262_500,
    });
    expect(reasonOf({ ...facts, phase: 'probing' })).to.deep.equal({ kind: 'opening' });
    expect(reasonOf({ ...facts, waiting: false }), 'while it plays').to.be.null;
  });
});

describe('steadyReason', () => {
  const CONNECTING: WaitingReason = { kind: 'connecting', seconds: 0 };
  const OPENING: WaitingReason = { kind: 'opening' };

  /** The kinds that are shown when reasons come at these times. */
  function show(...steps: readonly (readonly [ms: number, reason: WaitingReason])[]): string[] {
    let shown: ShownReason | null = null;
    return steps.map(([ms, reason]) => {
      shown = steadyReason(shown, reason, ms);
      return shown.reason.kind;
    });
  }

  it('lets words be read before others come', () => {
    expect(show([0, CONNECTING], [300, OPENING], [790, OPENING], [800, OPENING])).to.deep.equal([
      'connecting',
      'connecting',
      'connecting',
      'opening',
    ]);
  });

  it('follows numbers at once', () => {
    const shown = steadyReason(
      { reason: CONNECTING, sinceMs: 0 },
      { ...CONNECTING, seconds: 7 },
      9,
    );
    expect(shown).to.deep.equal({ reason: { kind: 'connecting', seconds: 7 }, sinceMs: 0 });
  });
});

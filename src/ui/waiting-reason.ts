import type { Diagnosis } from '../core/diagnosis.js';
import type { Phase, PlaybackMode, TrackerState } from '../core/player-state.js';

/** What the decision needs to know: members of the slices, and a clock. */
export interface WaitingFacts {
  readonly mode: PlaybackMode;
  readonly phase: Phase;
  /** True while playback should advance, or a seek is under way, and no frame can be shown. */
  readonly waiting: boolean;
  readonly peers: number;
  readonly trackers: TrackerState;
  readonly downloadBytesPerSecond: number;
  readonly diagnosis: Diagnosis | null;
  /** 0 to 1. */
  readonly bufferingProgress: number;
  /** Since the wait began. */
  readonly secondsWaiting: number;
}

/**
 * Why nothing plays yet:
 *
 * - `connecting`: no tracker has answered, and none has failed for good
 * - `looking-for-peers`: nobody is connected and nothing comes from a server
 * - `trackers-unreachable`: the same, and no tracker can be asked for peers
 * - `asking-server`: servers alone are asked, and nothing comes yet
 * - `fetching-metadata`: peers are here, the list of files is not
 * - `opening`: bytes come; the container is being read
 * - `waiting-for-piece`: peers are here, and nothing that is needed now has come yet
 * - `buffering`: `progress` (0 to 1) of what playback needs to go on is here
 * - `too-slow`: the same, and it will be so again and again
 */
export type WaitingReason =
  | {
      readonly kind:
        | 'connecting'
        | 'looking-for-peers'
        | 'trackers-unreachable'
        | 'asking-server'
        | 'waiting-for-piece';
      readonly seconds: number;
    }
  | { readonly kind: 'fetching-metadata' | 'opening' }
  | { readonly kind: 'buffering'; readonly progress: number }
  | {
      readonly kind: 'too-slow';
      readonly progress: number;
      readonly neededBytesPerSecond: number;
      readonly actualBytesPerSecond: number;
    };

/** Names the one thing a viewer waits for, or null when there is nothing to wait for. */
export function waitingReason(facts: WaitingFacts): WaitingReason | null {
  if (!isWaiting(facts)) return null;
  if (facts.mode === 'http') return { kind: 'asking-server', seconds: secondsOf(facts) };
  if (facts.peers === 0 && facts.downloadBytesPerSecond === 0) return aloneReason(facts);
  switch (facts.phase) {
    case 'connecting':
      return { kind: 'fetching-metadata' };
    case 'probing':
      return { kind: 'opening' };
    default:
      return dataReason(facts);
  }
}

function isWaiting({ phase, waiting }: WaitingFacts): boolean {
  if (phase === 'idle' || phase === 'failed') return false;
  return phase !== 'ready' || waiting;
}

/** No wire and no bytes: what is known of the trackers tells why. */
function aloneReason(facts: WaitingFacts): WaitingReason {
  const seconds = secondsOf(facts);
  if (facts.mode === 'web-seeds') return { kind: 'asking-server', seconds };
  switch (facts.trackers) {
    case 'failed':
      return { kind: 'trackers-unreachable', seconds };
    case 'waiting':
      return { kind: 'connecting', seconds };
    default:
      return { kind: 'looking-for-peers', seconds };
  }
}

/** Somebody is there: the film itself is what is missing. */
function dataReason(facts: WaitingFacts): WaitingReason {
  const { diagnosis, bufferingProgress: progress, downloadBytesPerSecond } = facts;
  const { code, neededBytesPerSecond } = diagnosis ?? {};
  if (code === 'too-slow' && neededBytesPerSecond !== undefined) {
    const actualBytesPerSecond = downloadBytesPerSecond;
    return { kind: 'too-slow', progress, neededBytesPerSecond, actualBytesPerSecond };
  }
  if (progress > 0) return { kind: 'buffering', progress };
  return { kind: 'waiting-for-piece', seconds: secondsOf(facts) };
}

function secondsOf({ secondsWaiting }: WaitingFacts): number {
  return Math.max(0, Math.floor(secondsWaiting));
}

/** A reason that is shown, and since when. */
export interface ShownReason {
  readonly reason: WaitingReason;
  readonly sinceMs: number;
}

/** Words that change faster cannot be read. */
const MIN_SHOWN_MS = 800;

/**
 * What to show: the reason as it is now, but one that just came stays until it
 * can have been read. Numbers follow at once.
 *
 * @param nowMs of the clock of the former call
 */
export function steadyReason(
  former: ShownReason | null,
  reason: WaitingReason,
  nowMs: number,
): ShownReason {
  if (!former) return { reason, sinceMs: nowMs };
  if (former.reason.kind === reason.kind) return { reason, sinceMs: former.sinceMs };
  return nowMs - former.sinceMs < MIN_SHOWN_MS ? former : { reason, sinceMs: nowMs };
}

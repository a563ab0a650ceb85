import type { Phase, TrackerState } from '../core/player-state.js';

/** What the decision needs to know: members of the slices, and a clock. */
export interface WaitingFacts {
  readonly phase: Phase;
  /** True while playback should advance, or a seek is under way, and no frame can be shown. */
  readonly waiting: boolean;
  readonly peers: number;
  readonly trackers: TrackerState;
  readonly downloadBytesPerSecond: number;
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
 * - `fetching-metadata`: peers are here, the list of files is not
 * - `opening`: bytes come; the container is being read
 * - `buffering`: bytes come; `progress` (0 to 1) of what playback needs is here
 */
export type WaitingReason =
  | {
      readonly kind: 'connecting' | 'looking-for-peers' | 'trackers-unreachable';
      readonly seconds: number;
    }
  | { readonly kind: 'fetching-metadata' | 'opening' }
  | { readonly kind: 'buffering'; readonly progress: number };

/** Names the one thing a viewer waits for, or null when there is nothing to wait for. */
export function waitingReason(facts: WaitingFacts): WaitingReason | null {
  if (!isWaiting(facts)) return null;
  if (facts.peers === 0 && facts.downloadBytesPerSecond === 0) return aloneReason(facts);
  switch (facts.phase) {
    case 'connecting':
      return { kind: 'fetching-metadata' };
    case 'probing':
      return { kind: 'opening' };
    default:
      return { kind: 'buffering', progress: facts.bufferingProgress };
  }
}

function isWaiting({ phase, waiting }: WaitingFacts): boolean {
  if (phase === 'idle' || phase === 'failed') return false;
  return phase !== 'ready' || waiting;
}

/** No wire and no bytes: what is known of the trackers tells why. */
function aloneReason({ trackers, secondsWaiting }: WaitingFacts): WaitingReason {
  const seconds = Math.max(0, Math.floor(secondsWaiting));
  switch (trackers) {
    case 'failed':
      return { kind: 'trackers-unreachable', seconds };
    case 'waiting':
      return { kind: 'connecting', seconds };
    default:
      return { kind: 'looking-for-peers', seconds };
  }
}

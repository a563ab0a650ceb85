import { describe } from './diagnosis-text.js';
import type { TrackerState } from './player-state.js';

/** Why nothing plays, or not well, as a closed union. None of them is final. */
export type DiagnosisCode =
  /** The browser has no network. */
  | 'offline'
  /** The page's Content-Security-Policy forbids a connection. */
  | 'blocked-by-policy'
  /** No tracker can be reached, so that nobody can be found. */
  | 'tracker-unreachable'
  /** Trackers answer, and know of nobody else. */
  | 'nobody-there'
  /** Somebody is there, and no connection to them comes about (ICE). */
  | 'connecting-fails'
  /** Peers are connected, and none has the piece that playback needs next. */
  | 'piece-unavailable'
  /** Bytes come more slowly than the film plays. */
  | 'too-slow'
  /** A web seed is of no use; `reason` says why. */
  | 'web-seed-refused'
  /** The memory budget holds less than playback needs at once. */
  | 'budget-too-small';

/** Why a web seed was given up: not reachable or not allowed by CORS, no ranges, an HTTP status, … */
export type WebSeedRefusal = 'cors' | 'range' | 'status' | 'wrong-bytes' | 'stalled';

/** What is wrong now, as plain data: part of the snapshot and of `torrentdiagnosis`. */
export interface Diagnosis {
  readonly code: DiagnosisCode;
  /** A sentence for viewers, in English. */
  readonly message: string;
  /** What the page's developer can do about it, in English. */
  readonly hint: string;
  /** Of 'web-seed-refused'. */
  readonly reason?: WebSeedRefusal;
  /** Of 'too-slow': what the film takes on average at the present playback rate. */
  readonly neededBytesPerSecond?: number;
  /** Of 'too-slow': what came when this was found. */
  readonly actualBytesPerSecond?: number;
}

/** What the engine may know of its suppliers; null is "not known". */
export interface SupplyFacts {
  /** False when nobody who is connected has the piece that playback waits for. */
  readonly isWantedPieceHeld: boolean | null;
  /** The web seed that refused last, while none delivers. */
  readonly webSeedRefusal: { readonly reason: WebSeedRefusal; readonly status?: number } | null;
  /** The least budget with which playback can go on. */
  readonly neededBudgetBytes: number | null;
  /** The page's own `download-limit`, in bytes per second; null without one. */
  readonly downloadLimitBytesPerSecond: number | null;
}

export const UNKNOWN_SUPPLY: SupplyFacts = Object.freeze({
  isWantedPieceHeld: null,
  webSeedRefusal: null,
  neededBudgetBytes: null,
  downloadLimitBytesPerSecond: null,
});

export interface DiagnosisFacts extends SupplyFacts {
  /** False while web seeds alone are asked. */
  readonly wantsPeers: boolean;
  /** Whether the viewer waits: for metadata, the container, or data. */
  readonly isWaiting: boolean;
  readonly isOnline: boolean;
  readonly trackers: TrackerState;
  /** Other peers that the trackers know of; null until one has said. */
  readonly othersInSwarm: number | null;
  /** Established connections. */
  readonly peers: number;
  readonly failedConnections: number;
  readonly downloadBytesPerSecond: number;
  /** What playback takes on average; null until known. */
  readonly neededBytesPerSecond: number | null;
  readonly memoryBudgetBytes: number;
  /** What the page's policy blocked of ours: a directive; null when nothing. */
  readonly blockedDirective: string | null;
}

/** Passed from one call of `diagnose` to the next; not to be looked into. */
export interface DiagnosisMemory {
  readonly shown: Diagnosis | null;
  /** When the condition of the shown one last held. */
  readonly heldAtMs: number;
  readonly shownSinceMs: number;
  /** When the viewer last waited. */
  readonly waitedAtMs: number;
  /** Since when each condition holds without a break. */
  readonly since: Partial<Readonly<Record<DiagnosisCode, number>>>;
}

export const NO_DIAGNOSIS: DiagnosisMemory = Object.freeze({
  shown: null,
  heldAtMs: 0,
  shownSinceMs: 0,
  waitedAtMs: -Infinity,
  since: Object.freeze({}),
});

/**
 * How long a condition holds before it is said: most pass by themselves. Also
 * the order in which they are said: a cause comes before its consequences.
 */
const GRACE_MS: Readonly<Record<DiagnosisCode, number>> = {
  offline: 1_000,
  'blocked-by-policy': 0,
  'budget-too-small': 1_000,
  // Only whoever publishes the film can cure it.
  'web-seed-refused': 2_000,
  // Two retries have failed by then.
  'tracker-unreachable': 4_000,
  // Connecting to the first peer takes up to 3 s behind NAT.
  'connecting-fails': 5_000,
  'nobody-there': 5_000,
  'piece-unavailable': 5_000,
  'too-slow': 5_000,
};
const CODES = Object.keys(GRACE_MS) as readonly DiagnosisCode[];

/** A diagnosis stays so long after its condition ended, unless the wait is over. */
const CLEAR_MS = 2_000;
/** Playback that stops every few seconds is one long wait. */
const STRUGGLE_MS = 10_000;
/** Playback in bursts is still too slow, while it plays the burst. */
const CLEAR_TOO_SLOW_MS = 10_000;
/** Long enough to be read, before another takes its place. */
const MIN_SHOWN_MS = 3_000;
/** One attempt fails for many reasons; peers that left are tried, too. */
const FAILED_ATTEMPTS = 2;
/** Rates vary, and films have thin parts. */
const TOO_SLOW_RATIO = 0.9;

/**
 * Decides what is wrong, from what is known now and what was said before. It
 * does not flicker: each condition has to hold for a while, and what is said
 * stays until it can be read. Pure; call it about once a second.
 *
 * @param nowMs of any monotonic clock, the same in all calls
 * @param former what the last call returned, first `NO_DIAGNOSIS`
 */
export function diagnose(
  facts: DiagnosisFacts,
  nowMs: number,
  former: DiagnosisMemory = NO_DIAGNOSIS,
): DiagnosisMemory {
  const waitedAtMs = facts.isWaiting ? nowMs : former.waitedAtMs;
  const isStruggling = nowMs - waitedAtMs < STRUGGLE_MS;
  const since: Partial<Record<DiagnosisCode, number>> = {};
  for (const code of CODES) {
    if (CONDITIONS[code]({ ...facts, isStruggling })) since[code] = former.since[code] ?? nowMs;
  }
  const due = CODES.find((code) => nowMs - (since[code] ?? Infinity) >= GRACE_MS[code]) ?? null;
  const shown = former.shown?.code;
  const heldAtMs = shown && since[shown] !== undefined ? nowMs : former.heldAtMs;
  const kept = { ...former, heldAtMs, since, waitedAtMs };
  if (due === null) return mayClear(kept, facts, nowMs) ? { ...kept, shown: null } : kept;
  if (due === shown && isSameReason(due, former.shown, facts)) return kept;
  const isUnread = former.shown !== null && nowMs - former.shownSinceMs < MIN_SHOWN_MS;
  if (isUnread && due !== shown) return kept;
  return { ...kept, shown: describe(due, facts), heldAtMs: nowMs, shownSinceMs: nowMs };
}

function isSameReason(
  code: DiagnosisCode,
  shown: Diagnosis | null,
  { webSeedRefusal }: DiagnosisFacts,
): boolean {
  return code !== 'web-seed-refused' || shown?.reason === webSeedRefusal?.reason;
}

function mayClear(memory: DiagnosisMemory, { isWaiting }: DiagnosisFacts, nowMs: number): boolean {
  if (!memory.shown) return true;
  const idleMs = nowMs - memory.heldAtMs;
  if (memory.shown.code === 'too-slow') return idleMs >= CLEAR_TOO_SLOW_MS;
  return !isWaiting || idleMs >= CLEAR_MS;
}

interface Symptoms extends DiagnosisFacts {
  /** Waits, or did a moment ago. */
  readonly isStruggling: boolean;
}

/** When each of them is the case. Playback that goes on needs no doctor. */
const CONDITIONS: Readonly<Record<DiagnosisCode, (symptoms: Symptoms) => boolean>> = {
  offline: ({ isOnline, isWaiting }) => isWaiting && !isOnline,
  'blocked-by-policy': ({ blockedDirective, ...facts }) =>
    blockedDirective !== null && isDeprived(facts),
  'budget-too-small': ({ neededBudgetBytes, memoryBudgetBytes, isWaiting }) =>
    isWaiting && neededBudgetBytes !== null && neededBudgetBytes > memoryBudgetBytes,
  'tracker-unreachable': (facts) => facts.trackers === 'failed' && isDeprived(facts),
  'web-seed-refused': (facts) => facts.webSeedRefusal !== null && isDeprived(facts),
  'connecting-fails': (facts) =>
    isDeprived(facts) &&
    facts.othersInSwarm !== 0 &&
    facts.trackers !== 'none' &&
    facts.failedConnections >= FAILED_ATTEMPTS,
  'nobody-there': (facts) =>
    facts.wantsPeers &&
    isDeprived(facts) &&
    (facts.trackers === 'none' || (facts.trackers === 'connected' && facts.othersInSwarm === 0)),
  'piece-unavailable': ({ isWaiting, peers, isWantedPieceHeld }) =>
    isWaiting && peers > 0 && isWantedPieceHeld === false,
  'too-slow': ({ isStruggling, downloadBytesPerSecond, neededBytesPerSecond }) =>
    isStruggling &&
    downloadBytesPerSecond > 0 &&
    neededBytesPerSecond !== null &&
    downloadBytesPerSecond < TOO_SLOW_RATIO * neededBytesPerSecond,
};

/** The viewer waits, and there is nobody from whom anything could come. */
function isDeprived(
  facts: Pick<DiagnosisFacts, 'isWaiting' | 'isOnline' | 'peers' | 'downloadBytesPerSecond'>,
): boolean {
  return (
    facts.isWaiting && facts.isOnline && facts.peers === 0 && !(facts.downloadBytesPerSecond > 0)
  );
}

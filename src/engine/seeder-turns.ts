import { rankFor } from './crowd.js';
import type { Taker } from './crowd.js';

/** A piece that somebody waits for or will want. */
export interface WantedPiece {
  readonly piece: number;
  /** When playback stops without it; Infinity when it is only stored for later. */
  readonly deadlineMs: number;
  /** Since when it has been wanted. */
  readonly sinceMs: number;
}

/** A viewer like us, as the division of the seeders' work sees it. */
export interface Fellow extends Taker {
  readonly id: string;
  has(piece: number): boolean;
  /** Whether it lacks the piece and will want it (it may be at another place in the film). */
  wants(piece: number): boolean;
  /** When it told that it is fetching the piece from a seeder; null when it is not. */
  claimedMs(piece: number): number | null;
  /** The pieces that it began to fetch from seeders since then. */
  claimedSince(sinceMs: number): Iterable<number>;
  /** The first piece it wants, where its playback is; null when it never told. */
  readonly position: number | null;
  /** When so many bytes asked of it now would be here, in ms from now. */
  expectedMs(lengthBytes: number, nowMs: number): number;
  /** Whether it has got a piece since, or came since. */
  gotPieceSince(sinceMs: number): boolean;
}

export interface TurnFacts {
  readonly nowMs: number;
  readonly fellows: readonly Fellow[];
  readonly own: Taker;
  /** The first piece we want, where our playback is; null when nothing is. */
  readonly ownPosition: number | null;
  /** The pieces that we told the others we are fetching from a seeder, and since when. */
  readonly claims: ReadonlyMap<number, number>;
  /** How many pieces that we brought wait for others to take them from us. */
  readonly notPassedOn: number;
  /** The pieces that others told they are fetching (`recentClaims`). */
  readonly claimedElsewhere: ReadonlySet<number>;
  readonly pieceBytes: number;
  /** How long a piece takes from a seeder, by what was measured. */
  readonly pieceMs: number;
}

/**
 * A piece that the viewer who claimed it did not bring is taken over by the
 * next in the queue, one after another and only when it is needed soon: if
 * everybody asked the seeder at once, the crowd would collapse. Both the time
 * that each is given and what soon means are this, or what long pieces take.
 */
export const TAKEOVER_MS = 1_500;
const TAKEOVER_PIECES = 1.5;

/** What is needed within this is left only to viewers who need it about as soon. */
export const SOON_MS = 8_000;

/** Viewers no further behind than this count as being at the same place. */
export const ABREAST_PIECES = 16;

/** A viewer that has not got a piece for so long, or for as long as several take, brings us none either. */
export const UNPRODUCTIVE_MS = 2_000;
const UNPRODUCTIVE_PIECES = 4;

/** What a viewer passes on should be here so long before it is needed, or take so many times a seeder's time. */
const PASSING_MARGIN_MS = 500;
const PASSING_PIECES = 3;

/** A piece that a viewer has is not asked of a seeder before this place in the queue would be. */
const HELD_RANK = 2;

/**
 * - `ours`: we began it, nobody else wants it, or those who were to bring it did not
 * - `theirs`: a viewer has it, or is fetching it
 * - `open`: nobody does so far
 */
export type Turn = 'ours' | 'theirs' | 'open';

export interface Division {
  readonly turn: Turn;
  /** Our place in the queue for the piece; 0 is the first. */
  readonly rank: number;
  /** How many may fetch it, we included. */
  readonly takers: number;
}

/** Whose turn it is to fetch a piece from those who are no viewers. */
export function divide(want: WantedPiece, facts: TurnFacts): Division {
  const { piece } = want;
  const { fellows, own } = facts;
  const isLate = (rank: number): boolean => isLateFor(rank, want, facts);
  if (fellows.some((fellow) => fellow.has(piece) && canPassOn(fellow, want, facts))) {
    const isOurs = facts.claims.has(piece) || isLate(HELD_RANK);
    return { turn: isOurs ? 'ours' : 'theirs', rank: HELD_RANK, takers: 1 };
  }
  const rivals = rivalsFor(want, facts);
  if (rivals.length === 0) return { turn: 'ours', rank: 0, takers: 1 };
  const rank = rankFor(piece, own, rivals);
  const takers = rivals.length + 1;
  const claimants = rivals.filter((fellow) => fellow.claimedMs(piece) !== null);
  const isTaken = claimants.length > 0;
  const isDue = isTaken ? isOverdue(rank, want, claimants, facts) : isLate(rank);
  if (isDue || isOurClaim(piece, claimants, facts)) return { turn: 'ours', rank, takers };
  return { turn: isTaken || isSeederBusy(facts) ? 'theirs' : 'open', rank, takers };
}

/** Two that claim a piece within this did not know of each other. */
const SIMULTANEOUS_MS = 300;

/** Whether we claimed it; of two that did so at the same time the first in the queue goes on. */
function isOurClaim(piece: number, claimants: readonly Fellow[], facts: TurnFacts): boolean {
  const claimedMs = facts.claims.get(piece);
  if (claimedMs === undefined) return false;
  const atOnce = claimants.filter(
    (fellow) => Math.abs((fellow.claimedMs(piece) ?? Infinity) - claimedMs) < SIMULTANEOUS_MS,
  );
  return rankFor(piece, facts.own, atOnce) === 0;
}

/** So much is claimed at once that a claim is brought within about this. */
const CLAIM_MS = 3_000;

/** A claim that takes so many times longer than it should holds up nobody. */
const CLAIM_PATIENCE = 2;

/** Who has brought more than so much that nobody took yet leaves the seeder to those with more upload. */
const MAX_NOT_PASSED_ON = 3;

/** What others are fetching from seeders, as long as they can be expected to bring it. */
export function recentClaims(
  fellows: readonly Fellow[],
  pieceMs: number,
  nowMs: number,
): ReadonlySet<number> {
  const sinceMs = nowMs - CLAIM_PATIENCE * Math.max(CLAIM_MS, pieceMs);
  return new Set(fellows.flatMap((fellow) => [...fellow.claimedSince(sinceMs)]));
}

/**
 * Whether as many pieces are being fetched from seeders as is good for all.
 * What all need next comes soonest when few are on their way at the same time;
 * only short ones need company, because between two of them the seeder waits.
 */
function isSeederBusy({ claims, claimedElsewhere, pieceMs, notPassedOn }: TurnFacts): boolean {
  const most = Math.max(1, Math.floor(CLAIM_MS / pieceMs));
  if (notPassedOn > MAX_NOT_PASSED_ON) return true;
  let count = claims.size;
  for (const piece of claimedElsewhere) if (!claims.has(piece)) count++;
  return count >= most;
}

/**
 * The other viewers who may bring a piece from the seeder. What we need soon is
 * not left to one that is far behind us: it would come to the piece too late.
 */
function rivalsFor(want: WantedPiece, facts: TurnFacts): Fellow[] {
  const { piece, deadlineMs } = want;
  const { fellows, ownPosition, nowMs, pieceMs } = facts;
  const unproductiveMs = Math.max(UNPRODUCTIVE_MS, UNPRODUCTIVE_PIECES * pieceMs);
  const isSoon = deadlineMs - nowMs < SOON_MS;
  return fellows.filter((fellow) => {
    if (!fellow.wants(piece) || !fellow.gotPieceSince(nowMs - unproductiveMs)) return false;
    if (!canPassOn(fellow, want, facts)) return false;
    const behind = ownPosition === null ? 0 : ownPosition - (fellow.position ?? ownPosition);
    return !isSoon || behind <= ABREAST_PIECES || fellow.claimedMs(piece) !== null;
  });
}

/**
 * Whether a viewer's link to us carries a piece in time, or at least about as
 * fast as a seeder's would: many have little upload, and some seeders plenty.
 */
function canPassOn(fellow: Fellow, { deadlineMs }: WantedPiece, facts: TurnFacts): boolean {
  const { nowMs, pieceBytes, pieceMs } = facts;
  const patienceMs = Math.max(deadlineMs - nowMs - PASSING_MARGIN_MS, PASSING_PIECES * pieceMs);
  return fellow.expectedMs(pieceBytes, nowMs) <= patienceMs;
}

/**
 * Whether those who claimed the piece have had their time, and we are next. It
 * is taken over so early that it can still come before playback needs it.
 */
function isOverdue(
  rank: number,
  { piece, deadlineMs }: WantedPiece,
  claimants: readonly Fellow[],
  facts: TurnFacts,
): boolean {
  const takeoverMs = takeoverMsOf(facts);
  const claimedMs = Math.max(...claimants.map((fellow) => fellow.claimedMs(piece) ?? -Infinity));
  const sinceMs = Math.max(claimedMs, deadlineMs - 2 * takeoverMs);
  return facts.nowMs - sinceMs > Math.max(1, rank) * takeoverMs;
}

/** Whether the piece has been both wanted and needed soon for so long that we have waited in the queue for it. */
function isLateFor(rank: number, { deadlineMs, sinceMs }: WantedPiece, facts: TurnFacts): boolean {
  const takeoverMs = takeoverMsOf(facts);
  return facts.nowMs - Math.max(sinceMs, deadlineMs - takeoverMs) > rank * takeoverMs;
}

function takeoverMsOf({ pieceMs }: TurnFacts): number {
  return Math.max(TAKEOVER_MS, TAKEOVER_PIECES * pieceMs);
}

interface Candidate {
  readonly want: WantedPiece;
  readonly rank: number;
}

/**
 * Pieces that nobody has begun, of which to begin one. Everybody takes one of
 * the first few, and others than everybody else: the earlier it is needed, and
 * the nearer to the front of its queue we are, the sooner. So nobody runs ahead
 * with its own share while what all wait for is somebody else's, who is busy.
 */
export class OpenPieces {
  readonly #candidates: Candidate[] = [];

  /** @returns the one to begin now; null until there are as many as takers. */
  add(want: WantedPiece, { rank, takers }: Division): WantedPiece | null {
    this.#candidates.push({ want, rank });
    return this.#candidates.length >= takers ? this.take() : null;
  }

  /** The one to begin when no more come; null when those that are left are for others. */
  take(): WantedPiece | null {
    let best = -1;
    let least = this.#candidates.length;
    this.#candidates.forEach(({ rank }, order) => {
      if (order + rank >= least) return;
      least = order + rank;
      best = order;
    });
    return best < 0 ? null : (this.#candidates.splice(best, 1)[0]?.want ?? null);
  }
}

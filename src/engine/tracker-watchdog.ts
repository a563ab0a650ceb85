/** What decides when a tracker is spoken to next. Times are of one monotonic clock, in ms. */
export interface AnnounceFacts {
  /** When the last announce was sent; null before the first. */
  readonly announcedAtMs: number | null;
  /** Since when an announce waits for its answer; null when it was answered. */
  readonly unansweredSinceMs: number | null;
  /** What the tracker asked for. */
  readonly intervalMs: number;
  /** Established connections to peers. */
  readonly wires: number;
  /** Announces since the last wire was there. */
  readonly loneAnnounces: number;
}

export type AnnounceStep =
  | { readonly kind: 'announce' }
  /** The connection is dead without having said so. */
  | { readonly kind: 'reconnect' }
  | { readonly kind: 'wait'; readonly ms: number };

/** A tracker answers at once; NAT boxes and sleeping laptops lose connections silently. */
const ANSWER_LIMIT_MS = 10_000;

/**
 * Without a wire, the tracker is asked sooner than it wants, less and less
 * often: offers get lost, and connections fail. Who joins later finds us by
 * itself, so that there is no need to go on.
 */
const LONE_DELAYS_MS = [5_000, 10_000, 20_000, 30_000, 60_000];

/** Decides what to do with a tracker that is connected. */
export function nextAnnounceStep(facts: AnnounceFacts, nowMs: number): AnnounceStep {
  if (facts.announcedAtMs === null) return { kind: 'announce' };
  const dueMs = facts.announcedAtMs + announceDelayMs(facts);
  const deadMs = (facts.unansweredSinceMs ?? Infinity) + ANSWER_LIMIT_MS;
  if (nowMs >= deadMs) return { kind: 'reconnect' };
  if (nowMs >= dueMs) return { kind: 'announce' };
  return { kind: 'wait', ms: Math.min(dueMs, deadMs) - nowMs };
}

function announceDelayMs({ wires, loneAnnounces, intervalMs }: AnnounceFacts): number {
  if (wires > 0) return intervalMs;
  const index = Math.max(0, loneAnnounces - 1);
  return Math.min(intervalMs, LONE_DELAYS_MS[index] ?? intervalMs);
}

/** What the page noticed may have ended a lone wait, but a tracker is not asked more often than this. */
const WAKE_PAUSE_MS = 5_000;

/**
 * Whether to announce at once when the network is back, or the page visible:
 * not while there are wires, and not twice in a moment.
 */
export function announcesOnWake(
  facts: Pick<AnnounceFacts, 'announcedAtMs' | 'wires'>,
  nowMs: number,
): boolean {
  if (facts.wires > 0) return false;
  return facts.announcedAtMs === null || nowMs - facts.announcedAtMs >= WAKE_PAUSE_MS;
}

const FIRST_RETRY_MS = 1_000;
/** Whatever is away for a while is found after half of that again, at most. */
const RETRY_GROWTH = 1.5;
const MAX_RETRY_MS = 30_000;
/** Viewers that lost one tracker together do not come back together. */
const RETRY_SPREAD = 0.25;

/**
 * How long to wait before connecting again: from 1 s, by half more each time,
 * to 30 s; up to a quarter less at random.
 *
 * @param failures how many attempts failed in a row, at least 1
 * @param random 0 to 1
 */
export function retryDelayMs(failures: number, random: number): number {
  const delayMs = Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * RETRY_GROWTH ** (failures - 1));
  return delayMs * (1 - RETRY_SPREAD * random);
}

/** One that closes sooner has failed, though it did connect. */
const STEADY_MS = 10_000;

/**
 * Failures in a row, after a connection ended that was open for so long, or
 * (null) was never open.
 */
export function countFailures(failures: number, openForMs: number | null): number {
  return openForMs !== null && openForMs >= STEADY_MS ? 1 : failures + 1;
}

/** Offers in the hands of trackers, and connections that may still be opened. */
export interface OfferFacts {
  readonly outstandingOffers: number;
  readonly freeConnections: number;
  /** Trackers that the offers are divided among, at least 1. */
  readonly trackers: number;
}

/** All trackers together; an RTCPeerConnection waits behind each. */
export const MAX_OUTSTANDING_OFFERS = 10;
const MAX_OFFERS_AT_ONCE = 5;

/**
 * How many offers an announce carries (`numwant`). Half of the free connections
 * are left to those who call us; 0 when there is no room.
 */
export function offersWanted(facts: OfferFacts): number {
  const room = Math.ceil(facts.freeConnections / 2);
  const left = MAX_OUTSTANDING_OFFERS - facts.outstandingOffers;
  const share = Math.max(1, Math.floor(MAX_OUTSTANDING_OFFERS / Math.max(1, facts.trackers)));
  return Math.max(0, Math.min(MAX_OFFERS_AT_ONCE, share, left, room));
}

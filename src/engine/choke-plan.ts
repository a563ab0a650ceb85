/** A peer, as far as it matters for who is served. */
export interface ChokePeer {
  /** Tells it from others; the plan names it by this. */
  readonly id: object;
  readonly isInterested: boolean;
  readonly isUnchoked: boolean;
  /** When it was last unchoked or choked. */
  readonly sinceMs: number;
  /** It runs this player: what it gets, it passes on. */
  readonly isViewer: boolean;
  /** It sends us payload too. */
  readonly isGiving: boolean;
  /** 0 to 1: how much of what hardly anybody but us has, it lacks. */
  readonly need: number;
  /** Payload that it got from us of late. */
  readonly recentBytes: number;
}

export interface ChokeQuestion {
  readonly peers: readonly ChokePeer[];
  /** How many interested peers are served at once; Infinity while there is capacity for all. */
  readonly slots: number;
  /** The peer that was served by chance, and since when. */
  readonly optimistic: { readonly id: object; readonly sinceMs: number } | null;
  readonly nowMs: number;
  /** In [0, 1): chooses the next one by chance. */
  readonly random: number;
}

export interface ChokePlan {
  /** Ids of the peers to be unchoked; all others are choked. */
  readonly unchoked: ReadonlySet<object>;
  readonly optimistic: ChokeQuestion['optimistic'];
}

/** Who was unchoked stays so for a while: each change costs a round trip. */
const STAY_MS = 10_000;
/** BEP 3's optimistic unchoke: three rounds of ten seconds. */
const OPTIMISTIC_MS = 30_000;

/**
 * Whom to serve. With capacity for all, all: even those who are not interested
 * yet, whose first request then need not wait for an answer. Otherwise the
 * slots rotate by fair shares (who got least for its weight is next), where
 * viewers, givers and those who lack what only we have weigh more; and one slot
 * goes by chance, so that nobody is left out for ever.
 */
export function planUnchoke(question: ChokeQuestion): ChokePlan {
  const { peers, slots, nowMs } = question;
  const interested = peers.filter((peer) => peer.isInterested);
  if (interested.length <= slots) {
    const chosen = slots === Infinity ? peers : interested;
    return { unchoked: idsOf(chosen), optimistic: null };
  }
  const byTurn = [...interested].sort(
    (a, b) => Number(isStaying(b, nowMs)) - Number(isStaying(a, nowMs)) || share(a) - share(b),
  );
  const regular = idsOf(byTurn.slice(0, Math.max(0, slots - 1)));
  const rest = interested.filter(({ id }) => !regular.has(id));
  const optimistic = slots > 0 ? chooseOptimistic(question, rest) : null;
  return { unchoked: new Set([...regular, ...(optimistic ? [optimistic.id] : [])]), optimistic };
}

function chooseOptimistic(
  { optimistic, nowMs, random }: ChokeQuestion,
  rest: readonly ChokePeer[],
): ChokePlan['optimistic'] {
  const isCurrent = optimistic !== null && nowMs - optimistic.sinceMs < OPTIMISTIC_MS;
  if (isCurrent && rest.some(({ id }) => id === optimistic.id)) return optimistic;
  const chosen = rest[Math.floor(random * rest.length)];
  return chosen ? { id: chosen.id, sinceMs: nowMs } : null;
}

function isStaying({ isUnchoked, sinceMs }: ChokePeer, nowMs: number): boolean {
  return isUnchoked && nowMs - sinceMs < STAY_MS;
}

/** What it got for its weight. */
function share({ recentBytes, isViewer, isGiving, need }: ChokePeer): number {
  return (recentBytes + 1) / (1 + Number(isViewer) + Number(isGiving) + need);
}

function idsOf(peers: readonly ChokePeer[]): Set<object> {
  return new Set(peers.map(({ id }) => id));
}

/** Below this, a slot is too little to play anything from: 1 Mbit/s. */
const SLOT_BYTES_PER_SECOND = 128 * 1024;
const MIN_SLOTS = 4;
/** A peer that waits longer for its block is not served but strung along. */
const SATURATED_MS = 1000;

/**
 * How many peers to serve at once.
 *
 * @param slowestMs the longest that a request has waited here of late.
 * @param bytesPerSecond the rate of uploading, or its limit.
 */
export function slotCount(slowestMs: number, bytesPerSecond: number): number {
  if (slowestMs < SATURATED_MS) return Infinity;
  return Math.max(MIN_SLOTS, Math.floor(bytesPerSecond / SLOT_BYTES_PER_SECOND));
}

/** Something that may be told, as it is now. */
export interface News {
  /** Names it: the same topic is not told twice in a row, whatever its words. */
  readonly topic: string;
  readonly text: string;
  /** Whether the viewer waits for just this. */
  readonly isAwaited: boolean;
  /** Whether it only ends something that was told: said after that, and then no more. Default: false. */
  readonly isRelief?: boolean;
}

/** What was told, and what may be told next; not to be looked into but for `text` and `lookAgainMs`. */
export interface Narration {
  /** What the live region holds. */
  readonly text: string;
  /** When to call again though nothing changes; null when that is not needed. */
  readonly lookAgainMs: number | null;
  /** Of the sentence told last that is still the case; null when silence is. */
  readonly topic: string | null;
  readonly toldAtMs: number;
  /** What is the case and not told yet, and since when. */
  readonly next: { readonly topic: string; readonly sinceMs: number } | null;
}

export const SILENCE: Narration = Object.freeze({
  text: '',
  lookAgainMs: null,
  topic: null,
  toldAtMs: -Infinity,
  next: null,
});

/** What is over sooner is not worth a word. */
const SETTLE_MS = 1_000;
/** A human pace. */
const PAUSE_MS = 10_000;
/** What the viewer waits for interrupts the pause, but not the sentence. */
const AWAITED_PAUSE_MS = 2_500;
/** A live region that is read again later must not tell what is long over. */
const FADE_MS = 5_000;

/**
 * Decides what a live region says: what lasts, once, and never more often than
 * every ten seconds unless the viewer waits for it. Pure; call it after every
 * change, and at `lookAgainMs`.
 *
 * @param news what there is to tell, or null: all is well, and silence is best
 * @param nowMs of any monotonic clock, the same in all calls
 */
export function narrate(news: News | null, nowMs: number, former = SILENCE): Narration {
  const isNoNews = former.topic === null || former.topic === news?.topic;
  if (!news || (news.isRelief && isNoNews)) return fallSilent(former, nowMs);
  if (news.topic === former.topic) return { ...former, next: null, lookAgainMs: null };
  const next = news.topic === former.next?.topic ? former.next : { ...news, sinceMs: nowMs };
  const pauseMs = news.isAwaited ? AWAITED_PAUSE_MS : PAUSE_MS;
  const dueMs = Math.max(next.sinceMs + SETTLE_MS, former.toldAtMs + pauseMs);
  const waiting = { topic: next.topic, sinceMs: next.sinceMs };
  if (nowMs < dueMs) return { ...former, next: waiting, lookAgainMs: dueMs };
  const { topic, text } = news;
  return { text, topic, toldAtMs: nowMs, next: null, lookAgainMs: null };
}

function fallSilent(former: Narration, nowMs: number): Narration {
  const fadeMs = former.toldAtMs + FADE_MS;
  const isRead = nowMs >= fadeMs;
  return {
    ...former,
    text: isRead ? '' : former.text,
    topic: null,
    next: null,
    lookAgainMs: isRead || former.text === '' ? null : fadeMs,
  };
}

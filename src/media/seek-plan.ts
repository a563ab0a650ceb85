import type { TimeSpan } from '../core/player-state.js';

/** Where the feeding of one track stands. Times in seconds. */
export interface FeedState {
  /** What its SourceBuffer holds: sorted, disjoint. */
  readonly buffered: readonly TimeSpan[];
  /** The time from which the present run feeds; its first key frame may be earlier. */
  readonly fedFrom: number;
  /** Where its next segment will begin. */
  readonly fedUntil: number;
  /** True when the track was fed to its end. */
  readonly ended: boolean;
}

/** Two times this close are the same: less than any frame, more than rounding. */
const ROUNDING_SECONDS = 0.005;

/** Frames end a little before the next begins in some files; browsers bridge that. */
const BRIDGED_SECONDS = 0.1;

/** A seek this far beyond what was fed is reached sooner by feeding on. */
const PATIENCE_SECONDS = 1;

/**
 * Where each track has to be fed from so that playback can go on at `target`,
 * or null when every run under way gets there by itself.
 */
export function planSeek(target: number, tracks: readonly FeedState[]): number[] | null {
  const plans = tracks.map((track) => planTrack(target, track));
  if (plans.every((plan) => plan.keeps)) return null;
  return plans.map((plan) => plan.from);
}

interface TrackPlan {
  readonly keeps: boolean;
  readonly from: number;
}

function planTrack(target: number, track: FeedState): TrackPlan {
  const span = track.buffered.find(({ start, end }) => {
    return start <= target + BRIDGED_SECONDS && target < end;
  });
  if (span) {
    const isFeedingIt =
      track.fedUntil >= span.start && track.fedUntil <= span.end + BRIDGED_SECONDS;
    return { keeps: isFeedingIt, from: span.end };
  }
  const isComing =
    !track.ended &&
    target >= Math.max(track.fedFrom, track.fedUntil) - ROUNDING_SECONDS &&
    target <= track.fedUntil + PATIENCE_SECONDS;
  const isFirst = Math.abs(target - track.fedFrom) <= ROUNDING_SECONDS;
  const isCatchingUp = isFirst && track.fedUntil <= target + ROUNDING_SECONDS;
  return { keeps: isComing || isCatchingUp, from: target };
}

/**
 * Where playback should jump to when it waits in a hole that no data will
 * fill, such as audio that begins late; null when data may still come.
 *
 * @param currentTime seconds, not decodable by every track.
 * @param playbackRate browsers stop earlier before a hole at a higher one.
 */
export function holeEnd(
  currentTime: number,
  tracks: readonly FeedState[],
  playbackRate = 1,
): number | null {
  const tolerated = BRIDGED_SECONDS * Math.max(1, playbackRate);
  const common = tracks.map((track) => track.buffered).reduce(intersectSpans);
  const next = common.find(({ end }) => end > currentTime + tolerated);
  if (!next || next.start <= currentTime) return null;
  const isReal = tracks.every(({ buffered, fedFrom, fedUntil, ended }) => {
    const hasAll = buffered.some(({ start, end }) => start <= currentTime && end > next.start);
    const isFedPast = fedFrom <= currentTime + tolerated && (ended || fedUntil > next.start);
    return hasAll || isFedPast;
  });
  return isReal ? next.start : null;
}

/** Playback that comes to rest this near to the end, with all data there, has nothing more to show. */
const NEAR_END_SECONDS = 2;

/**
 * The end of the film, when everything was fed up to it and playback is near;
 * else null. Damaged sound may be shorter than its times say: Chromium then
 * waits for what is not there, a moment before the end, or at it.
 *
 * @param currentTime seconds.
 */
export function nearbyEnd(currentTime: number, tracks: readonly FeedState[]): number | null {
  if (!tracks.every(({ ended }) => ended)) return null;
  const end = Math.max(...tracks.map(({ buffered }) => buffered.at(-1)?.end ?? 0));
  return Math.abs(end - currentTime) < NEAR_END_SECONDS ? end : null;
}

/** More than this ahead is enough for any decoder to go on, and what is left out to get one going. */
const STEP_SECONDS = 1;

/**
 * Where playback should jump to when it rests although every track has what
 * comes next: a decoder that came to nothing in damaged data begins anew there.
 * Null when data is missing.
 *
 * @param currentTime seconds.
 */
export function stepOver(currentTime: number, tracks: readonly FeedState[]): number | null {
  const target = currentTime + STEP_SECONDS;
  const common = tracks.map((track) => track.buffered).reduce(intersectSpans);
  return common.some(({ start, end }) => start <= currentTime && target < end) ? target : null;
}

/** What two sorted, disjoint lists of spans have in common. */
export function intersectSpans(a: readonly TimeSpan[], b: readonly TimeSpan[]): TimeSpan[] {
  const common: TimeSpan[] = [];
  for (const one of a) {
    for (const other of b) {
      const start = Math.max(one.start, other.start);
      const end = Math.min(one.end, other.end);
      if (start < end) common.push({ start, end });
    }
  }
  return common;
}

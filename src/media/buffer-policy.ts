import type { TimeSpan } from '../core/player-state.js';

/** How far ahead playback is prepared, and how much is kept behind it. */
export interface BufferLimits {
  /** Seconds of media ahead of the playback position after which feeding pauses. */
  readonly forwardSeconds: number;
  /** The same in bytes, for all tracks together; the first of the two limits counts. */
  readonly forwardBytes: number;
  /** Seconds behind the playback position that stay for a short seek back. */
  readonly backSeconds: number;
}

/**
 * Half a minute rides out a peer that leaves. The bytes stay well under what
 * browsers grant a SourceBuffer (Chromium 150 MB of video and 12 MB of audio,
 * Firefox 100 MB).
 */
export const DEFAULT_LIMITS: BufferLimits = {
  forwardSeconds: 30,
  forwardBytes: 40 * 1024 * 1024,
  backSeconds: 15,
};

/** One track may be fed this far beyond the one that is furthest behind. */
const TRACK_LEAD_SECONDS = 1;

/** Playback can be expected to run on with this much ahead of it. */
export const ENOUGH_SECONDS = 2;

/** Below this distance to the end of the buffer, every little helps. */
const COMFORTABLE_SECONDS = 5;

/**
 * Decoders hold back some frames before they give the first, however long each
 * is shown: with a picture every ten seconds that is minutes.
 */
const FEW_FRAMES = 20;

/** Frames that last longer than this, on average, count one by one. */
const SPARSE_FRAME_SECONDS = 1;

const SMALL_SEGMENT_SECONDS = 0.2;
const CATCH_UP_SEGMENT_SECONDS = 1;
const LARGE_SEGMENT_SECONDS = 1;

/** What is shown at once beside the first segment, where playback was held back at its start. */
export const HELD_BACK_SECONDS = 1;

/** What is known about a track when the policy is asked. All in seconds. */
export interface FeedPosition {
  /** Where playback is, or is about to be. */
  readonly currentTime: number;
  /** Where this track's next segment will begin. */
  readonly fedUntil: number;
  /** The same for the track that is furthest behind and has not ended; Infinity without one. */
  readonly slowestFedUntil: number;
  /** Bytes ahead of the playback position, all tracks together. */
  readonly forwardBytes: number;
  /** Frames of this track ahead of the playback position. */
  readonly forwardFrames: number;
}

/** Whether a track may be fed more now. */
export function wantsMore(position: FeedPosition, limits: BufferLimits): boolean {
  const { forwardFrames, forwardBytes } = position;
  const aheadSeconds = position.fedUntil - position.currentTime;
  const isSparse = aheadSeconds > forwardFrames * SPARSE_FRAME_SECONDS;
  if (isSparse && forwardFrames < FEW_FRAMES && forwardBytes < limits.forwardBytes) return true;
  if (position.fedUntil > position.slowestFedUntil + TRACK_LEAD_SECONDS) return false;
  if (aheadSeconds <= SMALL_SEGMENT_SECONDS) return true;
  return aheadSeconds < limits.forwardSeconds && forwardBytes < limits.forwardBytes;
}

/** Chromium shows no picture without sound: up to 0.18 s were seen to be too little, 0.23 never. */
const SOUND_TO_SHOW_SECONDS = 0.2;

/** Segments may end a little before what was asked for. */
const FIRST_SOUND_SECONDS = 0.26;

/**
 * Whether a decoder of that codec gets on with one frame and nothing after it:
 * WebKitGTK's of AV1 often never goes on then.
 *
 * @param codec RFC 6381 codec string.
 */
export function takesSingleFrames(codec: string): boolean {
  return !codec.startsWith('av01.');
}

/**
 * How many seconds the next segment of a track should hold where a picture is
 * all that is wanted, with so many of them there already, which do not suffice.
 */
export function firstSegmentSeconds(kind: 'video' | 'audio', aheadSeconds: number): number {
  return kind === 'video' ? 0 : FIRST_SOUND_SECONDS - Math.max(0, aheadSeconds);
}

/** Whether that may be enough of a track to show the first frame: some decoders want more. */
export function maySuffice(kind: 'video' | 'audio', aheadSeconds: number): boolean {
  return kind === 'video' ? aheadSeconds > 0 : aheadSeconds >= SOUND_TO_SHOW_SECONDS;
}

/**
 * How many seconds of media the next segment should hold: little while
 * playback waits for it, more on the way there from a key frame (nobody sees
 * those frames) and when there is plenty (each append costs).
 */
export function segmentSeconds(currentTime: number, fedUntil: number): number {
  const aheadSeconds = fedUntil - currentTime;
  if (aheadSeconds < -CATCH_UP_SEGMENT_SECONDS) return CATCH_UP_SEGMENT_SECONDS;
  return aheadSeconds < COMFORTABLE_SECONDS ? SMALL_SEGMENT_SECONDS : LARGE_SEGMENT_SECONDS;
}

/** Removal is worth its cost from this many seconds on. */
const REMOVAL_SLACK_SECONDS = 5;

/**
 * A removal takes everything up to the next key frame with it (MSE, "coded
 * frame removal"), so it has to end just before one, rounding included.
 */
const BEFORE_KEY_SECONDS = 0.01;

/**
 * The spans of one track to remove: what lies further back than the limits
 * say, and whatever remains far beyond the forward limit after a seek. Empty
 * when there is little to gain.
 *
 * @param keyTimes of the track's key frames, sorted, in seconds.
 */
export function spansToTrim(
  buffered: readonly TimeSpan[],
  currentTime: number,
  keyTimes: readonly number[],
  limits: BufferLimits,
): TimeSpan[] {
  const back = removalEnd(keyTimes, currentTime - limits.backSeconds);
  const ahead = currentTime + 2 * limits.forwardSeconds;
  const spans: TimeSpan[] = [];
  for (const { start, end } of buffered) {
    const gain = Math.min(end, back) - start;
    if (gain >= REMOVAL_SLACK_SECONDS || (gain > 0 && end <= back)) {
      spans.push({ start, end: Math.min(end, back) });
    }
    if (end > ahead + REMOVAL_SLACK_SECONDS) spans.push({ start: Math.max(start, ahead), end });
  }
  return spans;
}

/**
 * What to remove at once when the browser refuses an append: everything
 * before the key frame that playback needs now; else, after a seek back, what
 * is left of the former place, furthest ahead; null when nothing is.
 */
export function spanToEvict(
  buffered: readonly TimeSpan[],
  currentTime: number,
  keyTimes: readonly number[],
): TimeSpan | null {
  const start = buffered[0]?.start ?? Infinity;
  const end = removalEnd(keyTimes, currentTime);
  if (start < end) return { start, end };
  const furthest = buffered.at(-1);
  return furthest && furthest.start > currentTime ? furthest : null;
}

/** Where a removal that must spare what is needed at `time` may end. */
function removalEnd(keyTimes: readonly number[], time: number): number {
  return (keyTimes.filter((keyTime) => keyTime <= time).at(-1) ?? -Infinity) - BEFORE_KEY_SECONDS;
}

/** A shorter wait says nothing about how fast bytes come. */
const TELLING_WAIT_SECONDS = 1;

/** Nobody waits for more than this to be there. */
const MAX_START_SECONDS = 4;

/**
 * How many seconds of media must be there before playback starts after a wait:
 * nothing on a fast connection; on a slow one as much as the wait has taken, so
 * that one longer wait replaces many short ones.
 */
export function secondsToStart(waitedSeconds: number): number {
  return waitedSeconds < TELLING_WAIT_SECONDS ? 0 : Math.min(MAX_START_SECONDS, waitedSeconds);
}

/** 0 to 1: how much of what playback needs before it goes on has been fed. */
export function readiness(aheadSeconds: number, remainingSeconds: number): number {
  const needed = Math.min(ENOUGH_SECONDS, remainingSeconds);
  if (needed <= 0) return 1;
  return Math.min(1, Math.max(0, aheadSeconds / needed));
}

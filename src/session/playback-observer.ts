import type { PlaybackSlice, PlayerState, TimeSpan } from '../core/player-state.js';
import type { Store } from '../core/store.js';
import { toTimeSpans } from '../core/time-spans.js';

/** Every event after which some member of the playback slice may differ (HTML §4.8.11.16). */
const OBSERVED_EVENTS = [
  'loadstart',
  'emptied',
  'loadedmetadata',
  'loadeddata',
  'canplay',
  'canplaythrough',
  'durationchange',
  'timeupdate',
  'progress',
  'play',
  'playing',
  'pause',
  'ended',
  'seeking',
  'seeked',
  'waiting',
  'volumechange',
  'ratechange',
  'resize',
] as const;

/**
 * Mirrors a media element into the playback slice, whose only writer it is.
 * `bufferingProgress` (0 to 1) tells what the element
 * cannot: how near the data is to being enough. Returns a function that mirrors
 * at once, for changes that have no media event.
 */
export function observePlayback(
  video: HTMLVideoElement,
  store: Store<PlayerState>,
  bufferingProgress: () => number,
): () => void {
  const mirror = () => {
    const slice = readPlayback(video, store.state.playback);
    store.patch('playback', { ...slice, bufferingProgress: bufferingProgress() });
  };
  for (const type of OBSERVED_EVENTS) video.addEventListener(type, mirror);
  mirror();
  return mirror;
}

function readPlayback(
  video: HTMLVideoElement,
  former: PlaybackSlice,
): Omit<PlaybackSlice, 'bufferingProgress'> {
  const buffered = toTimeSpans(video.buffered);
  return {
    paused: video.paused,
    ended: video.ended,
    seeking: video.seeking,
    waiting: isWaiting(video),
    currentTime: video.currentTime,
    duration: video.duration,
    buffered: sameSpans(buffered, former.buffered) ? former.buffered : buffered,
    readyState: video.readyState,
    volume: video.volume,
    muted: video.muted,
    playbackRate: video.playbackRate,
    videoWidth: video.videoWidth,
    videoHeight: video.videoHeight,
  };
}

/**
 * True while the viewer waits for data: playback wants to advance and cannot,
 * or a seek has not shown its frame yet.
 */
function isWaiting(video: HTMLVideoElement): boolean {
  if (video.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA) return false;
  return !video.ended && (!video.paused || video.seeking);
}

function sameSpans(a: readonly TimeSpan[], b: readonly TimeSpan[]): boolean {
  return (
    a.length === b.length &&
    a.every((span, index) => span.start === b[index]?.start && span.end === b[index].end)
  );
}

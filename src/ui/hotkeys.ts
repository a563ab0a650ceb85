import type { PlaybackSlice } from '../core/player-state.js';
import {
  FullscreenRequest,
  MuteRequest,
  NextRequest,
  PauseRequest,
  PlayRequest,
  PreviousRequest,
  SeekRequest,
  VolumeRequest,
  type AnyPlayerRequest,
} from './requests.js';
import { isSeekable } from './seek-model.js';
import { hasModifier } from './slider-keys.js';

/** How far the arrow keys and J, L go. */
const SEEK_SECONDS = 10;
const VOLUME_STEP = 0.05;

const TEXT_FIELDS = 'input, textarea, select, [contenteditable]';
const PRESSED_BY_SPACE = 'button, summary, a[href]';

/** What a keyboard event offers to the decision. */
export type HotkeyEvent = Pick<
  KeyboardEvent,
  'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'repeat' | 'defaultPrevented' | 'composedPath'
>;

/**
 * What a key asks of the player: the table of media-chrome, and 0-9, Home, End
 * for places in the film. Null for keys that are not ours, for those with a
 * modifier, and for those that a focused control has used or is about to use. A
 * key that toggles does so once, however long it is held.
 */
export function hotkeyRequest(
  event: HotkeyEvent,
  playback: PlaybackSlice,
  fullscreen: boolean,
): AnyPlayerRequest | null {
  if (event.defaultPrevented || hasModifier(event) || belongsToFocused(event)) return null;
  const step = event.repeat ? null : stepRequest(event.key);
  if (step) return step;
  const key = event.key.toLowerCase();
  const toggle = event.repeat ? null : toggleRequest(key, playback, fullscreen);
  return toggle ?? seekRequest(key, playback) ?? volumeRequest(key, playback);
}

/** With Shift, as on YouTube: so that a slip of the finger does not end a film. */
function stepRequest(key: string): NextRequest | PreviousRequest | null {
  if (key === 'N') return new NextRequest();
  return key === 'P' ? new PreviousRequest() : null;
}

function belongsToFocused(event: HotkeyEvent): boolean {
  const [focused] = event.composedPath();
  if (!(focused instanceof Element)) return false;
  return focused.matches(TEXT_FIELDS) || (event.key === ' ' && focused.matches(PRESSED_BY_SPACE));
}

function toggleRequest(
  key: string,
  { paused, ended, muted }: PlaybackSlice,
  fullscreen: boolean,
): AnyPlayerRequest | null {
  switch (key) {
    case ' ':
    case 'k':
      return paused || ended ? new PlayRequest() : new PauseRequest();
    case 'm':
      return new MuteRequest(!muted);
    case 'f':
      return new FullscreenRequest(!fullscreen);
    default:
      return null;
  }
}

function seekRequest(key: string, playback: PlaybackSlice): SeekRequest | null {
  const { duration } = playback;
  const time = isSeekable(duration) ? seekTime(key, playback) : null;
  return time === null ? null : new SeekRequest(clamp(time, duration));
}

function seekTime(key: string, { currentTime, duration }: PlaybackSlice): number | null {
  if (/^[0-9]$/.test(key)) return (Number(key) * duration) / 10;
  switch (key) {
    case 'arrowleft':
    case 'j':
      return currentTime - SEEK_SECONDS;
    case 'arrowright':
    case 'l':
      return currentTime + SEEK_SECONDS;
    case 'home':
      return 0;
    case 'end':
      return duration;
    default:
      return null;
  }
}

/** Steps from what is heard: muted counts as 0. */
function volumeRequest(key: string, { muted, volume }: PlaybackSlice): VolumeRequest | null {
  if (key !== 'arrowup' && key !== 'arrowdown') return null;
  const step = key === 'arrowup' ? VOLUME_STEP : -VOLUME_STEP;
  const wanted = clamp((muted ? 0 : volume) + step, 1);
  return new VolumeRequest(Math.round(wanted * 100) / 100);
}

function clamp(value: number, max: number): number {
  return Math.min(max, Math.max(0, value));
}

import type { PlaybackSlice, TextTrackInfo } from '../core/player-state.js';
import { nextRate } from './playback-rates.js';
import {
  CaptionsRequest,
  FullscreenRequest,
  MuteRequest,
  NextRequest,
  PauseRequest,
  PictureInPictureRequest,
  PlayRequest,
  PreviousRequest,
  RateRequest,
  SeekRequest,
  SkipRequest,
  VolumeRequest,
  type AnyPlayerRequest,
} from './requests.js';
import { isSeekable } from './seek-model.js';
import { hasModifier } from './slider-keys.js';

/** How far the arrow keys and J, L go. */
const SKIP_SECONDS = 10;
const VOLUME_STEP = 0.05;

const TEXT_FIELDS = 'input, textarea, select, [contenteditable]';
const PRESSED_BY_SPACE = 'button, summary, a[href]';

/** What a keyboard event offers to the decision. */
export type HotkeyEvent = Pick<
  KeyboardEvent,
  'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'repeat' | 'defaultPrevented' | 'composedPath'
>;

/** What the decision depends on. */
export interface HotkeyFacts {
  readonly playback: PlaybackSlice;
  readonly textTracks: readonly TextTrackInfo[];
  readonly fullscreen: boolean;
  readonly pictureInPicture: boolean;
  /** The keys that the page wants for itself: `nof`, `noarrowleft`, `nospace`; as in media-chrome. */
  readonly withheld: readonly string[];
}

/**
 * What a key asks of the player: the table of media-chrome, and 0-9, Home, End
 * for places in the film. Null for keys that are not ours, for those with a
 * modifier, and for those that a focused control has used or is about to use. A
 * key that toggles does so once, however long it is held.
 */
export function hotkeyRequest(event: HotkeyEvent, facts: HotkeyFacts): AnyPlayerRequest | null {
  if (event.defaultPrevented || hasModifier(event) || belongsToFocused(event)) return null;
  const key = event.key.toLowerCase();
  if (facts.withheld.includes(`no${key === ' ' ? 'space' : key}`)) return null;
  const step = event.repeat ? null : stepRequest(event.key);
  if (step) return step;
  const { playback } = facts;
  const toggle = event.repeat ? null : toggleRequest(key, facts);
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

function toggleRequest(key: string, facts: HotkeyFacts): AnyPlayerRequest | null {
  const { paused, ended, muted, playbackRate } = facts.playback;
  switch (key) {
    case ' ':
    case 'k':
      return paused || ended ? new PlayRequest() : new PauseRequest();
    case 'm':
      return new MuteRequest(!muted);
    case 'f':
      return new FullscreenRequest(!facts.fullscreen);
    case 'c':
      return new CaptionsRequest(!facts.textTracks.some(({ showing }) => showing));
    case 'i':
    case 'p':
      return new PictureInPictureRequest(!facts.pictureInPicture);
    case '<':
    case '>':
      return new RateRequest(nextRate(playbackRate, key === '>' ? 1 : -1));
    default:
      return null;
  }
}

function seekRequest(key: string, { duration }: PlaybackSlice): AnyPlayerRequest | null {
  if (!isSeekable(duration)) return null;
  if (/^[0-9]$/.test(key)) return new SeekRequest((Number(key) * duration) / 10);
  switch (key) {
    case 'arrowleft':
    case 'j':
      return new SkipRequest(-SKIP_SECONDS);
    case 'arrowright':
    case 'l':
      return new SkipRequest(SKIP_SECONDS);
    case 'home':
      return new SeekRequest(0);
    case 'end':
      return new SeekRequest(duration);
    default:
      return null;
  }
}

/** Steps from what is heard: muted counts as 0. */
function volumeRequest(key: string, { muted, volume }: PlaybackSlice): VolumeRequest | null {
  if (key !== 'arrowup' && key !== 'arrowdown') return null;
  const step = key === 'arrowup' ? VOLUME_STEP : -VOLUME_STEP;
  const wanted = Math.min(1, Math.max(0, (muted ? 0 : volume) + step));
  return new VolumeRequest(Math.round(wanted * 100) / 100);
}

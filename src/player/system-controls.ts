import type { PlaybackSlice } from '../core/player-state.js';
import type { MediaTitle } from './media-title.js';

/** How far the system's buttons go when they do not say. */
const SKIP_SECONDS = 10;

/** What the system shows of a film or track. */
export interface SystemMetadata extends MediaTitle {
  /** Absolute URL of a picture, '' without one. */
  readonly artwork: string;
}

/** What the system's buttons and keys do. Without `next` or `previous` there is no such button. */
export interface SystemActions {
  readonly play: () => void;
  readonly pause: () => void;
  readonly seek: (time: number) => void;
  readonly skip: (seconds: number) => void;
  readonly next?: (() => void) | undefined;
  readonly previous?: (() => void) | undefined;
}

/** As far as the system may be off before it is told again where playback is. */
const TOLERATED_SECONDS = 0.5;

/** Whose actions the page's one media session has. */
const ownership: { owner: SystemControls | null } = { owner: null };

/**
 * The system's media controls: keys, lock screen, headphones (W3C Media
 * Session). A page has one session: the player that was last to play has it,
 * until another plays or it is released. What the page itself shows there stays.
 */
export class SystemControls {
  readonly #session: MediaSession | undefined = (navigator as Partial<Navigator>).mediaSession;
  #metadata: MediaMetadata | null = null;
  #told: ToldPosition | null = null;

  /** Takes the session: this player plays now. May be called again, with other actions. */
  claim(actions: SystemActions): void {
    if (ownership.owner !== this) ownership.owner?.release();
    ownership.owner = this;
    const handlers = handlersOf(actions);
    for (const action of Object.keys(handlers) as (keyof typeof handlers)[]) {
      this.#handle(action, handlers[action]);
    }
  }

  /** Shows what plays and where it is, while the session is this player's. */
  update(wanted: SystemMetadata, playback: PlaybackSlice): void {
    const session = this.#session;
    if (ownership.owner !== this || !session) return;
    const playbackState = playback.paused ? 'paused' : 'playing';
    if (session.playbackState !== playbackState) session.playbackState = playbackState;
    this.#showPosition(session, playback);
    const shown = this.#metadata;
    if (session.metadata !== shown) return; // The page's own.
    if (shown && isSame(shown, wanted)) return;
    const { artwork, ...title } = wanted;
    this.#metadata = new MediaMetadata({ ...title, artwork: artwork ? [{ src: artwork }] : [] });
    session.metadata = this.#metadata;
  }

  /** Gives the session back; nothing happens when another player has it. */
  release(): void {
    const session = this.#session;
    if (ownership.owner !== this || !session) return;
    ownership.owner = null;
    for (const action of HANDLED) this.#handle(action, undefined);
    if (session.metadata === this.#metadata) session.metadata = null;
    this.#metadata = null;
    this.#told = null;
    session.playbackState = 'none';
    session.setPositionState();
  }

  /** Not while the system knows where it is: to tell another process costs as much as drawing. */
  #showPosition(session: MediaSession, playback: PlaybackSlice): void {
    const { duration, currentTime, playbackRate, paused } = playback;
    if (!(duration > 0) || playbackRate === 0) return;
    const position = Math.min(Math.max(currentTime, 0), duration);
    const now = { duration, position, playbackRate, paused, atMs: performance.now() };
    if (this.#told && isExpected(now, this.#told)) return;
    this.#told = now;
    session.setPositionState({ duration, position, playbackRate });
  }

  /** Browsers know some of the actions, and throw at others. */
  #handle(action: MediaSessionAction, handler: MediaSessionActionHandler | undefined): void {
    try {
      this.#session?.setActionHandler(action, handler ?? null);
    } catch {
      // No such button here.
    }
  }
}

const HANDLED = [
  'play',
  'pause',
  'seekto',
  'seekforward',
  'seekbackward',
  'nexttrack',
  'previoustrack',
] as const satisfies readonly MediaSessionAction[];

type Handlers = Record<(typeof HANDLED)[number], MediaSessionActionHandler | undefined>;

function handlersOf({ play, pause, seek, skip, next, previous }: SystemActions): Handlers {
  return {
    play,
    pause,
    seekto: ({ seekTime }) => seek(seekTime ?? 0),
    seekforward: ({ seekOffset }) => skip(seekOffset ?? SKIP_SECONDS),
    seekbackward: ({ seekOffset }) => skip(-(seekOffset ?? SKIP_SECONDS)),
    nexttrack: next,
    previoustrack: previous,
  };
}

function isSame(shown: MediaMetadata, { title, artist, album, artwork }: SystemMetadata): boolean {
  const src = shown.artwork[0]?.src ?? '';
  return (
    shown.title === title && shown.artist === artist && shown.album === album && src === artwork
  );
}

/** Where playback was said to be, and when (`performance.now()`). */
interface ToldPosition extends Required<MediaPositionState> {
  readonly paused: boolean;
  readonly atMs: number;
}

/** Whether it is about where the system would have it by now, of what it was told. */
function isExpected(now: ToldPosition, told: ToldPosition): boolean {
  const { duration, playbackRate, paused } = told;
  const isSame =
    now.duration === duration && now.playbackRate === playbackRate && now.paused === paused;
  const advanced = paused ? 0 : ((now.atMs - told.atMs) / 1000) * playbackRate;
  return isSame && Math.abs(told.position + advanced - now.position) < TOLERATED_SECONDS;
}

import type { PlayerErrorDetail } from '../core/player-error.js';
import { INITIAL_STATE, type PlayerState } from '../core/player-state.js';
import type { Store } from '../core/store.js';
import { HttpPlayback } from './http-playback.js';
import { isAvoidable, type FallbackReason } from './http-sources.js';

export interface HttpFallbackOptions {
  readonly video: () => HTMLVideoElement;
  readonly store: Store<PlayerState>;
  /** The URLs that may be tried now. */
  readonly urls: () => readonly string[];
  /** Leaves the swarm; what played is gone after it. */
  readonly leaveSwarm: () => void;
  readonly onFallback: (reason: FallbackReason, url: string) => void;
  /** Nothing plays over HTTP either; the state tells the failure of the torrent again. */
  readonly onFailed: () => void;
}

/**
 * Plays the page's plain HTTP file where the swarm cannot: after a failure, or
 * when nothing came for a while. Makes no request before one of these.
 */
export class HttpFallback {
  readonly #options: HttpFallbackOptions;
  #playback: HttpPlayback | null = null;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(options: HttpFallbackOptions) {
    this.#options = options;
  }

  /** What plays over HTTP, '' when nothing does. */
  get url(): string {
    return this.#playback?.url ?? '';
  }

  /** Playback was asked for: after `afterMs` without a byte, HTTP takes over. */
  arm(afterMs: number): void {
    this.#patience ??= setTimeout(() => {
      if (isSilent(this.#options.store.state)) this.begin('nobody-there');
    }, afterMs);
  }

  /** Takes over at once where the page's policy lets nothing through. */
  onDiagnosis(): void {
    const { state } = this.#options.store;
    const blocked = state.diagnosis.current?.code === 'blocked-by-policy';
    if (blocked && this.#patience !== undefined && isSilent(state)) this.begin('blocked-by-policy');
  }

  /** Takes over from a failure if HTTP can; false leaves it a failure. */
  onFailure(error: PlayerErrorDetail): boolean {
    return isAvoidable(error.code) && this.begin(error.code);
  }

  /** Plays over HTTP from where playback is. False, and nothing changes, without a URL to try. */
  begin(reason: FallbackReason): boolean {
    const { video, store, urls, leaveSwarm, onFallback } = this.#options;
    const candidates = urls();
    if (this.#playback || candidates.length === 0) return false;
    const { error } = store.state.torrent;
    // The slice, for the element is emptied by now after a failure.
    const { currentTime, paused } = store.state.playback;
    const resume = { timeSeconds: currentTime, playing: !paused };
    this.end();
    leaveSwarm();
    store.patch('torrent', { mode: 'http', phase: 'probing', error: null });
    store.patch('swarm', INITIAL_STATE.swarm);
    this.#playback = new HttpPlayback({
      video: video(),
      urls: candidates,
      resume,
      onUrl: (url) => onFallback(reason, url),
      onReady: () => store.patch('torrent', { phase: 'ready' }),
      onExhausted: () => this.#exhausted(error ?? silence(reason)),
    });
    return true;
  }

  /** Ends what plays over HTTP, and the wait for it. */
  end(): void {
    clearTimeout(this.#patience);
    this.#patience = undefined;
    this.#playback?.end();
    this.#playback = null;
  }

  #exhausted(error: PlayerErrorDetail): void {
    this.#playback = null;
    this.#options.store.patch('torrent', { mode: 'torrent', phase: 'failed', error });
    this.#options.onFailed();
  }
}

/** True while not one byte has come. */
function isSilent({ torrent, swarm }: PlayerState): boolean {
  const received = swarm.bytesFromPeers + swarm.bytesFromServers + swarm.memoryBytes;
  return torrent.phase !== 'failed' && received === 0;
}

/** What failed when the torrent had not, but was given up for HTTP. */
function silence(reason: FallbackReason): PlayerErrorDetail {
  const message = `the torrent was left (${reason}), and no <source> plays`;
  return { code: 'torrent-unreachable', message, retryable: true };
}

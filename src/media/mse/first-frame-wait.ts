import { maySuffice } from '../buffer-policy.js';

/** Where nothing is shown after this long, decoders want more, on slow machines too. */
const PATIENCE_MS = 250;

/** What the wait looks at of a track; a TrackFeeder. */
export interface FedTrack {
  readonly track: { readonly kind: 'video' | 'audio' };
  /** Seconds. */
  readonly fedUntil: number;
  readonly ended: boolean;
}

/**
 * Holds reading back where a picture is all that is wanted: what was fed may be
 * enough to show it, which takes a moment.
 */
export class FirstFrameWait {
  readonly #onOver: () => void;
  readonly #signal: AbortSignal;
  #fedAtMs = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onOver called when patience is over; not after `signal` aborted. */
  constructor(onOver: () => void, signal: AbortSignal) {
    this.#onOver = onOver;
    this.#signal = signal;
    signal.addEventListener('abort', () => clearTimeout(this.#timer), { once: true });
  }

  /** Call after every append. */
  fed(): void {
    this.#fedAtMs = performance.now();
    clearTimeout(this.#timer);
    if (!this.#signal.aborted) this.#timer = setTimeout(this.#onOver, PATIENCE_MS);
  }

  /**
   * Whether that one of the tracks is to wait: for the others, or for what was
   * fed to be shown.
   *
   * @param currentTime seconds; where the picture is wanted.
   */
  holds(one: FedTrack, all: readonly FedTrack[], currentTime: number): boolean {
    const suffices = ({ ended, fedUntil, track }: FedTrack) =>
      ended || maySuffice(track.kind, fedUntil - currentTime);
    if (!suffices(one)) return false;
    return !all.every(suffices) || performance.now() - this.#fedAtMs < PATIENCE_MS;
  }
}

import { isSuspect, retryDelayMs } from './web-seed-plan.js';
import type { WebSeedFailure } from './web-seed-failure.js';

export interface WebSeedHealthOptions {
  /** Ends everything, without a call of `onChange`. */
  readonly signal: AbortSignal;
  /** How much silence is a failure. */
  readonly stallMs: number;
  /** Told whenever `isOpen` changed. */
  readonly onChange: () => void;
  /** Default: `BACK_OFF_MS`. */
  readonly delaysMs?: readonly number[];
}

/** Shorter silences are those of any network. */
const NOTABLE_SILENCE_MS = 1000;

/**
 * Whether a server is asked, left alone for a while, or given up. Answers that
 * come whole and answers that are right are counted apart: a server with
 * another file sends every byte of it in perfect order.
 */
export class WebSeedHealth {
  readonly #options: WebSeedHealthOptions;
  #state: 'open' | 'backing-off' | 'given-up' = 'open';
  #failed = 0;
  #wrong = 0;
  #silentMs = 0;
  #latest: WebSeedFailure | null = null;
  #latestMs = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: WebSeedHealthOptions) {
    this.#options = options;
    const onEnd = (): void => clearTimeout(this.#timer);
    options.signal.addEventListener('abort', onEnd, { once: true });
  }

  get isOpen(): boolean {
    return this.#state === 'open' && !this.#options.signal.aborted;
  }

  get isGivenUp(): boolean {
    return this.#state === 'given-up';
  }

  /** Why it is not to be counted on; null before the third failure in a row. */
  get failure(): WebSeedFailure | null {
    if (isSuspect(this.#wrong)) return { code: 'wrong-bytes' };
    return isSuspect(this.#failed) ? this.#latest : null;
  }

  /**
   * A request that was sent at `sentMs` failed. Requests that were under way
   * together fail together, and count once. For 'wrong-bytes', each piece counts:
   * pass the present as `sentMs`.
   */
  strike(failure: WebSeedFailure, sentMs: number, nowMs: number): void {
    if (sentMs < this.#latestMs || this.#state === 'given-up') return;
    this.#latestMs = nowMs;
    this.#close(retryDelayMs(this.#count(failure), failure, this.#options.delaysMs));
  }

  /**
   * A request was withdrawn after so long without a byte. Once is no failure;
   * but where others deliver in time what this server does not, no request
   * ever lives long enough to fail.
   */
  onWithdrawn(silentMs: number, sentMs: number, nowMs: number): void {
    if (silentMs < NOTABLE_SILENCE_MS) return;
    this.#silentMs += silentMs;
    if (this.#silentMs < this.#options.stallMs) return;
    this.#silentMs = 0;
    this.strike({ code: 'stalled' }, sentMs, nowMs);
  }

  /** A request was answered whole. */
  onWhole(): void {
    this.#failed = 0;
    this.#silentMs = 0;
  }

  /** A piece passed its hash. */
  onVerified(): void {
    this.#wrong = 0;
  }

  /** How many in a row this one makes. */
  #count(failure: WebSeedFailure): number {
    if (failure.code === 'wrong-bytes') return ++this.#wrong;
    this.#latest = failure;
    return ++this.#failed;
  }

  #close(delayMs: number | null): void {
    const wasOpen = this.isOpen;
    clearTimeout(this.#timer);
    this.#state = delayMs === null ? 'given-up' : 'backing-off';
    if (delayMs !== null && !this.#options.signal.aborted) {
      this.#timer = setTimeout(() => this.#reopen(), delayMs);
    }
    if (wasOpen) this.#options.onChange();
  }

  #reopen(): void {
    this.#state = 'open';
    this.#options.onChange();
  }
}

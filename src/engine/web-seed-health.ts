import { isSuspect, retryDelayMs } from './web-seed-plan.js';
import type { WebSeedFailure } from './web-seed-failure.js';

/**
 * Whether a server is asked, left alone for a while, or given up. Answers that
 * come whole and answers that are right are counted apart: a server with
 * another file sends every byte of it in perfect order.
 */
export class WebSeedHealth {
  readonly #signal: AbortSignal;
  readonly #delaysMs: readonly number[] | undefined;
  readonly #onChange: () => void;
  #state: 'open' | 'backing-off' | 'given-up' = 'open';
  #failed = 0;
  #wrong = 0;
  #latest: WebSeedFailure | null = null;
  #latestMs = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onChange told whenever `isOpen` changed; not by the signal, which ends everything */
  constructor(
    signal: AbortSignal,
    onChange: () => void,
    delaysMs: readonly number[] | undefined = undefined,
  ) {
    this.#signal = signal;
    this.#onChange = onChange;
    this.#delaysMs = delaysMs;
    signal.addEventListener('abort', () => clearTimeout(this.#timer), { once: true });
  }

  get isOpen(): boolean {
    return this.#state === 'open' && !this.#signal.aborted;
  }

  get isGivenUp(): boolean {
    return this.#state === 'given-up';
  }

  /** Why it is not to be counted on; null before the third failure in a row. */
  get failure(): WebSeedFailure | null {
    return isSuspect(this.#failed) || isSuspect(this.#wrong) ? this.#latest : null;
  }

  /**
   * A request that was sent at `sentMs` failed. Requests that were under way
   * together fail together, and count once.
   */
  strike(failure: WebSeedFailure, sentMs: number, nowMs: number): void {
    if (sentMs < this.#latestMs || this.#state === 'given-up') return;
    this.#latest = failure;
    this.#latestMs = nowMs;
    const strikes = failure.code === 'wrong-bytes' ? ++this.#wrong : ++this.#failed;
    this.#close(retryDelayMs(strikes, failure, this.#delaysMs));
  }

  /** A request was answered whole. */
  onWhole(): void {
    this.#failed = 0;
  }

  /** A piece passed its hash. */
  onVerified(): void {
    this.#wrong = 0;
  }

  #close(delayMs: number | null): void {
    const wasOpen = this.isOpen;
    clearTimeout(this.#timer);
    this.#state = delayMs === null ? 'given-up' : 'backing-off';
    if (delayMs !== null && !this.#signal.aborted) {
      this.#timer = setTimeout(() => this.#reopen(), delayMs);
    }
    if (wasOpen) this.#onChange();
  }

  #reopen(): void {
    this.#state = 'open';
    this.#onChange();
  }
}

/** How much may be taken at once after a pause, in ms of the rate: timers of hidden tabs are slow. */
const BURST_MS = 500;

/**
 * A limit of bytes per second that is exact on average. Whoever takes more than
 * is left goes into debt, so a block of any length passes when its turn comes.
 * Time is a parameter: any steady clock.
 */
export class TokenBucket {
  #bytesPerSecond: number | null;
  #leftBytes = 0;
  #filledMs: number | null = null;

  /** @param bytesPerSecond null for no limit; 0 lets nothing pass. */
  constructor(bytesPerSecond: number | null = null) {
    this.#bytesPerSecond = bytesPerSecond;
  }

  get bytesPerSecond(): number | null {
    return this.#bytesPerSecond;
  }

  /** Holds from now on. What was saved or owed under the former limit is kept, within the new burst. */
  setRate(bytesPerSecond: number | null, nowMs: number): void {
    if (bytesPerSecond === this.#bytesPerSecond) return;
    this.#fill(nowMs);
    this.#bytesPerSecond = bytesPerSecond;
    this.#filledMs ??= nowMs;
    this.#leftBytes = Math.min(this.#leftBytes, this.#burstBytes());
  }

  /** Takes `bytes` if anything is left, whole or not at all. */
  takeBytes(bytes: number, nowMs: number): boolean {
    if (this.waitMs(nowMs) > 0) return false;
    this.#leftBytes -= bytes;
    return true;
  }

  /** Takes `bytes` in any case, into debt if need be: they are under way already. */
  spendBytes(bytes: number, nowMs: number): void {
    this.#fill(nowMs);
    this.#leftBytes -= bytes;
  }

  /** Gives back what was taken and not used. */
  giveBack(bytes: number): void {
    this.#leftBytes = Math.min(this.#leftBytes + bytes, this.#burstBytes());
  }

  /** How much may be asked for now without going into debt; Infinity without a limit. */
  allowanceBytes(nowMs: number): number {
    if (this.#bytesPerSecond === null) return Infinity;
    this.#fill(nowMs);
    return Math.max(0, this.#leftBytes);
  }

  /** In how many ms something may be taken: 0 is now, Infinity never. */
  waitMs(nowMs: number): number {
    if (this.#bytesPerSecond === null) return 0;
    this.#fill(nowMs);
    if (this.#leftBytes > 0) return 0;
    return this.#bytesPerSecond === 0
      ? Infinity
      : Math.ceil(((1 - this.#leftBytes) * 1000) / this.#bytesPerSecond);
  }

  #burstBytes(): number {
    return ((this.#bytesPerSecond ?? 0) * BURST_MS) / 1000;
  }

  #fill(nowMs: number): void {
    const sinceMs = nowMs - (this.#filledMs ?? nowMs - BURST_MS);
    this.#filledMs = nowMs;
    if (this.#bytesPerSecond === null) {
      this.#leftBytes = 0;
      return;
    }
    const filled = this.#leftBytes + (sinceMs * this.#bytesPerSecond) / 1000;
    this.#leftBytes = Math.min(filled, Math.max(this.#burstBytes(), 0));
  }
}

/** What the scheduler consults before it asks for bytes (`download-limit`). */
export type DownloadLimit = Pick<
  TokenBucket,
  'takeBytes' | 'spendBytes' | 'giveBack' | 'allowanceBytes' | 'waitMs' | 'bytesPerSecond'
>;

import { secondsToStart } from '../buffer-policy.js';

/** How often it is looked whether enough has come; nothing announces it. */
const LOOK_MS = 100;

/** Longer than this nobody is kept waiting for what is there. */
const MAX_HOLD_MS = 8_000;

/** What the gate asks. */
export interface GateFacts {
  /** False when a picture is all that is wanted: then nothing is held back. */
  isPlaying(): boolean;
  /** Seconds of media that are there, from where reading goes on; Infinity up to the end. */
  secondsThere(): number;
  nowMs(): number;
}

/** Holds playback back at its start, and after a wait, until enough is there to go on. */
export class StartGate {
  readonly #facts: GateFacts;
  #sinceMs: number;
  #heldSinceMs: number | null = null;
  #isOpen = false;

  constructor(facts: GateFacts) {
    this.#facts = facts;
    this.#sinceMs = facts.nowMs();
  }

  /** Playback waits from now on. */
  close(): void {
    this.#isOpen = false;
    this.#heldSinceMs = null;
    this.#sinceMs = this.#facts.nowMs();
  }

  /** 0 to 1; 1 when it is open. */
  progress(): number {
    if (this.#isOpen || !this.#facts.isPlaying()) return 1;
    const seconds = secondsToStart((this.#facts.nowMs() - this.#sinceMs) / 1000);
    return seconds === 0 ? 1 : Math.min(1, this.#facts.secondsThere() / seconds);
  }

  /**
   * Resolves when what has come may be shown; true when that was held back, so
   * that more than it is there by now. Rejects when the signal aborts.
   */
  async pass(signal: AbortSignal): Promise<boolean> {
    let isHeld = false;
    while (!this.#tryOpen()) {
      isHeld = true;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      signal.throwIfAborted();
    }
    return isHeld;
  }

  #tryOpen(): boolean {
    const nowMs = this.#facts.nowMs();
    this.#heldSinceMs ??= nowMs;
    this.#isOpen ||= this.progress() >= 1 || nowMs - this.#heldSinceMs > MAX_HOLD_MS;
    return this.#isOpen;
  }
}

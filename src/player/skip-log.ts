import type { Skipped } from '../ui/seek-ripple.js';

/** Skips closer than this add up, and as long their sum is shown. */
const MEMORY_MS = 800;

/** Adds up skips in one direction that follow one another. */
export class SkipLog {
  #recent: Skipped | null = null;
  #forgetting: ReturnType<typeof setTimeout> | undefined;
  readonly #changed: () => void;

  /** @param changed - called when `recent` became another */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** The sum of the last skips; null when they are a while ago. */
  get recent(): Skipped | null {
    return this.#recent;
  }

  add(seconds: number): void {
    const { seconds: sum = 0, count = 0 } = this.#recent ?? {};
    const continues = Math.sign(sum) === Math.sign(seconds);
    this.#recent = { seconds: continues ? sum + seconds : seconds, count: count + 1 };
    clearTimeout(this.#forgetting);
    this.#forgetting = setTimeout(() => {
      this.#recent = null;
      this.#changed();
    }, MEMORY_MS);
    this.#changed();
  }
}

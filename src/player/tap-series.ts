/** Where on the picture a finger came down: its thirds. */
export type TapSide = 'left' | 'middle' | 'right';

/** Taps closer than this belong together. */
const SERIES_GAP_MS = 300;

/** Once it is clear that taps mean seeks, the viewer may take more time. */
const SEEKING_GAP_MS = 700;

/** In which third a share of the width (0 to 1) lies. */
export function tapSide(share: number): TapSide {
  if (share < 1 / 3) return 'left';
  return share > 2 / 3 ? 'right' : 'middle';
}

/** Counts taps that follow one another on one side of the picture. */
export class TapSeries {
  #side: TapSide = 'middle';
  #count = 0;
  #lastMs = -Infinity;

  /** How many taps the series has with this one: the second is a double tap. */
  tap(side: TapSide, timeMs: number): number {
    const gapMs = this.#count > 1 ? SEEKING_GAP_MS : SERIES_GAP_MS;
    const continues = side === this.#side && timeMs - this.#lastMs <= gapMs;
    this.#count = continues ? this.#count + 1 : 1;
    this.#side = side;
    this.#lastMs = timeMs;
    return this.#count;
  }
}

/** After how long a single tap is known to be one. */
export const SINGLE_TAP_MS = SERIES_GAP_MS;

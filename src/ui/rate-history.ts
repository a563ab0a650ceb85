/** Rates at one moment, in bytes per second. */
export interface RateSample {
  readonly download: number;
  readonly upload: number;
}

/** At one sample per second. */
export const HISTORY_SECONDS = 120;

/** Of the box of the graph: whole numbers, which are soon text, are fine enough in it. */
export const GRAPH_HEIGHT = 1000;

/** The history with one more sample, the oldest first; what is older than two minutes is gone. */
export function withSample(
  history: readonly RateSample[],
  sample: RateSample,
): readonly RateSample[] {
  return [...history.slice(1 - HISTORY_SECONDS), sample];
}

/** What the graph shows at its top: the highest of all rates, and (where known) what the film needs. */
export function highestRate(history: readonly RateSample[], neededRate: number | null): number {
  return history.reduce(
    (highest, { download, upload }) => Math.max(highest, download, upload),
    Math.max(1, neededRate ?? 0),
  );
}

/** The mean of one of the rates, 0 without a sample. */
export function meanRate(history: readonly RateSample[], of: keyof RateSample): number {
  if (history.length === 0) return 0;
  return history.reduce((sum, sample) => sum + sample[of], 0) / history.length;
}

/** Where a rate is in the box, from above; `top` is the rate at the upper edge. */
export function rateY(rate: number, top: number): number {
  return Math.round(GRAPH_HEIGHT * (1 - Math.min(rate, top) / top));
}

/**
 * The path of an SVG line, in a box of `HISTORY_SECONDS` by `GRAPH_HEIGHT` with the
 * present at its right edge; '' for fewer than two samples.
 *
 * @param top - the rate at the upper edge
 */
export function ratePath(
  history: readonly RateSample[],
  of: keyof RateSample,
  top: number,
): string {
  if (history.length < 2) return '';
  const first = HISTORY_SECONDS - history.length;
  const points = history.map((sample, index) => `${first + index + 1} ${rateY(sample[of], top)}`);
  return `M${points.join('L')}`;
}

/** The same line, closed along the bottom. */
export function rateArea(path: string, samples: number): string {
  return path && `${path}V${GRAPH_HEIGHT}H${HISTORY_SECONDS - samples + 1}Z`;
}

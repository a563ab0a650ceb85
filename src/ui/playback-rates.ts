/** The speeds to choose from. */
export const PLAYBACK_RATES: readonly number[] = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];

/** The next faster (1) or slower (-1) of the speeds; the same at the end of the list. */
export function nextRate(rate: number, direction: 1 | -1): number {
  const faster = PLAYBACK_RATES.find((one) => one > rate);
  const slower = PLAYBACK_RATES.filter((one) => one < rate).at(-1);
  return (direction === 1 ? faster : slower) ?? rate;
}

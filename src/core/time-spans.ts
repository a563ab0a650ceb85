import type { TimeSpan } from './player-state.js';

/** The members of TimeRanges (HTML §4.8.11.12), which the DOM library alone declares. */
interface Ranges {
  readonly length: number;
  start(index: number): number;
  end(index: number): number;
}

/** The ranges of a TimeRanges object as frozen plain data. */
export function toTimeSpans(ranges: Ranges): readonly TimeSpan[] {
  return Object.freeze(
    Array.from({ length: ranges.length }, (_, index) =>
      Object.freeze({ start: ranges.start(index), end: ranges.end(index) }),
    ),
  );
}

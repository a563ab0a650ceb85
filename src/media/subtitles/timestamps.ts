/** A cue's times and what follows them on its line. */
export interface TimingLine {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly rest: string;
}

const TIMESTAMP = /^(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2})(?:[.,:](\d{1,9}))?$/;

/**
 * Seconds of `h:mm:ss,ttt`, `mm:ss.ttt` or `h:mm:ss.cc`, the forms of SRT,
 * WebVTT and ASS; null when it is none. The digits after the separator are a
 * decimal fraction, however many.
 */
export function parseTimestamp(text: string): number | null {
  const match = TIMESTAMP.exec(text);
  if (!match) return null;
  const [, hours = '0', minutes = '0', seconds = '0', fraction = '0'] = match;
  const whole = Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
  // In thousandths first, so that 0.1 + 0.2 does not show in a cue's time.
  return (whole * 1_000 + Math.round(Number(`0.${fraction}`) * 1_000)) / 1_000;
}

/** Longer lines are no timing lines, and not worth a look. */
const MAX_TIMING_CHARACTERS = 400;

const TIMING = /^\s*([\d:.,]{4,20})[ \t]*-{1,2}>[ \t]*([\d:.,]{4,20})(?![\d:.,])(.*)$/;

/** The two times of `00:00:01,000 --> 00:00:02,000 line:0`; null for another line. */
export function parseTimingLine(line: string): TimingLine | null {
  if (line.length > MAX_TIMING_CHARACTERS || !line.includes('->')) return null;
  const match = TIMING.exec(line);
  const startSeconds = parseTimestamp(match?.[1] ?? '');
  const endSeconds = parseTimestamp(match?.[2] ?? '');
  if (startSeconds === null || endSeconds === null) return null;
  return { startSeconds, endSeconds, rest: match?.[3]?.trim() ?? '' };
}

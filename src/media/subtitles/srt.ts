import { splitLines } from './lines.js';
import { convertSrtText } from './srt-text.js';
import { MAX_CUE_CHARACTERS, makeCue } from './subtitle-cue.js';
import type { SubtitleCue } from './subtitle-cue.js';
import { parseTimingLine } from './timestamps.js';
import type { TimingLine } from './timestamps.js';

/** Lines of one cue that are looked at; no screen has room for more. */
const MAX_LINES = 50;

/**
 * The cues of a SubRip file. There is no standard, so whatever lies between
 * two lines with times is the first one's text: with or without blank lines
 * between or within cues, with or without numbers.
 */
export function* parseSrt(file: string): Generator<SubtitleCue> {
  let timing: TimingLine | null = null;
  let lines: string[] = [];
  for (const line of splitLines(file)) {
    const next = parseTimingLine(line);
    if (next) {
      const cue = timing && srtCue(timing, withoutNumber(lines));
      if (cue) yield cue;
      timing = next;
      lines = [];
    } else if (lines.length < MAX_LINES) {
      lines.push(line.slice(0, MAX_CUE_CHARACTERS));
    } else {
      // The last one may be the next cue's number.
      lines[MAX_LINES - 1] = line.slice(0, MAX_CUE_CHARACTERS);
    }
  }
  const cue = timing && srtCue(timing, lines);
  if (cue) yield cue;
}

/** The next cue's number stands before its times. */
function withoutNumber(lines: readonly string[]): readonly string[] {
  const written = lines.filter((line) => line.trim() !== '');
  return /^\s*\d{1,9}\s*$/.test(written.at(-1) ?? '') ? written.slice(0, -1) : written;
}

function srtCue(timing: TimingLine, lines: readonly string[]): SubtitleCue | null {
  const written = lines.filter((line) => line.trim() !== '').join('\n');
  const { text, settings } = convertSrtText(written);
  return makeCue(timing, text, settings);
}

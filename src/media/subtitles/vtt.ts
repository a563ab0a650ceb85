import { splitLines } from './lines.js';
import { MAX_CUE_CHARACTERS, makeCue } from './subtitle-cue.js';
import type { CueSettings, SubtitleCue } from './subtitle-cue.js';
import { parseTimingLine } from './timestamps.js';
import type { TimingLine } from './timestamps.js';

/**
 * The cues of a WebVTT file (WebVTT §6.1). The header may be missing; styles,
 * regions and notes are left out.
 */
export function* parseVtt(file: string): Generator<SubtitleCue> {
  let timing: TimingLine | null = null;
  let former = '';
  let id = '';
  let text = '';
  for (const line of splitLines(file)) {
    const next = parseTimingLine(line);
    if (next || line.trim() === '') {
      const cue = timing && vttCue(timing, text, id);
      if (cue) yield cue;
      // A line before the times that ended a cue's text was no part of a new block.
      id = next && !timing ? former.trim() : '';
      timing = next;
      text = '';
    } else if (timing && text.length < MAX_CUE_CHARACTERS) {
      text += (text === '' ? '' : '\n') + line.slice(0, MAX_CUE_CHARACTERS - text.length);
    }
    former = line;
  }
  const cue = timing && vttCue(timing, text, id);
  if (cue) yield cue;
}

function vttCue(timing: TimingLine, text: string, id: string): SubtitleCue | null {
  return makeCue(timing, text, parseCueSettings(timing.rest), id.slice(0, 200));
}

const PERCENTAGE = /^(\d{1,3}(?:\.\d{1,9})?)%$/;

/** The settings after a cue's times (WebVTT §4.4): `line:0 align:start`; unknown ones are left out. */
export function parseCueSettings(text: string): CueSettings {
  const settings: Settings = {};
  for (const setting of text.split(/[ \t]+/, 20)) {
    const colon = setting.indexOf(':');
    const [value = '', alignment = ''] = setting.slice(colon + 1).split(',');
    READERS.get(setting.slice(0, Math.max(0, colon)))?.(settings, value, alignment);
  }
  return settings;
}

type Settings = { -readonly [Key in keyof CueSettings]: CueSettings[Key] };

type SettingReader = (settings: Settings, value: string, alignment: string) => void;

const READERS: ReadonlyMap<string, SettingReader> = new Map([
  ['vertical', readVertical],
  ['line', readLine],
  ['position', readPosition],
  ['size', readSize],
  ['align', readAlign],
]);

function readVertical(settings: Settings, value: string): void {
  if (value === 'rl' || value === 'lr') settings.vertical = value;
}

function readPosition(settings: Settings, value: string, alignment: string): void {
  const position = percentage(value);
  if (position === null) return;
  settings.position = position;
  if (isOneOf(alignment, ['line-left', 'center', 'line-right'])) settings.positionAlign = alignment;
}

function readSize(settings: Settings, value: string): void {
  const size = percentage(value);
  if (size !== null) settings.size = size;
}

function readAlign(settings: Settings, value: string): void {
  if (isOneOf(value, ['start', 'center', 'end', 'left', 'right'])) settings.align = value;
}

function readLine(settings: Settings, value: string, alignment: string): void {
  const percent = percentage(value);
  if (percent === null && !/^-?\d{1,4}$/.test(value)) return;
  settings.line = percent ?? Number(value);
  settings.snapToLines = percent === null;
  if (isOneOf(alignment, ['start', 'center', 'end'])) settings.lineAlign = alignment;
}

function percentage(value: string): number | null {
  const percent = Number(PERCENTAGE.exec(value)?.[1] ?? NaN);
  return percent >= 0 && percent <= 100 ? percent : null;
}

function isOneOf<Value extends string>(value: string, values: readonly Value[]): value is Value {
  return (values as readonly string[]).includes(value);
}

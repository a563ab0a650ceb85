import { PLAIN_STYLE, convertAssText, fromLegacyAlignment } from './ass-text.js';
import type { AssStyle } from './ass-text.js';
import { splitLines } from './lines.js';
import { makeCue } from './subtitle-cue.js';
import type { SubtitleCue } from './subtitle-cue.js';
import { parseTimestamp } from './timestamps.js';

const STYLE_FORMAT = fieldNames(
  'Name,Fontname,Fontsize,PrimaryColour,SecondaryColour,OutlineColour,BackColour,Bold,Italic,' +
    'Underline,StrikeOut,ScaleX,ScaleY,Spacing,Angle,BorderStyle,Outline,Shadow,Alignment,' +
    'MarginL,MarginR,MarginV,Encoding',
);
const EVENT_FORMAT = fieldNames('Layer,Start,End,Style,Name,MarginL,MarginR,MarginV,Effect,Text');
/** What a block of Matroska holds (Matroska codec specification, S_TEXT/ASS): no times. */
const BLOCK_FORMAT = fieldNames('ReadOrder,Layer,Style,Name,MarginL,MarginR,MarginV,Effect,Text');

/** More styles than any script has; the rest is drawn plainly. */
const MAX_STYLES = 1_000;

/** What comes before the events of an ASS or SSA script: how each style draws. */
export class AssStyles {
  readonly #byName = new Map<string, AssStyle>();
  #format = STYLE_FORMAT;
  #isLegacy = false;

  /** The styles of a script, or of a Matroska track's CodecPrivate. */
  static parse(header: string): AssStyles {
    const styles = new AssStyles();
    for (const line of splitLines(header)) styles.line(line);
    return styles;
  }

  /** Takes one line of a script; ignores those that say nothing about styles. */
  line(line: string): void {
    if (line.startsWith('[')) {
      this.#isLegacy = /^\[v4 styles\]/i.test(line);
      this.#format = STYLE_FORMAT;
    }
    const [kind, value] = splitKind(line);
    if (kind === 'format') this.#format = fieldNames(value);
    if (kind === 'style' && this.#byName.size < MAX_STYLES) this.#add(value);
  }

  named(name: string): AssStyle {
    return this.#byName.get(styleKey(name)) ?? PLAIN_STYLE;
  }

  #add(value: string): void {
    const field = splitFields(value, this.#format);
    const isOn = (name: string) => Number(field(name)) !== 0 && field(name) !== '';
    const alignment = Number(field('alignment')) || PLAIN_STYLE.alignment;
    this.#byName.set(styleKey(field('name')), {
      bold: isOn('bold'),
      italic: isOn('italic'),
      underline: isOn('underline'),
      alignment: this.#isLegacy ? fromLegacyAlignment(alignment) : alignment,
    });
  }
}

/** The dialogue of an ASS or SSA script. Lines that make no sense are left out. */
export function* parseAss(script: string): Generator<SubtitleCue> {
  const styles = new AssStyles();
  let format = EVENT_FORMAT;
  let isEvents = false;
  for (const line of splitLines(script)) {
    if (line.startsWith('[')) isEvents = /^\[events\]/i.test(line);
    const [kind, value] = splitKind(line);
    if (!isEvents) styles.line(line);
    else if (kind === 'format') format = fieldNames(value);
    else if (kind === 'dialogue') {
      const cue = parseDialogue(value, format, styles);
      if (cue) yield cue;
    }
  }
}

function parseDialogue(
  value: string,
  format: readonly string[],
  styles: AssStyles,
): SubtitleCue | null {
  const field = splitFields(value, format);
  const startSeconds = parseTimestamp(field('start').trim());
  const endSeconds = parseTimestamp(field('end').trim());
  if (startSeconds === null || endSeconds === null) return null;
  const { text, settings } = convertAssText(field('text'), styles.named(field('style')));
  return makeCue({ startSeconds, endSeconds }, text, settings);
}

/** A dialogue line as Matroska keeps it; its times are the block's. */
export function parseAssBlock(
  block: string,
  span: { readonly startSeconds: number; readonly endSeconds: number },
  styles: AssStyles,
): SubtitleCue | null {
  const field = splitFields(block, BLOCK_FORMAT);
  const { text, settings } = convertAssText(field('text'), styles.named(field('style')));
  return makeCue(span, text, settings);
}

/** `Dialogue: …` as `['dialogue', '…']`. */
function splitKind(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  if (colon < 0 || colon > 20) return ['', ''];
  return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1)];
}

function fieldNames(value: string): readonly string[] {
  return value.split(',', 64).map((name) => name.trim().toLowerCase());
}

/** Looks up fields of a line by name; commas in the last one belong to it. */
function splitFields(value: string, format: readonly string[]): (name: string) => string {
  const fields = new Map<string, string>();
  let offset = 0;
  for (const [index, name] of format.entries()) {
    const comma = index === format.length - 1 ? -1 : value.indexOf(',', offset);
    fields.set(name, comma < 0 ? value.slice(offset) : value.slice(offset, comma));
    if (comma < 0) break;
    offset = comma + 1;
  }
  return (name) => fields.get(name) ?? '';
}

/** Styles are referred to with and without the asterisk that some editors put before. */
function styleKey(name: string): string {
  return name.trim().replace(/^\*/, '').toLowerCase();
}

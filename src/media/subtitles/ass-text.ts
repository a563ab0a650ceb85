import { StyledText } from './styled-text.js';
import type { CueSettings } from './subtitle-cue.js';

/** How a style of ASS draws, as far as WebVTT can. */
export interface AssStyle {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  /** As on a numeric keypad: 1 to 3 at the bottom, 4 to 6 in the middle, 7 to 9 at the top. */
  readonly alignment: number;
}

export const PLAIN_STYLE: AssStyle = Object.freeze({
  bold: false,
  italic: false,
  underline: false,
  alignment: 2,
});

export interface AssText {
  readonly text: string;
  readonly settings: CueSettings;
}

/**
 * The text field of a dialogue line: `\N` and `\h`, and of the override tags
 * in braces `\b \i \u \r \an \a`. Drawings (`\p1`) are dropped, other tags
 * have no counterpart in WebVTT. A brace that is never closed is text.
 */
export function convertAssText(field: string, style: AssStyle = PLAIN_STYLE): AssText {
  const reader = new AssTextReader(style);
  let offset = 0;
  while (offset < field.length) {
    const open = field.indexOf('{', offset);
    const close = open < 0 ? -1 : field.indexOf('}', open);
    if (close < 0) break;
    reader.text(field.slice(offset, open));
    reader.override(field.slice(open + 1, close));
    offset = close + 1;
  }
  reader.text(field.slice(offset));
  return reader.result();
}

class AssTextReader {
  readonly #style: AssStyle;
  readonly #text = new StyledText();
  #alignment: number;
  #isDrawing = false;

  constructor(style: AssStyle) {
    this.#style = style;
    this.#alignment = style.alignment;
    this.#reset();
  }

  text(text: string): void {
    if (this.#isDrawing) return;
    this.#text.append(
      text.replace(/\\[Nnh]/g, (escape) =>
        escape === '\\N' ? '\n' : escape === '\\n' ? ' ' : '\u00a0',
      ),
    );
  }

  override(block: string): void {
    for (const tag of block.split('\\').slice(1)) this.#tag(tag.trim());
  }

  result(): AssText {
    return { text: this.#text.toString(), settings: alignmentSettings(this.#alignment) };
  }

  #tag(tag: string): void {
    const [, name = '', value = ''] = /^(an|[abipu](?=-?\d)|[biu]$|r)(-?\d*)/.exec(tag) ?? [];
    if (name === 'b') this.#text.set('b', value === '' ? this.#style.bold : isBold(Number(value)));
    if (name === 'i') this.#text.set('i', value === '' ? this.#style.italic : value !== '0');
    if (name === 'u') this.#text.set('u', value === '' ? this.#style.underline : value !== '0');
    if (name === 'r') this.#reset();
    if (name === 'p') this.#isDrawing = Number(value) > 0;
    if (name === 'an') this.#alignment = Number(value);
    if (name === 'a') this.#alignment = fromLegacyAlignment(Number(value));
  }

  #reset(): void {
    this.#text.set('b', this.#style.bold);
    this.#text.set('i', this.#style.italic);
    this.#text.set('u', this.#style.underline);
  }
}

/** 1 and -1 mean bold, other numbers are weights as in CSS. */
function isBold(value: number): boolean {
  return Math.abs(value) === 1 || value > 500;
}

/** SSA's own numbers: 1 to 3 at the bottom, +4 at the top, +8 in the middle. */
export function fromLegacyAlignment(value: number): number {
  const column = value & 3;
  if (column === 0) return PLAIN_STYLE.alignment;
  if (value & 4) return column + 6;
  return value & 8 ? column + 3 : column;
}

const COLUMNS = ['start', 'center', 'end'] as const;

function alignmentSettings(alignment: number): CueSettings {
  if (!(alignment >= 1 && alignment <= 9)) return {};
  const align = COLUMNS[(alignment - 1) % 3];
  const column = align === undefined || align === 'center' ? {} : { align };
  if (alignment <= 3) return column;
  if (alignment >= 7) return { ...column, line: 0 };
  return { ...column, line: 50, snapToLines: false, lineAlign: 'center' };
}

import { MAX_CUE_CHARACTERS } from './subtitle-cue.js';

/** What WebVTT can say about letters, and the older formats too. */
export type LetterStyle = 'b' | 'i' | 'u';

const LETTER_STYLES: readonly LetterStyle[] = ['b', 'i', 'u'];

/**
 * Collects text in changing styles and writes it as WebVTT cue text. Every run
 * of letters gets its own tags, so that nothing nests deeper than three,
 * whatever was closed in the wrong order or not at all.
 */
export class StyledText {
  #text = '';
  #run = '';
  #characters = 0;
  readonly #styles = new Set<LetterStyle>();

  set(style: LetterStyle, on: boolean): void {
    if (this.#styles.has(style) === on) return;
    this.#endRun();
    if (on) this.#styles.add(style);
    else this.#styles.delete(style);
  }

  append(text: string): void {
    const room = MAX_CUE_CHARACTERS - this.#characters;
    if (room <= 0) return;
    const part = text.slice(0, room);
    this.#characters += part.length;
    this.#run += part;
  }

  toString(): string {
    this.#endRun();
    return this.#text.trim();
  }

  #endRun(): void {
    const run = this.#run;
    this.#run = '';
    if (run.trim() === '') {
      this.#text += run;
      return;
    }
    const tags = LETTER_STYLES.filter((style) => this.#styles.has(style));
    const open = tags.map((tag) => `<${tag}>`).join('');
    const close = tags.map((tag) => `</${tag}>`).reverse();
    this.#text += open + escapeCueText(run) + close.join('');
  }
}

/** Plain text as WebVTT cue text; entities that people write in subtitles stay. */
export function escapeCueText(text: string): string {
  return text
    .replace(/&(?!(?:amp|lt|gt|nbsp|lrm|rlm|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)/gi, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

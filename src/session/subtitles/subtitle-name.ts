import { languageOfWord, primaryLanguage } from './language.js';

/** What the name of a subtitle file says. */
export interface SubtitleTraits {
  /** BCP 47; '' when unknown. */
  readonly language: string;
  /** Only what must be read by those who understand the sound. */
  readonly isForced: boolean;
  /** Tells of sounds too. */
  readonly isForDeaf: boolean;
}

const FORCED: ReadonlySet<string> = new Set(['forced', 'foreign']);
const FOR_DEAF: ReadonlySet<string> = new Set(['sdh', 'cc', 'hi', 'impaired']);

/** Parts of a variant's name, and words that say nothing. */
const FILLERS: ReadonlySet<string> = new Set(
  'american brazil european full hearing latin simplified sub subs subtitle subtitles traditional default track'.split(
    ' ',
  ),
);

/** A word beside the language's that tells which kind of it: `Portuguese (Brazilian)`. */
const VARIANTS: Readonly<Record<string, string>> = {
  'pt brazil': 'pt-BR',
  'pt european': 'pt-PT',
  'es latin': 'es-419',
  'es european': 'es-ES',
  'zh simplified': 'zh-Hans',
  'zh traditional': 'zh-Hant',
};

/**
 * Reads a name's words from its end: `2_English`, `en.forced`, `pt-BR.sdh`,
 * `Portuguese (Brazilian)`. Stops at the first word that is neither a language
 * nor about subtitles, for what stands before belongs to the film's name.
 *
 * @param suffix the name without its extension, and without the film's name if that leads it.
 */
export function readSubtitleName(suffix: string): SubtitleTraits {
  const words =
    suffix.toLowerCase().match(/[\p{L}\p{M}\d]+(?:-(?:[a-z]{2}|[a-z]{4}|419)(?![a-z]))?/gu) ?? [];
  const found: string[] = [];
  const fillers: string[] = [];
  let isForced = false;
  let isForDeaf = false;
  for (const word of words.slice(-8).reverse()) {
    const language = languageOfWord(word);
    if (FORCED.has(word)) isForced = true;
    // `hi` alone is Hindi.
    else if (FOR_DEAF.has(word) && !(word === 'hi' && isLanguageAt(words, 'hi'))) isForDeaf = true;
    else if (FILLERS.has(word)) fillers.push(word);
    else if (language !== '') found.push(language);
    else if (!/^\d{1,3}$/.test(word)) break;
  }
  return { language: chooseLanguage(found, fillers), isForced, isForDeaf };
}

/** True when no other word before it is a language: then this one is. */
function isLanguageAt(words: readonly string[], word: string): boolean {
  const former = words[words.lastIndexOf(word) - 1];
  return former === undefined || languageOfWord(former) === '';
}

/** The last word, or one that is more specific: `pt` and `brazilian` are one language in two words. */
function chooseLanguage(found: readonly string[], fillers: readonly string[]): string {
  const last = found[0] ?? '';
  const primary = primaryLanguage(last);
  const variant = fillers
    .map((word) => VARIANTS[`${primary} ${word}`])
    .find((language) => language !== undefined);
  const specific = found.find((language) => language.startsWith(`${primary}-`));
  return variant ?? specific ?? last;
}

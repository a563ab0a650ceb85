import { LOCALE_PARTS } from './locale-parts.js';
import type { FirstStrings, Strings } from './strings.js';

/** By lower-case BCP 47 tag: what has come. */
const loaded = new Map<string, Strings>();
/** What the host gave; wins over what is loaded. */
const added = new Map<string, Partial<Strings>>();
const asked = new Set<string>();

/** Tells by `change` that texts came or were replaced. */
export const localeChanges = new EventTarget();

/** What was looked up: of the English texts, by language and direction. */
const cached = new Map<FirstStrings, Map<string, FirstStrings>>();

function announce(): void {
  cached.clear();
  localeChanges.dispatchEvent(new Event('change'));
}

/**
 * Adds a language, or replaces texts of one, in every player of the page.
 * What `strings` leaves out stays as the language has it, else English.
 *
 * @param tag - BCP 47: "nl", or "pt-BR" for that region only.
 */
export function addLocale(tag: string, strings: Partial<Strings>): void {
  added.set(tag.toLowerCase(), strings);
  announce();
}

/**
 * The texts for a BCP 47 tag (RFC 4647 lookup: "pt-BR" finds "pt"), with
 * numbers formatted as that very tag asks. English until the language is
 * loaded, which this begins and `localeChanges` tells; English for others too.
 *
 * @param english - what there is of the English texts: those of the first part, or all
 */
export function stringsFor<Texts extends FirstStrings>(tag: string, english: Texts): Texts {
  const ranges = rangesOf(tag);
  const primary = ranges.at(-1) ?? '';
  const given = added.get(ranges.find((range) => added.has(range)) ?? '');
  const table = loaded.get(primary);
  if (!table) load(primary);
  const locale = table || given || primary === 'en' ? canonical(tag) : undefined;
  if (!locale && !given) return english;
  return { ...english, ...table, ...(locale && { locale }), ...given };
}

/** The first tag that there are texts for, else the first that is one. */
export function preferredTag(tags: readonly string[]): string {
  return tags.find(isSupported) ?? 'en';
}

function isSupported(tag: string): boolean {
  const known = (range: string) =>
    added.has(range) || range === 'en' || Object.hasOwn(LOCALE_PARTS, range);
  return rangesOf(tag).some(known);
}

function rangesOf(tag: string): string[] {
  const subtags = tag.toLowerCase().split('-');
  return subtags.map((_, index) => subtags.slice(0, subtags.length - index).join('-'));
}

function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** Asks once; a part that cannot be had leaves the interface in English. */
function load(primary: string): void {
  if (asked.has(primary) || !Object.hasOwn(LOCALE_PARTS, primary)) return;
  asked.add(primary);
  LOCALE_PARTS[primary]?.().then(
    ({ strings }) => {
      loaded.set(primary, strings);
      announce();
    },
    () => undefined,
  );
}

/** The texts in the language and direction (`dir`) of an element; the same object for the same. */
export function stringsOf<Texts extends FirstStrings>(element: HTMLElement, english: Texts): Texts {
  const { dir } = element;
  const tag = languageOf(element);
  const key = `${tag} ${dir}`;
  const known = cached.get(english)?.get(key);
  if (known) return known as Texts;
  const strings = stringsFor(tag, english);
  const directed = dir === 'ltr' || dir === 'rtl' ? { ...strings, direction: dir } : strings;
  cached.set(english, (cached.get(english) ?? new Map<string, FirstStrings>()).set(key, directed));
  return directed;
}

/** The language of an element as HTML has it, through shadow trees; else the viewer's. */
export function languageOf(element: Element): string {
  for (let at: Element | null = element; at; at = hostOf(at)) {
    const lang = at.closest('[lang]')?.getAttribute('lang');
    if (lang) return lang;
  }
  return document.documentElement.lang || preferredTag(navigator.languages);
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

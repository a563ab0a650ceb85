import { canonicalLanguage, languageName } from '../language-tag.js';

export { canonicalLanguage, languageName };

/** Languages whose subtitles are offered; names of files are compared with their names. */
const KNOWN =
  'ar bg bn bs ca cs da de el en es et eu fa fi fil fr ga gl he hi hr hu hy id is it ja ka kk km kn ko ' +
  'lt lv mk ml mn mr ms my nb ne nl nn no pa pl pt ro ru si sk sl sq sr sv sw ta te th tr uk ur uz vi zh';

const CODES: ReadonlySet<string> = new Set(KNOWN.split(' '));

/** What people write for a language that is neither its code nor its name. */
const NICKNAMES: Readonly<Record<string, string>> = {
  br: 'pt-BR',
  brazilian: 'pt-BR',
  castellano: 'es-ES',
  castilian: 'es-ES',
  chs: 'zh-Hans',
  cht: 'zh-Hant',
  cn: 'zh-Hans',
  cz: 'cs',
  farsi: 'fa',
  gr: 'el',
  jp: 'ja',
  kr: 'ko',
  latam: 'es-419',
  latino: 'es-419',
  mandarin: 'zh',
  pb: 'pt-BR',
  pob: 'pt-BR',
  tw: 'zh-Hant',
};

/** `pt` of `pt-BR`; '' of ''. */
export function primaryLanguage(tag: string): string {
  return tag.split('-', 1)[0] ?? '';
}

/** What a word in a file's name says: a code (`en`, `eng`, `pt-br`), a name (`german`, `deutsch`); '' when none. */
export function languageOfWord(word: string): string {
  const lower = word.toLowerCase();
  if (Object.hasOwn(NICKNAMES, lower)) return NICKNAMES[lower] ?? '';
  const named = languageNames().get(lower);
  if (named) return named;
  if (!/^[a-z]{2,3}(?:[-_](?:[a-z]{2}|[a-z]{4}|419))?$/.test(lower)) return '';
  const language = canonicalLanguage(lower);
  return CODES.has(primaryLanguage(language)) ? language : '';
}

let names: ReadonlyMap<string, string> | undefined;

/** English names and the languages' own, of one word each, in lower case. */
function languageNames(): ReadonlyMap<string, string> {
  names ??= new Map(
    [...CODES].flatMap((code) =>
      ['en', code].map((inLanguage) => [languageName(code, [inLanguage]).toLowerCase(), code]),
    ),
  );
  return names;
}

/**
 * A language tag in its one canonical form (BCP 47): `eng` and `en-us` become
 * `en` and `en-US`. '' for what is no tag, or says that nobody knows.
 */
export function canonicalLanguage(tag: string): string {
  try {
    const [canonical = ''] = Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'));
    return /^(?:und|mul|zxx|mis)\b/.test(canonical) ? '' : canonical;
  } catch {
    return '';
  }
}

/** `German` for `de`, in a language of the viewer's; the tag itself when it has no name. */
export function languageName(tag: string, viewerLanguages: readonly string[]): string {
  if (tag === '') return '';
  try {
    return new Intl.DisplayNames([...viewerLanguages, 'en'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

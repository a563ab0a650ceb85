import { formatCount } from './format.js';

/** A sentence for each form that a language has (CLDR plural rules); `#` becomes the number. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string;
};

/**
 * Makes a text of a count: `plural('en', { one: '# second', other: '# seconds' })`.
 *
 * @param locale BCP 47; says which form a number takes, and how it is written.
 */
export function plural(locale: string, forms: PluralForms): (count: number) => string {
  let rules: Intl.PluralRules | undefined;
  return (count) => {
    rules ??= new Intl.PluralRules(locale);
    const form = forms[rules.select(count)] ?? forms.other;
    return form.replace('#', formatCount(count, locale));
  };
}

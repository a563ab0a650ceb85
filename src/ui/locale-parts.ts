import type { Strings } from './strings.js';

/** Languages beside English by primary subtag; each is a lazy part. */
export const LOCALE_PARTS: Readonly<Record<string, () => Promise<{ strings: Strings }>>> = {
  de: () => import('./locales/de.js'),
};

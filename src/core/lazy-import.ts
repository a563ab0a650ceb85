/** What browsers put behind their words when a module cannot be fetched. */
const FAILED_URL = /https?:\/\/\S+$/;

/**
 * A function that imports a lazy part once, however often it is called, and
 * anew when that failed.
 *
 * Firefox keeps a failure for as long as the page lives: the same URL is never
 * fetched again (HTML §8.1.3.8, the module map). Only the error's text tells
 * which URL that was; with a query of its own it is another.
 */
export function lazyImport<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let part: Promise<Part> | null = null;
  let attempts = 0;
  const loadAgain = async (reason: unknown): Promise<Part> => {
    const [url] = (reason instanceof TypeError && FAILED_URL.exec(reason.message)) || [];
    if (!url || attempts < 2) throw reason;
    // Nothing for those who bundle us: webpack, Turbopack, Vite.
    return import(
      /* webpackIgnore: true */ /* @vite-ignore */ `${url}?attempt=${attempts}`
    ) as Promise<Part>;
  };
  return () => {
    attempts += 1;
    part ??= load()
      .catch(loadAgain)
      .catch((reason: unknown) => {
        part = null;
        throw reason;
      });
    return part;
  };
}

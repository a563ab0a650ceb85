let base: string | null = null;

/**
 * Says where the separate files of the player are, for pages that have its
 * script without them beside it: because they join scripts, or hold copies.
 * These are the decoders of AC-3 and DTS and, for the single files, languages
 * and what reads rarer files.
 * Default: beside the script, as published.
 *
 * @param folderUrl - of the folder that has `chunks/` in it, such as a copy of `dist/`.
 * @throws TypeError when it is no URL.
 */
export function setPartsUrl(folderUrl: string): void {
  base = new URL(folderUrl.replace(/\/?$/, '/'), globalThis.location.href).href;
}

/** The URL of a separate file: `builtUrl`, unless the page said where it has them. */
export function partUrl(fileName: string, builtUrl: string): string {
  return base === null ? builtUrl : new URL(fileName, base).href;
}

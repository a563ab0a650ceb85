import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';

const PART_URL = fileURLToPath(new URL('../core/part-url.ts', import.meta.url));

/** The import that code of `separateFile` needs in its module. */
export const PART_URL_IMPORT = `import { partUrl } from ${JSON.stringify(PART_URL)};`;

const IMPORTER = fileURLToPath(new URL('../single-file/import-verified.ts', import.meta.url));

/** The import that code needs that imports such a file. */
export const IMPORT_VERIFIED = `import { importVerified } from ${JSON.stringify(IMPORTER)};`;

/** What Subresource Integrity (§3.1) compares a file with. */
export const integrityOf = (source) =>
  `sha384-${createHash('sha384').update(source).digest('base64')}`;

/** A name in `chunks/` that is another when the content is. */
export function hashedName(name, extension, source) {
  const hash = createHash('sha256').update(source).digest('base64url').slice(0, 8);
  return `chunks/${name}-${hash}.${extension}`;
}

/**
 * Adds a file that is fetched by itself, never by an `import`.
 *
 * @param {import('rollup').PluginContext} context
 * @param {string} fileName in `dist`
 * @returns {{url: string, integrity: string}} code whose values are its URL and its hash
 */
export function separateFile(context, fileName, source) {
  const reference = context.emitFile({ type: 'asset', fileName, source });
  return {
    url: `partUrl(${JSON.stringify(fileName)}, import.meta.ROLLUP_FILE_URL_${reference})`,
    integrity: JSON.stringify(integrityOf(source)),
  };
}

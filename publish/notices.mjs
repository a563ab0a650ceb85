import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Names and licences of the packages that files are from, as the licences
 * demand of whoever passes them on.
 *
 * @param {readonly string[]} files absolute paths
 */
export async function noticesOf(files) {
  const folders = new Set(files.flatMap((file) => packageFolder(file) ?? []));
  const notices = await Promise.all([...folders].sort().map(noticeOf));
  return `${[...new Set(notices)].join('\n\n---\n\n')}\n`;
}

/** @param {string} file */
function packageFolder(file) {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0] ?? null;
}

/** @param {string} folder */
async function noticeOf(folder) {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const name = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = name ? await readFile(join(folder, name), 'utf8') : '';
  return `${manifest.name} ${manifest.version} (${manifest.license})\n\n${text.trim()}`.trim();
}

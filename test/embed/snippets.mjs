import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const docs = (page) => fileURLToPath(new URL(`../../demo/docs/${page}.md`, import.meta.url));

/**
 * A code block of the documentation, by the name behind its language. What the
 * tests try is what people copy.
 *
 * @param {string} page such as `react`
 * @param {string} name
 * @throws Error when there is none.
 */
export function snippet(page, name) {
  const text = readFileSync(docs(page), 'utf8');
  const blocks = [...text.matchAll(/^```\w+ name=(\S+)\n(.*?)^```$/gms)];
  const found = blocks.find(([, blockName]) => blockName === name);
  if (!found) throw new Error(`${page}.md has no snippet "${name}"`);
  return found[2];
}

const DOCUMENTED = {
  player: 'https://cdn.example/player/',
  cdn: 'https://cdn.example',
  magnet:
    'magnet:?xt=urn:btih:c12fe1c06bba254a9dc9f519b335aa7c1367a88a&tr=wss%3A%2F%2Ftracker.example',
  tracker: 'wss://tracker.example',
  media: 'https://media.example',
  integrity: 'sha384-…',
};

/**
 * Puts real places into a snippet. They are found as they are, in attributes,
 * and in URLs.
 *
 * @param {string} text
 * @param {Partial<typeof DOCUMENTED>} real
 */
export function fill(text, real) {
  let filled = text;
  for (const [name, documented] of Object.entries(DOCUMENTED)) {
    if (real[name] === undefined) continue;
    for (const write of [(value) => value, escapeHtml, encodeURIComponent]) {
      filled = filled.replaceAll(write(documented), write(real[name]));
    }
  }
  return filled;
}

export const escapeHtml = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** Colours of a terminal (ECMA-48, select graphic rendition) for what begins with these. */
/** @type {Record<string, number>} */
const MARKS = { '✓': 32, '⚠': 33, '✗': 31 };

/**
 * A line with its mark in colour, or bold when it is a heading.
 *
 * @param {string} line
 */
export function decorate(line) {
  const mark = line[0] ?? '';
  const colour = MARKS[mark];
  if (colour !== undefined) return `\x1b[${colour}m${mark}\x1b[39m${line.slice(1)}`;
  return line.startsWith('── ') ? `\x1b[1m${line}\x1b[22m` : line;
}

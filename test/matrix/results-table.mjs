/** Names as people write them. */
const TITLES = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKitGTK' };

/**
 * The results as a Markdown document.
 *
 * @param {readonly import('./files.mjs').MatrixFile[]} files
 * @param {Record<string, Record<string, string>>} outcomes by browser, then by file
 * @returns {string}
 */
export function resultsTable(files, outcomes) {
  const browsers = Object.keys(outcomes);
  const row = (cells) => `| ${cells.join(' | ')} |`;
  const count = (name) =>
    files.filter((file) => outcomes[name][file.name] === file.outcome[name]).length;
  return [
    '# What plays',
    '',
    'Written by `npm run test:matrix`. ✓: plays from the first frame, has its sound and its',
    'duration, shows the right frame at 70 % and comes to its end. A code alone: the typed',
    'error that is expected there. ✗: not what files.mjs expects.',
    '',
    row(['file', ...browsers.map((name) => TITLES[name])]),
    row(['---', ...browsers.map(() => '---')]),
    ...files.map((file) =>
      row([
        file.name,
        ...browsers.map((name) => cell(outcomes[name][file.name], file.outcome[name])),
      ]),
    ),
    row(['**as expected**', ...browsers.map((name) => `${count(name)} of ${files.length}`)]),
    '',
  ].join('\n');
}

function cell(outcome, expected) {
  if (outcome !== expected) return `✗ ${outcome.replaceAll('|', '\\|').replaceAll('\n', ' ')}`;
  return outcome === 'plays' ? '✓' : `\`${outcome}\``;
}

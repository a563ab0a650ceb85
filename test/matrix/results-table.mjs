import { isExpected, knownFault } from './verdict.mjs';

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
  const count = (isCounted) =>
    browsers.map((name) => {
      const counted = files.filter((file) => isCounted(file, name, outcomes[name][file.name]));
      return `${counted.length} of ${files.length}`;
    });
  const reasons = reasonsOf(files, outcomes);
  return [
    '# What plays',
    '',
    'Written by `npm run test:matrix`. ✓: plays from the first frame, has its sound and its',
    'duration, shows the right frame at 70 % and comes to its end. A code alone: the typed',
    "error that is expected there. (n): a fault of the browser's own, explained below.",
    '✗: not what files.mjs expects.',
    '',
    row(['file', ...browsers.map((name) => TITLES[name])]),
    row(['---', ...browsers.map(() => '---')]),
    ...files.map((file) =>
      row([
        file.name,
        ...browsers.map((name) => cell(file, name, outcomes[name][file.name], reasons)),
      ]),
    ),
    row(['**as it should be**', ...count((file, name, outcome) => outcome === file.outcome[name])]),
    row(['**as expected**', ...count(isExpected)]),
    '',
    ...reasons.flatMap((reason, index) => [`${index + 1}. ${reason}.`]),
    ...(reasons.length > 0 ? [''] : []),
  ].join('\n');
}

/** Why there are faults that are expected; each reason once. */
function reasonsOf(files, outcomes) {
  const all = files.flatMap((file) =>
    Object.keys(outcomes).map((name) => knownFault(file, name, outcomes[name][file.name])),
  );
  return [...new Set(all.filter((reason) => reason !== null))];
}

function cell(file, name, outcome, reasons) {
  const reason = knownFault(file, name, outcome);
  const text = outcome.replaceAll('|', '\\|').replaceAll('\n', ' ');
  if (reason !== null) return `(${reasons.indexOf(reason) + 1}) ${text}`;
  if (outcome !== file.outcome[name]) return `✗ ${text}`;
  return outcome === 'plays' ? '✓' : `\`${outcome}\``;
}

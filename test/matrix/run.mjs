/**
 * Plays every file of the matrix in every browser, from a web seed on
 * loopback, and writes the table to RESULTS.md:
 *
 *     npm run test:matrix -- [--browser chromium,firefox,webkit] [--only text,text] [--native]
 *
 * A part of the matrix (`--browser`, `--only`) is printed and not written.
 * `--native` plays the files over HTTP in a plain `<video>`, to compare.
 * Ends with 1 when something is not as files.mjs expects.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBrowsers } from '../support/browsers.mjs';
import { FILES } from './files.mjs';
import { MATRIX_FOLDER, makeMatrix } from './make-matrix.mjs';
import { openBrowser } from './open-browser.mjs';
import { resultsTable } from './results-table.mjs';
import { startTorrentServer } from './torrent-server.mjs';
import { isExpected, judge } from './verdict.mjs';

const ALL_BROWSERS = ['chromium', 'firefox', 'webkit'];
const RESULTS_FILE = fileURLToPath(new URL('RESULTS.md', import.meta.url));

const { values: options } = parseArgs({
  options: {
    browser: { type: 'string', default: ALL_BROWSERS.join() },
    only: { type: 'string', default: '' },
    native: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
});
const browsers = options.browser.split(',');
const parts = options.only.split(',');
const files = FILES.filter(({ name }) => parts.some((part) => name.includes(part)));
const isWhole = browsers.length === ALL_BROWSERS.length && files.length === FILES.length;

async function main() {
  if (!existsSync(new URL('../../dist/torrent-player.js', import.meta.url))) {
    throw new Error('dist is missing: npm run build');
  }
  const missing = ensureBrowsers(browsers);
  if (missing.length > 0) throw new Error(`not installed: ${missing.join(', ')}`);
  await makeMatrix();
  const server = await startTorrentServer(MATRIX_FOLDER);
  try {
    const outcomes = {};
    for (const name of browsers) outcomes[name] = await playAll(name, server);
    const table = resultsTable(files, outcomes);
    console.log(table);
    if (isWhole && !options.native) writeFileSync(RESULTS_FILE, table);
    return files.every((file) =>
      browsers.every((name) => isExpected(file, name, outcomes[name][file.name])),
    );
  } finally {
    await server.stop();
  }
}

/** The outcome of each file, by name. */
async function playAll(browserName, server) {
  const outcomes = {};
  let browser = await openBrowser(browserName);
  for (const file of files) {
    try {
      const seen = await browser.call(
        server.pageUrl,
        'playThrough',
        await assignment(file, server),
      );
      if (options.verbose) console.error(JSON.stringify(seen));
      outcomes[file.name] = judge(file.expected, seen);
    } catch (error) {
      outcomes[file.name] = 'the page does not answer';
      console.error(error.message);
      await browser.close().catch(() => {});
      browser = await openBrowser(browserName);
    }
    console.error(`${browserName} ${file.name}: ${outcomes[file.name]}`);
  }
  await browser.close();
  return outcomes;
}

/** What page.js has to do with a file. */
async function assignment({ name, beside, expected }, server) {
  const { durationSeconds, firstFrame, frameAt70Percent, frameTolerance } = expected;
  return {
    tag: options.native ? 'video' : 'torrent-video',
    attributes: options.native
      ? { src: `${server.url}/files/${name}` }
      : await server.publishFiles([name, ...Object.keys(beside)]),
    durationSeconds,
    firstFrame,
    seekSeconds: 0.7 * durationSeconds,
    seekFrame: frameAt70Percent,
    frameTolerance,
  };
}

if (!(await main())) exit(1);

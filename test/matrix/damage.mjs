/**
 * Plays damaged files: each must play up to the damage or end with a typed
 * error, and leave an element that still plays a good file.
 *
 *     node test/matrix/damage.mjs [--browser chromium] [--count 200] [--seed 1] [--only text]
 *
 * Variant n comes from seed + n alone, so `--seed 37 --count 1` repeats one.
 * Without `--browser`, all are played in Chromium and every fifth in Firefox.
 * Ends with 1 when one fails.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exit } from 'node:process';
import { parseArgs } from 'node:util';
import { randomOf } from '../../bench/statistics.mjs';
import { ensureBrowsers } from '../support/browsers.mjs';
import { damage } from './damage-plan.mjs';
import { FILES } from './files.mjs';
import { MATRIX_FOLDER, makeMatrix } from './make-matrix.mjs';
import { openBrowser } from './open-browser.mjs';
import { startTorrentServer } from './torrent-server.mjs';

const GOOD_FILE = 'h264-aac-index-first.mp4';

const { values: options } = parseArgs({
  options: {
    browser: { type: 'string' },
    count: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
});
const seeds = Array.from({ length: Number(options.count) }, (_, n) => Number(options.seed) + n);
const rounds = options.browser
  ? [{ browser: options.browser, seeds }]
  : [
      { browser: 'chromium', seeds },
      { browser: 'firefox', seeds: seeds.filter((seed) => seed % 5 === 0) },
    ];

/** Films and sounds that are whole when they are undamaged, and no longer than a few seconds. */
const ORIGINALS = FILES.filter(
  ({ name, outcome, expected }) =>
    outcome.chromium === 'plays' && expected.durationSeconds < 60 && name.includes(options.only),
);

async function main() {
  const missing = ensureBrowsers(rounds.map(({ browser }) => browser));
  if (missing.length > 0) throw new Error(`not installed: ${missing.join(', ')}`);
  await makeMatrix();
  const server = await startTorrentServer(MATRIX_FOLDER);
  try {
    const good = await server.publishFiles([GOOD_FILE]);
    let failures = 0;
    for (const round of rounds) failures += await playRound(round, good, server);
    return failures === 0;
  } finally {
    await server.stop();
  }
}

/** Prints each failure and a summary; returns how many failed. */
async function playRound(round, good, server) {
  const counts = {};
  let failures = 0;
  let browser = await openBrowser(round.browser);
  for (const seed of round.seeds) {
    const { name, bytes, what } = variant(seed);
    const attributes = await server.publishBytes(`${seed}-${name}`, Buffer.from(bytes));
    const seen = await browser
      .call(server.pageUrl, 'playDamaged', { damaged: attributes, good })
      .catch(async (error) => {
        await browser.close().catch(() => {});
        browser = await openBrowser(round.browser);
        return { end: 'no answer', faults: [`the page does not answer: ${error.message}`] };
      });
    counts[seen.end] = (counts[seen.end] ?? 0) + 1;
    if (seen.faults.length === 0) continue;
    failures++;
    console.log(`${round.browser} seed ${seed}: ${name}, ${what}: ${seen.faults.join('; ')}`);
  }
  await browser.close();
  const ends = Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));
  const summary = ends.map(([end, count]) => `${end} ${count}`).join(', ');
  console.log(`${round.browser}: ${round.seeds.length} variants, ${failures} failed (${summary})`);
  return failures;
}

function variant(seed) {
  const choose = randomOf(~seed);
  const { name } = ORIGINALS[Math.floor(choose() * ORIGINALS.length)];
  return { name, ...damage(readFileSync(join(MATRIX_FOLDER, name)), seed) };
}

if (!(await main())) exit(1);

/**
 * Measures the player beside its peers: `node bench/run.mjs seek --runs 20`.
 * See README.md in this folder.
 */
import { parseArgs } from 'node:util';
import { measureGroup } from './harness.mjs';
import { Lab } from './lab/lab.mjs';
import { machineName, machineState } from './lab/machine.mjs';
import { checkLink } from './link/check.mjs';
import { markdown, render, summarize } from './report.mjs';
import { SCENARIOS } from './scenarios/index.mjs';

const DEFAULTS = { rate: '20', rtt: '50', queue: '200', seed: '1', viewers: '4' };
const OPTIONS = {
  runs: { type: 'string' },
  rate: { type: 'string' },
  rtt: { type: 'string' },
  queue: { type: 'string' },
  seed: { type: 'string' },
  viewers: { type: 'string' },
  only: { type: 'string' },
  cases: { type: 'string' },
  json: { type: 'boolean' },
  'no-noise': { type: 'boolean' },
};
const USAGE = `node bench/run.mjs <${Object.keys(SCENARIOS).join('|')}> [options]
  --runs N      rounds; each scenario has its default
  --rate 20     Mbit/s of the link, headers included
  --rtt 50      its round trip in milliseconds
  --queue 200   what its queue holds, in milliseconds at the rate
  --seed 1      of everything that is left to chance
  --viewers 4   of a crowd
  --only TEXT   only groups whose title, or rows whose name, contains the text
  --cases TEXT  only cases whose name contains the text
  --no-noise    does not measure one case twice
  --json        prints one JSON document instead of tables`;

function optionsOf(values) {
  const number = (name) => {
    const value = Number(values[name] ?? DEFAULTS[name]);
    if (Number.isFinite(value) && value > 0) return value;
    throw new Error(`--${name} ${values[name]}: not a number above 0`);
  };
  return {
    link: {
      rateBitsPerSecond: number('rate') * 1e6,
      roundTripMs: number('rtt'),
      queueMs: number('queue'),
    },
    seed: number('seed'),
    viewers: number('viewers'),
    runs: values.runs === undefined ? null : number('runs'),
    noise: !values['no-noise'],
    only: values.only ?? '',
    cases: values.cases ?? '',
    json: values.json ?? false,
  };
}

/** Aborts when the terminal says so. */
function interruption() {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM']) {
    process.once(name, () => controller.abort(new Error(`ended by ${name}`)));
  }
  return controller.signal;
}

async function main() {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const scenario = SCENARIOS[positionals[0]];
  if (!scenario || positionals.length !== 1) throw new Error(USAGE);
  const options = optionsOf(values);
  const log = (text) => console.error(text);
  const lab = await Lab.open();
  try {
    const signal = interruption();
    // Whoever waits for a page gets a rejection.
    signal.addEventListener('abort', () => void lab.closeArenas(), { once: true });
    const measured = 'rows' in scenario ? tabulate : measure;
    await measured(scenario, lab, options, { log, signal });
  } finally {
    await lab.close();
  }
}

async function tabulate(scenario, lab, options, { log, signal }) {
  const { only } = options;
  const cleanUp = () => lab.closeArenas();
  const rows = await scenario.rows(lab, { only, log, cleanUp, signal });
  const browsers = await lab.versions();
  if (options.json) {
    console.log(JSON.stringify({ scenario: scenario.name, browsers, rows }));
  } else {
    console.log(markdown([scenario.columns, ...rows.map(({ cells }) => cells)]));
    console.log(`\n${browsers.join(', ')}`);
  }
}

async function measure(scenario, lab, options, { log, signal }) {
  const link = await checkLink(options.link);
  const groups = await scenario.groups(lab, options);
  const before = machineState();
  const summaries = [];
  for (const whole of groups.filter(({ title }) => title.includes(options.only))) {
    const { noise } = options;
    const cases = whole.cases.filter(({ name }) => name.includes(options.cases));
    const references = whole.references.filter((wanted) =>
      cases.some(({ name }) => name === wanted),
    );
    const group = { ...whole, cases, references };
    const runs = options.runs ?? scenario.runs;
    const cleanUp = () => lab.closeArenas();
    const summary = summarize(
      group,
      await measureGroup(group, { runs, noise, log, cleanUp, signal }),
    );
    summaries.push(summary);
    if (!options.json) console.log(render(summary));
  }
  const machine = {
    name: machineName(),
    browsers: await lab.versions(),
    before,
    after: machineState(),
  };
  if (options.json) {
    console.log(JSON.stringify({ scenario: scenario.name, options, link, machine, summaries }));
  } else console.log(footer(options.link, link, machine));
}

function footer(wanted, measured, { name, browsers, before, after }) {
  const lost =
    after.datagramsLost === null ? 'unknown' : after.datagramsLost - before.datagramsLost;
  const { rateBitsPerSecond, roundTripMs, queueMs } = wanted;
  return [
    `\n  link: ${rateBitsPerSecond / 1e6} Mbit/s, ${roundTripMs} ms, queue ${queueMs} ms; measured`,
    `${measured.roundTripMs.toFixed(1)} ms, ${(measured.bitsPerSecond / 1e6).toFixed(1)} Mbit/s of TCP payload`,
    `\n  machine: ${name}, load ${before.load.toFixed(1)} to ${after.load.toFixed(1)},`,
    `datagrams lost outside of the link: ${lost}`,
    `\n  browsers: ${browsers.join(', ')}`,
  ].join(' ');
}

try {
  await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
// A page that hung may still be waited for.
process.exit();

import { orderOf } from './statistics.mjs';

/**
 * One way of doing the same thing, measured beside others.
 *
 * @typedef {object} Case
 * @property {string} name
 * @property {(round: number) => Promise<Record<string, number[]>>} measure values by metric
 * @property {Record<string, number>} [limits] its own, by metric, where they are not the metric's
 *
 * @typedef {object} Metric
 * @property {string} unit
 * @property {'lower' | 'higher'} better
 * @property {number | null} [limit] what cannot be passed, computed
 * @property {string} [limitIs] how
 *
 * @typedef {object} Group
 * @property {string} title
 * @property {Record<string, Metric>} metrics
 * @property {Case[]} cases
 * @property {string[]} references names of the cases that ratios are given to
 * @property {string} [repeat] name of the case that is measured twice in every
 *   round: how far its two medians are apart is the machine's noise
 * @property {number} deadlineMs of one run of a case
 *
 * @typedef {object} Outcome
 * @property {string} name
 * @property {Record<string, number>} limits
 * @property {Record<string, number[]>} values by metric, in the order of the rounds
 * @property {string[]} failures
 */

/**
 * Measures every case of a group in every round, in alternating order. A run
 * that fails counts as the worst value there is, and is told.
 *
 * @param {Group} group
 * @param {object} options
 * @param {number} options.runs rounds
 * @param {boolean} options.noise whether to repeat a case
 * @param {(text: string) => void} options.log
 * @param {() => Promise<void>} options.cleanUp ends what a run left behind, one
 *   that hangs for example
 * @param {AbortSignal} options.signal stops before the next run
 * @returns {Promise<Outcome[]>}
 * @throws the signal's reason when it aborts.
 */
export async function measureGroup(group, { runs, noise, log, cleanUp, signal }) {
  const cases = [...group.cases, ...(noise ? repeated(group) : [])];
  const outcomes = new Map(cases.map((one) => [one.name, outcomeOf(one, group.metrics)]));
  for (let round = 0; round < runs; round++) {
    for (const { name, measure } of orderOf(cases, round)) {
      const values = await attempt(measure(round), group, outcomes.get(name));
      await cleanUp();
      signal.throwIfAborted();
      const shown = Object.entries(values).map(([metric, list]) => `${metric} ${list.map(brief)}`);
      log(`${group.title} · ${round + 1}/${runs} · ${name}: ${shown.join('; ')}`);
    }
  }
  return [...outcomes.values()];
}

function repeated({ cases, repeat }) {
  const original = cases.find(({ name }) => name === repeat);
  return original ? [{ ...original, name: againNameOf(repeat) }] : [];
}

/** What the second measurement of a case is called. */
export const againNameOf = (name) => `${name} (again)`;

function outcomeOf({ name, limits = {} }, metrics) {
  const values = Object.fromEntries(Object.keys(metrics).map((metric) => [metric, []]));
  return { name, limits, values, failures: [] };
}

async function attempt(measuring, { metrics, deadlineMs }, outcome) {
  let values;
  try {
    values = await withDeadline(measuring, deadlineMs);
  } catch (error) {
    outcome.failures.push(error.message);
    values = Object.fromEntries(
      Object.entries(metrics).map(([name, { better }]) => [
        name,
        [better === 'lower' ? Infinity : 0],
      ]),
    );
  }
  for (const [metric, list] of Object.entries(values)) outcome.values[metric].push(...list);
  return values;
}

async function withDeadline(promise, deadlineMs) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done in ${deadlineMs} ms`)), deadlineMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

function brief(value) {
  if (!Number.isFinite(value)) return 'never';
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { againNameOf, measureGroup } from '../../bench/harness.mjs';
import { render, summarize } from '../../bench/report.mjs';
import { median, orderOf, quantile, randomOf, shuffled } from '../../bench/statistics.mjs';

describe('quantile', () => {
  const values = [5, 1, 4, 2, 3, 10, 9, 8, 7, 6];

  it('is the value that the share of the values does not exceed', () => {
    assert.equal(quantile(values, 0.1), 1);
    assert.equal(quantile(values, 0.9), 9);
    assert.equal(quantile(values, 1), 10);
    assert.equal(quantile([7], 0.9), 7);
  });

  it('knows what never came', () => {
    assert.equal(quantile([1, Infinity, 2], 0.9), Infinity);
  });

  it('is nothing without values, and leaves them as they are', () => {
    assert.ok(Number.isNaN(quantile([], 0.5)));
    quantile(values, 0.5);
    assert.equal(values[0], 5);
  });
});

describe('median', () => {
  it('is the middle, or the mean of the middle two', () => {
    assert.equal(median([3, 1, 2]), 2);
    assert.equal(median([4, 1, 3, 2]), 2.5);
    assert.equal(median([1, 2, Infinity]), 2);
    assert.ok(Number.isNaN(median([])));
  });

  it('sorts numbers as numbers', () => {
    assert.equal(median([100, 9, 20]), 20);
  });
});

describe('orderOf', () => {
  it('goes to and fro', () => {
    assert.deepEqual(orderOf(['a', 'b', 'c'], 0), ['a', 'b', 'c']);
    assert.deepEqual(orderOf(['a', 'b', 'c'], 1), ['c', 'b', 'a']);
    assert.deepEqual(orderOf(['a', 'b', 'c'], 2), ['a', 'b', 'c']);
  });
});

describe('chance', () => {
  const take = (random, count) => Array.from({ length: count }, random);

  it('repeats with its seed, and differs with another', () => {
    assert.deepEqual(take(randomOf(7), 20), take(randomOf(7), 20));
    assert.notDeepEqual(take(randomOf(7), 20), take(randomOf(8), 20));
  });

  it('stays within [0, 1) and fills it evenly', () => {
    const numbers = take(randomOf(1), 10_000);
    assert.ok(numbers.every((number) => number >= 0 && number < 1));
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    assert.ok(Math.abs(mean - 0.5) < 0.02, `${mean}`);
  });

  it('shuffles: the same items in another order, the original untouched', () => {
    const items = [...Array(50).keys()];
    const result = shuffled(items, randomOf(3));
    assert.notDeepEqual(result, items);
    assert.deepEqual(
      [...result].sort((a, b) => a - b),
      items,
    );
    assert.deepEqual(result, shuffled(items, randomOf(3)));
    assert.equal(items[0], 0);
  });
});

const METRICS = { took: { unit: 'ms', better: 'lower', limit: 10, limitIs: 'because' } };
const quiet = (more = {}) => ({
  runs: 2,
  noise: false,
  log: () => {},
  cleanUp: async () => {},
  signal: new AbortController().signal,
  ...more,
});

/** A group whose cases give the values of a list, one per run. */
function groupOf(values, more = {}) {
  const order = [];
  const cases = Object.entries(values).map(([name, list]) => ({
    name,
    measure: async (round) => {
      order.push(`${name} ${round}`);
      const value = list[round];
      if (value instanceof Error) throw value;
      return { took: [value] };
    },
  }));
  const group = { title: 'race', metrics: METRICS, cases, references: ['b'], deadlineMs: 1_000 };
  return { order, group: { ...group, ...more } };
}

describe('measureGroup', () => {
  it('measures each case in each round, in alternating order', async () => {
    const { group, order } = groupOf({ a: [1, 2], b: [3, 4] });
    const outcomes = await measureGroup(group, quiet());
    assert.deepEqual(order, ['a 0', 'b 0', 'b 1', 'a 1']);
    assert.deepEqual(
      outcomes.map(({ name, values, failures }) => ({ name, values, failures })),
      [
        { name: 'a', values: { took: [1, 2] }, failures: [] },
        { name: 'b', values: { took: [3, 4] }, failures: [] },
      ],
    );
  });

  it('repeats one case for the noise', async () => {
    const { group, order } = groupOf({ a: [1, 2], b: [3, 4] }, { repeat: 'a' });
    const outcomes = await measureGroup(group, quiet({ noise: true }));
    assert.deepEqual(
      outcomes.map(({ name }) => name),
      ['a', 'b', againNameOf('a')],
    );
    assert.deepEqual(order, ['a 0', 'b 0', 'a 0', 'a 1', 'b 1', 'a 1']);
  });

  it('counts a failure as the worst value, and goes on', async () => {
    const { group } = groupOf({ a: [new Error('fell over'), 2], b: [3, 4] });
    let cleaned = 0;
    const [a] = await measureGroup(group, quiet({ cleanUp: async () => void cleaned++ }));
    assert.deepEqual(a.values.took, [Infinity, 2]);
    assert.deepEqual(a.failures, ['fell over']);
    assert.equal(cleaned, 4);
  });

  it('counts a failure as nothing where more is better', async () => {
    const metrics = { took: { unit: 'MB/s', better: 'higher' } };
    const { group } = groupOf({ a: [new Error('fell over'), 2] }, { metrics });
    const [a] = await measureGroup(group, quiet());
    assert.deepEqual(a.values.took, [0, 2]);
  });

  it('gives up on a run that hangs', async () => {
    const hanging = { name: 'a', measure: () => new Promise(() => {}) };
    const { group } = groupOf({}, { cases: [hanging], deadlineMs: 5 });
    const [a] = await measureGroup(group, quiet({ runs: 1 }));
    assert.deepEqual(a.values.took, [Infinity]);
    assert.deepEqual(a.failures, ['not done in 5 ms']);
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    const { group, order } = groupOf({ a: [1, 2], b: [3, 4] });
    const stopping = { cleanUp: async () => controller.abort(new Error('enough')) };
    await assert.rejects(measureGroup(group, quiet({ ...stopping, signal: controller.signal })), {
      message: 'enough',
    });
    assert.deepEqual(order, ['a 0']);
  });
});

describe('the report', () => {
  const outcome = (name, took, more = {}) => ({
    name,
    limits: {},
    values: { took },
    failures: [],
    ...more,
  });

  const summaryOf = (outcomes, more = {}) =>
    summarize(
      { title: 'race', metrics: METRICS, references: ['b'], repeat: 'a', ...more },
      outcomes,
    );

  it('gives medians, ratios to the references and to the limit', () => {
    const { metrics } = summaryOf([outcome('a', [10, 20, 30]), outcome('b', [40, 40, 40])]);
    const [{ rows, noise }] = metrics;
    assert.equal(rows[0].median, 20);
    assert.equal(rows[0].p90, 30);
    assert.deepEqual(rows[0].ratios, { b: 0.5 });
    assert.equal(rows[0].limitRatio, 2);
    assert.deepEqual(rows[0].raw, [10, 20, 30]);
    assert.deepEqual(rows[1].ratios, {});
    assert.equal(noise, null);
  });

  it('tells the noise from the case that was repeated', () => {
    const { metrics } = summaryOf([outcome('a', [100]), outcome(againNameOf('a'), [110])]);
    assert.ok(Math.abs(metrics[0].noise - 0.1) < 1e-9);
  });

  it('shows the bad end where more is better', () => {
    const metrics = { took: { unit: 'MB/s', better: 'higher' } };
    const [{ rows }] = summaryOf([outcome('a', [3, 1, 2])], { metrics }).metrics;
    assert.equal(rows[0].p90, 1);
    assert.equal(rows[0].limitRatio, null);
  });

  it('prefers the limit of the case itself', () => {
    const [{ rows }] = summaryOf([outcome('a', [40], { limits: { took: 20 } })]).metrics;
    assert.equal(rows[0].limitRatio, 2);
  });

  it('shows everything as text: tables, raw values, failures once', () => {
    const failed = { failures: ['fell over', 'fell over'] };
    const text = render(
      summaryOf([outcome('a', [10, Infinity, Infinity], failed), outcome('b', [5])]),
    );
    assert.match(text, /^\nrace\n/);
    assert.match(text, / a +3 +2 +never +never +never /);
    assert.match(text, /lower is better; limit: because/);
    assert.match(text, / {2}a: 10\.0 never never\n/);
    assert.equal(text.match(/! a: fell over/g).length, 1);
  });
});

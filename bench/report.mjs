import { againNameOf } from './harness.mjs';
import { median, quantile } from './statistics.mjs';

/**
 * Numbers of a group of cases as plain data: by metric and case the median,
 * 90th percentile, ratios, failures, and every raw value.
 *
 * @param {import('./harness.mjs').Group} group
 * @param {import('./harness.mjs').Outcome[]} outcomes
 */
export function summarize(group, outcomes) {
  const metrics = Object.entries(group.metrics).map(([name, metric]) => {
    const rows = outcomes.map((outcome) => rowOf(outcome, name, metric));
    const medianOf = (wanted) => rows.find((row) => row.name === wanted)?.median ?? NaN;
    for (const row of rows) {
      row.ratios = Object.fromEntries(
        group.references
          .filter((reference) => reference !== row.name)
          .map((reference) => [reference, row.median / medianOf(reference)]),
      );
    }
    const { repeat = '' } = group;
    const noise = Math.abs(medianOf(againNameOf(repeat)) / medianOf(repeat) - 1);
    return { name, ...metric, noise: Number.isNaN(noise) ? null : noise, rows };
  });
  return { title: group.title, metrics };
}

function rowOf({ name, limits, values, failures }, metricName, metric) {
  const raw = values[metricName];
  const limit = limits[metricName] ?? metric.limit ?? null;
  const middle = median(raw);
  return {
    name,
    runs: raw.length,
    failures,
    median: middle,
    // The bad end, whichever that is.
    p90: metric.better === 'lower' ? quantile(raw, 0.9) : quantile(raw, 0.1),
    limit,
    limitRatio: limit === null ? null : middle / limit,
    raw,
  };
}

/** The summary as text, a table per metric. */
export function render({ title, metrics }) {
  return metrics.map((metric) => renderMetric(title, metric)).join('\n');
}

/**
 * A table in Markdown.
 *
 * @param {string[][]} rows the first is the head
 */
export function markdown([head, ...body]) {
  const line = (cells) => `| ${cells.map((cell) => cell.replace(/[|\n]/g, ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

function renderMetric(title, { name, unit, better, limitIs, noise, rows }) {
  const references = [...new Set(rows.flatMap((row) => Object.keys(row.ratios)))];
  const head = [
    `${name} (${unit})`,
    'n',
    'failed',
    'median',
    better === 'lower' ? 'p90' : 'p10',
    ...references.map((reference) => `× ${reference}`),
    'limit',
    '× limit',
  ];
  const body = rows.map((row) => [
    row.name,
    String(row.runs),
    String(row.failures.length),
    number(row.median),
    number(row.p90),
    ...references.map((reference) => number(row.ratios[reference])),
    number(row.limit),
    number(row.limitRatio),
  ]);
  const limitText = limitIs === undefined ? 'no computed limit' : `limit: ${limitIs}`;
  const noiseText = noise === null ? '' : `; noise ${(noise * 100).toFixed(0)} %`;
  return [
    `\n${title}`,
    ...table([head, ...body]),
    `  ${better} is better; ${limitText}${noiseText}`,
    ...rows.map((row) => `  ${row.name}: ${row.raw.map(number).join(' ')}`),
    ...failuresOf(rows),
  ].join('\n');
}

/** Different ones, each once. */
function failuresOf(rows) {
  const texts = rows.flatMap((row) => row.failures.map((text) => `  ! ${row.name}: ${text}`));
  return [...new Set(texts)];
}

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? `  ${cell.padEnd(widths[0])}` : cell.padStart(widths[column]),
      )
      .join('  '),
  );
}

function number(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return 'never';
  if (value === 0) return '0';
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** Tasks of a page that nobody notices are shorter (RAIL, Long Tasks API). */
const LONG_TASK_MS = 50;

/** What scenarios tell of a page's tasks. */
export const TASK_METRICS = {
  longest: {
    unit: 'ms on the processor of the longest task',
    better: 'lower',
    limit: LONG_TASK_MS,
    limitIs: 'what nobody notices',
  },
  long: { unit: `tasks above ${LONG_TASK_MS} ms`, better: 'lower' },
};

/** @param {readonly number[]} tasks from `tasksDuring()` */
export const taskFigures = (tasks) => ({
  longest: [tasks[0]],
  long: [tasks.filter((taskMs) => taskMs > LONG_TASK_MS).length],
});

/**
 * Notes the tasks of the page's main thread while something is done. Their time
 * on the processor counts: a machine that does other things makes none longer.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {() => Promise<unknown>} action
 * @returns {Promise<number[]>} milliseconds on the processor of each, the longest first
 */
export async function tasksDuring(page, action) {
  const { tasks } = await traced(page, action);
  return tasks.map(({ tdur }) => tdur / 1_000).sort((a, b) => b - a);
}

/**
 * Of which files the code is that runs in those tasks, as a sampling profiler
 * sees it. It slows down what it looks at: these times are not for comparing
 * with those of `tasksDuring()`.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {() => Promise<unknown>} action
 * @param {Record<string, RegExp>} parts of their URLs
 * @returns {Promise<Record<string, number>>} by part, the most milliseconds in
 *   one task in which its code ran, or what that had called
 */
export async function partsDuring(page, action, parts) {
  const { tasks, ofMain } = await traced(page, action, ['disabled-by-default-v8.cpu_profiler']);
  const samples = samplesOf(ofMain, parts);
  const most = Object.fromEntries(Object.keys(parts).map((name) => [name, 0]));
  let next = 0;
  for (const { ts, dur, tdur } of tasks.sort((a, b) => a.ts - b.ts)) {
    while (next < samples.length && samples[next].ts < ts) next++;
    const spent = {};
    for (; next < samples.length && samples[next].ts <= ts + dur; next++) {
      for (const name of samples[next].parts) {
        // Of its time, the share in which it had the processor.
        spent[name] = (spent[name] ?? 0) + (samples[next].deltaUs / 1_000) * (tdur / dur);
      }
    }
    for (const [name, ms] of Object.entries(spent)) most[name] = Math.max(most[name], ms);
  }
  return most;
}

/** The events of the page's main thread, and those that are tasks. Times in microseconds. */
async function traced(page, action, categories = []) {
  await page.tracing.start({
    categories: ['toplevel', 'disabled-by-default-devtools.timeline', ...categories],
  });
  let trace;
  try {
    await action();
  } finally {
    trace = await page.tracing.stop();
  }
  const { traceEvents } = JSON.parse(Buffer.from(trace).toString());
  const { processId } = traceEvents.find(({ name }) => name === 'TracingStartedInBrowser').args.data
    .frames[0];
  const main = traceEvents.find(
    ({ name, pid, args }) =>
      name === 'thread_name' && pid === processId && args.name === 'CrRendererMain',
  );
  // A profile comes in parts, from a thread of its own, with the number of the first.
  const profile = traceEvents.find(
    ({ name, pid, tid }) => name === 'Profile' && pid === main.pid && tid === main.tid,
  );
  const ofMain = traceEvents.filter(
    ({ pid, tid, name, id }) =>
      pid === main.pid && (tid === main.tid || (name === 'ProfileChunk' && id === profile?.id)),
  );
  const tasks = ofMain.filter(({ name, tdur }) => name === 'RunTask' && tdur !== undefined);
  return { tasks, ofMain };
}

/** When samples were taken, how long each stands for, and whose code is on its stack. */
function samplesOf(events, parts) {
  const partsOf = new Map();
  const samples = [];
  let ts = events.find(({ name }) => name === 'Profile').args.data.startTime;
  for (const { args } of events.filter(({ name }) => name === 'ProfileChunk')) {
    const { cpuProfile = {}, timeDeltas = [] } = args.data;
    for (const { id, parent, callFrame } of cpuProfile.nodes ?? []) {
      const own = Object.keys(parts).filter((name) => parts[name].test(callFrame.url ?? ''));
      partsOf.set(id, new Set([...(partsOf.get(parent) ?? []), ...own]));
    }
    (cpuProfile.samples ?? []).forEach((id, index) => {
      ts += timeDeltas[index];
      samples.push({ ts, deltaUs: timeDeltas[index], parts: partsOf.get(id) });
    });
  }
  return samples.sort((a, b) => a.ts - b.ts);
}

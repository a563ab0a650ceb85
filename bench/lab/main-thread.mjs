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
  await page.tracing.start({ categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
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
  const ofMain = ({ pid, tid }) => pid === main.pid && tid === main.tid;
  return traceEvents
    .filter((event) => event.name === 'RunTask' && event.tdur !== undefined && ofMain(event))
    .map(({ tdur }) => tdur / 1_000)
    .sort((a, b) => b - a);
}

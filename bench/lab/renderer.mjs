import { readFile, writeFile } from 'node:fs/promises';

const KIB = 1024;

/**
 * The process in which a page of Chromium runs, as Linux sees it.
 *
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<Renderer>}
 */
export async function rendererOf(page) {
  // A trace begins with the frames of the page and their processes; nothing else tells.
  await page.tracing.start({ categories: ['disabled-by-default-devtools.timeline'] });
  const { traceEvents } = JSON.parse(Buffer.from(await page.tracing.stop()).toString());
  const beginning = traceEvents.find(({ name }) => name === 'TracingStartedInBrowser');
  return new Renderer(beginning.args.data.frames[0].processId);
}

/** Resident memory of one process; NaN where the system does not tell. */
class Renderer {
  #folder;

  constructor(processId) {
    this.#folder = `/proc/${processId}`;
  }

  residentBytes() {
    return this.#read('VmRSS');
  }

  /** The most since `forgetPeak`. */
  peakResidentBytes() {
    return this.#read('VmHWM');
  }

  async forgetPeak() {
    // proc(5): 5 sets the peak to what is resident now.
    await writeFile(`${this.#folder}/clear_refs`, '5').catch(() => {});
  }

  async #read(name) {
    const status = await readFile(`${this.#folder}/status`, 'utf8').catch(() => '');
    const kibibytes = new RegExp(`^${name}:\\s*(\\d+) kB`, 'm').exec(status)?.[1];
    return Number(kibibytes ?? NaN) * KIB;
  }
}

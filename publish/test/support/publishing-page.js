import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { startTracker } from '../../../demo/swarm/tracker.mjs';
import { startWebServer } from '../../../demo/swarm/web-server.mjs';

const TIMEOUT_MS = 60_000;
const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** The demo with its publishing page, and the tracker that it names. */
export class PublishingDemo {
  static async start() {
    const tracker = await startTracker();
    const swarm = JSON.stringify({ trackerUrl: tracker.url, films: [] });
    const server = await startWebServer({
      folders: {
        '/': path('../../../demo'),
        '/build/': path('../../../build'),
        '/dist/': path('../../../dist'),
      },
      answers: { '/swarm.json': () => ({ type: 'application/json', body: swarm }) },
      cors: true,
    });
    return new PublishingDemo(tracker, server);
  }

  constructor(tracker, server) {
    this.tracker = tracker;
    this.url = server.url;
    this.server = server;
  }

  /** @param {import('puppeteer-core').Browser} browser */
  async open(browser) {
    const page = await browser.newPage();
    const publishing = new PublishingPage(page);
    // It gets keys, whatever other pages are open.
    await page.bringToFront();
    await page.emulateFocusedPage(true);
    await page.goto(`${this.url}/publish.html`);
    await page.waitForFunction(
      () => document.getElementById('options-form').elements.trackers.value,
    );
    // Nothing may leave this machine.
    await page.evaluate(() => {
      document.getElementById('options-form').elements.iceServers.value = '[]';
    });
    return publishing;
  }

  async stop() {
    await this.server.stop();
    await this.tracker.stop();
  }
}

/** The publishing page in a browser. */
export class PublishingPage {
  /** Messages of errors that nobody caught. @type {string[]} */
  errors = [];

  /** @param {import('puppeteer-core').Page} page */
  constructor(page) {
    this.page = page;
    page.on('pageerror', (error) => this.errors.push(error.message));
  }

  /**
   * As when somebody lets go of files over the page.
   *
   * @param {readonly {name: string, source?: string}[]} files by their paths; empty without
   */
  async drop(...files) {
    const read = files.map(async ({ name, source }) => ({
      name,
      base64: source ? (await readFile(source)).toString('base64') : '',
    }));
    await this.page.evaluate(
      async (all) => {
        const transfer = new DataTransfer();
        for (const { name, base64 } of all) {
          const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
          transfer.items.add(new File([bytes], name));
        }
        const target = document.getElementById('drop');
        for (const type of ['dragover', 'drop']) {
          target.dispatchEvent(
            new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }),
          );
        }
      },
      await Promise.all(read),
    );
  }

  /** Its torrent is made, and what goes with it is shown. */
  async shared() {
    await this.page.waitForFunction(() => !document.getElementById('published').hidden, {
      timeout: TIMEOUT_MS,
    });
  }

  /** The tracker knows it. */
  async ready() {
    await this.page.waitForFunction(
      () => document.getElementById('sharing-state').dataset.state === 'ready',
      { timeout: TIMEOUT_MS },
    );
  }

  /** @param {string} id of an element */
  textOf(id) {
    return this.page.$eval(`#${id}`, (element) => element.textContent);
  }

  close() {
    return this.page.close();
  }
}

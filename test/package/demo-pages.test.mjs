import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../../bench/lab/browsers.mjs';
import { USES } from '../../demo/uses/list.js';

const START = fileURLToPath(new URL('../../demo/start.mjs', import.meta.url));
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** For a machine that is busy: nothing here takes long by itself. */
const PATIENCE_MS = 60_000;

const PLAYER = 'torrent-player, torrent-video';

/** How a viewer begins, where it takes more than a click on the picture. */
const BEGINNINGS = {
  headless: (page) => page.locator('media-play-button').click(),
  async consent(page) {
    await page.click(PLAYER);
    // Looked for in each frame: a locator waits for changes, and sees none in shadow trees.
    const yes = 'torrent-player >>> [part~="consent-button"]';
    await (await page.waitForSelector(yes, { visible: true })).click();
  },
};

/** Resolves with the address that `npm start` prints. */
async function startDemo() {
  const child = fork(START, ['--port', '0'], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  let printed = '';
  for await (const text of child.stdout) {
    printed += text;
    const [, url] = /Open +(\S+)/.exec(printed) ?? [];
    if (url) return { child, url };
  }
  throw new Error(`npm start ended:\n${printed}`);
}

describe('the demo pages', { timeout: 10 * PATIENCE_MS }, () => {
  let demo;
  let browser;
  before(async () => {
    [demo, browser] = await Promise.all([startDemo(), launchBrowser('chromium')]);
  });
  after(async () => {
    await browser?.close();
    demo?.child.kill();
    if (demo) await once(demo.child, 'exit');
  });

  /** A page that was opened, and what went wrong in it. */
  async function open(path) {
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const failures = [];
    page.on('pageerror', (error) => failures.push(error.message));
    page.on('response', (response) => {
      if (!response.ok()) failures.push(`${response.status()} ${response.url()}`);
    });
    await page.goto(demo.url + path);
    await page.waitForSelector(':is(torrent-player, torrent-video)[magnet]');
    return { page, failures };
  }

  for (const { path, begin } of [
    { path: '', begin: undefined },
    ...USES.map(({ page }) => ({ path: `uses/${page}.html`, begin: BEGINNINGS[page] })),
  ]) {
    it(`/${path} is accessible, and plays from the local swarm`, async () => {
      const { page, failures } = await open(path);
      assert.deepEqual(await violations(page), []);
      await (begin ?? (() => page.click(PLAYER)))(page);
      await page.waitForFunction(
        (selector) => document.querySelector(selector).currentTime > 0.3,
        {},
        PLAYER,
      );
      const mode = await page.$eval(PLAYER, ({ torrent }) => torrent.mode);
      assert.deepEqual([mode, failures], ['torrent', []]);
      await page.close();
    });
  }

  it('lets the page ask in its own words', async () => {
    const { page, failures } = await open('uses/consent.html');
    await page.click('input[value=page]');
    await page.click(PLAYER);
    await page.locator('dialog[open] button[value=none]').click();
    await page.waitForFunction(() => !document.querySelector('dialog').open);
    const phaseOf = () => page.$eval(PLAYER, ({ torrent }) => torrent?.phase ?? 'idle');
    assert.equal(await phaseOf(), 'idle');
    await page.click(PLAYER);
    await page.locator('dialog[open] button[value=peers]').click();
    await page.waitForFunction(
      (selector) => document.querySelector(selector).currentTime > 0.3,
      {},
      PLAYER,
    );
    assert.deepEqual(failures, []);
    await page.close();
  });

  it('lead to one another', async () => {
    const { page } = await open('');
    const links = await page.$$eval('#uses a', (all) => all.map(({ pathname }) => pathname));
    assert.deepEqual(
      links,
      USES.map((use) => `/uses/${use.page}.html`),
    );
    await page.locator('#uses a').click();
    await page.waitForSelector('nav [aria-current=page]');
    await page.close();
  });
});

/** What axe-core finds, as lines; what media-chrome calls its own controls is its affair. */
async function violations(page) {
  await page.addScriptTag({ path: AXE });
  return page.evaluate(async () => {
    const context = { include: ['html'], exclude: ['media-control-bar'] };
    const found = await window.axe.run(context, { resultTypes: ['violations'] });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
    );
  });
}

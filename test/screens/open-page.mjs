import { launchBrowser } from '../../bench/lab/browsers.mjs';
import { startWebKit } from '../matrix/web-driver.mjs';

/** Room for four players: 1280 pixels wide, and 640, 320 and 280 side by side under it. */
const WIDTH = 1320;
const HEIGHT = 1140;

/**
 * The page of screens in a browser.
 *
 * @typedef {object} ScreensPage
 * @property {() => Promise<string[]>} phaseNames
 * @property {(scene: object) => Promise<void>} show
 * @property {(isForced: boolean) => Promise<void>} forceColours of Chromium only
 * @property {() => Promise<Buffer>} screenshot of PNG
 * @property {() => Promise<void>} close
 */

/**
 * @param {'chromium' | 'firefox' | 'webkit'} browserName
 * @param {string} url
 * @returns {Promise<ScreensPage>}
 */
export async function openPage(browserName, url) {
  return browserName === 'webkit' ? openInWebKit(url) : openByPuppeteer(browserName, url);
}

async function openByPuppeteer(browserName, url) {
  const browser = await launchBrowser(browserName);
  const page = await browser.newPage();
  await page.setViewport({ width: WIDTH, height: HEIGHT });
  page.on('pageerror', (error) => console.error(`${browserName}: ${error.message}`));
  await page.goto(url);
  await page.waitForFunction(() => window.isReady);
  let emulation; // What it emulates ends with it.
  return {
    phaseNames: () => page.evaluate(() => [...window.phaseNames]),
    show: (scene) => page.evaluate((given) => window.show(given), scene),
    async forceColours(isForced) {
      emulation ??= await page.createCDPSession();
      const features = [{ name: 'forced-colors', value: isForced ? 'active' : 'none' }];
      await emulation.send('Emulation.setEmulatedMedia', { features });
    },
    screenshot: async () => Buffer.from(await page.screenshot()),
    close: () => browser.close(),
  };
}

async function openInWebKit(url) {
  // The window has a title bar, and the page begins below it.
  const { session, close } = await startWebKit(`${WIDTH}x${HEIGHT + 200}`);
  await session('POST', 'window/rect', { x: 0, y: 0, width: WIDTH, height: HEIGHT + 200 });
  await session('POST', 'url', { url });
  const run = (script, ...args) => session('POST', 'execute/async', { script, args });
  await run(`
    const [done] = arguments;
    const look = () => window.isReady ? done(true) : setTimeout(look, 50);
    look();`);
  return {
    phaseNames: () => run('arguments[0]([...window.phaseNames])'),
    async show(scene) {
      const failure = await run(
        `const [scene, done] = arguments;
         window.show(scene).then(() => done(null), (error) => done(String(error)));`,
        scene,
      );
      if (failure) throw new Error(failure);
    },
    forceColours: async () => {
      throw new Error('WebKit cannot emulate forced colours');
    },
    screenshot: async () => Buffer.from(await session('GET', 'screenshot'), 'base64'),
    close,
  };
}

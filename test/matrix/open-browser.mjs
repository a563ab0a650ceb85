import { launchBrowser } from '../../bench/lab/browsers.mjs';
import { openWebKit } from './web-driver.mjs';

/**
 * A browser that runs functions of pages.
 *
 * @typedef {object} Driven
 * @property {(pageUrl: string, name: string, options: object) => Promise<any>} call
 *   loads a page anew and calls the function that it keeps in `window[name]`;
 *   rejects when the page does not answer within minutes
 * @property {() => Promise<void>} close
 */

/**
 * @param {'chromium' | 'firefox' | 'webkit'} name
 * @returns {Promise<Driven>}
 * @throws Error when it is not installed.
 */
export async function openBrowser(name) {
  if (name === 'webkit') return openWebKit();
  const browser = await launchBrowser(name);
  return {
    async call(pageUrl, functionName, options) {
      const page = await browser.newPage();
      try {
        await page.goto(pageUrl);
        await page.waitForFunction(() => window.isReady);
        return await page.evaluate((called, given) => window[called](given), functionName, options);
      } finally {
        await page.close();
      }
    },
    close: () => browser.close(),
  };
}

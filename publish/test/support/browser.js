import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { findBrowser } from '../../../test/support/browsers.mjs';
import { startWebServer } from '../../../demo/swarm/web-server.mjs';

const DIST = fileURLToPath(new URL('../../../dist/', import.meta.url));

const CHROMIUM_ARGS = [
  ...['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
  ...['--disable-sync', '--disable-quic', '--no-first-run'],
  '--autoplay-policy=no-user-gesture-required',
];

/** A browser with a website of its own, where the built player is. */
export class ViewerSite {
  /** @param {string} folder for its pages */
  static async open(folder) {
    const [browser, server] = await Promise.all([
      puppeteer.launch({ executablePath: findBrowser('chromium'), args: CHROMIUM_ARGS }),
      startWebServer({ folders: { '/': folder, '/dist/': DIST } }),
    ]);
    return new ViewerSite(browser, server, folder);
  }

  constructor(browser, server, folder) {
    this.browser = browser;
    this.folder = folder;
    this.server = server;
    this.playerUrl = `${server.url}/dist/`;
  }

  /** Opens a page that holds nothing but some code. @param {string} code */
  async openPage(code) {
    const name = `page-${Math.random().toString(36).slice(2)}.html`;
    await mkdir(this.folder, { recursive: true });
    await writeFile(join(this.folder, name), `<!doctype html><meta charset="utf-8">${code}`);
    const page = await this.browser.newPage();
    await page.goto(`${this.server.url}/${name}`);
    return page;
  }

  /**
   * Opens a page that holds nothing but a snippet, as it was printed.
   *
   * @param {string} code
   * @param {Record<string, string>} [attributes] of the player, besides
   */
  async openSnippet(code, attributes = {}) {
    const page = await this.openPage(code);
    await keepHere(page, attributes);
    return page;
  }

  /** The same site in Firefox; its browser is to be closed. */
  async openFirefox() {
    const firefox = await puppeteer.launch({
      browser: 'firefox',
      executablePath: findBrowser('firefox'),
      extraPrefsFirefox: { 'media.autoplay.default': 0, 'media.autoplay.blocking_policy': 0 },
    });
    return new ViewerSite(firefox, this.server, this.folder);
  }

  async close() {
    await this.browser.close();
    await this.server.stop();
  }
}

/**
 * Waits for the player of a page or frame, and keeps it on this machine.
 *
 * @param {import('puppeteer-core').Page | import('puppeteer-core').Frame} page
 * @param {Record<string, string>} [attributes] of the player, besides
 */
export async function keepHere(page, attributes = {}) {
  await page.waitForFunction(
    () => customElements.get('torrent-player') && document.querySelector('torrent-player'),
  );
  await page.evaluate(
    (all) => {
      const player = document.querySelector('torrent-player');
      for (const [key, value] of Object.entries(all)) player.setAttribute(key, value);
    },
    { 'ice-servers': '[]', muted: '', ...attributes },
  );
}

/** Plays until the position passes so many seconds; resolves with the player's numbers. */
export async function playPast(page, seconds, timeoutMs = 60_000) {
  await page.evaluate(() => void document.querySelector('torrent-player').play());
  await page.waitForFunction(
    (position) => document.querySelector('torrent-player').currentTime > position,
    { timeout: timeoutMs, polling: 50 },
    seconds,
  );
  return page.evaluate(() => {
    const player = document.querySelector('torrent-player');
    const { peers, bytesFromPeers, bytesFromServers, fileIndex, name } = player.torrent;
    return { peers, bytesFromPeers, bytesFromServers, fileIndex, name };
  });
}

import { openContent } from '../../demo/swarm/content.mjs';
import { makeTorrent } from '../../demo/swarm/torrent-file.mjs';
import { Arena } from './arena.mjs';
import { startAssets } from './assets.mjs';
import { launchBrowser } from './browsers.mjs';

/**
 * What lasts for a whole measurement: web server and browsers. Seeders and
 * viewers have browsers of their own, so that nothing of the one is found by
 * the other in storage.
 */
export class Lab {
  #assets;
  #browsers = new Map();
  #torrents = new Map();
  #arenas = new Set();

  static async open() {
    return new Lab(await startAssets());
  }

  /** Use `Lab.open()`. */
  constructor(assets) {
    this.#assets = assets;
  }

  get url() {
    return this.#assets.url;
  }

  get port() {
    return this.#assets.port;
  }

  bundleEngine() {
    return this.#assets.bundleEngine();
  }

  /**
   * Launched when first asked for.
   *
   * @param {string} role
   * @param {'chromium' | 'firefox'} [name]
   * @returns {Promise<import('puppeteer-core').Browser>}
   */
  browser(role, name = 'chromium') {
    const key = `${role} ${name}`;
    if (!this.#browsers.has(key)) this.#browsers.set(key, launchBrowser(name));
    return this.#browsers.get(key);
  }

  /** `chromium 1.2.3` and so on, of those launched so far. */
  async versions() {
    const browsers = await Promise.all(this.#browsers.values());
    return [...new Set(await Promise.all(browsers.map((browser) => browser.version())))];
  }

  /**
   * Makes a content known to web server and swarm.
   *
   * @param {import('../../demo/swarm/content.mjs').ContentSpec} spec
   * @param {number} pieceLengthBytes
   */
  async publish(spec, pieceLengthBytes) {
    const key = JSON.stringify([spec, pieceLengthBytes]);
    if (!this.#torrents.has(key)) {
      const name = await this.#assets.publish(spec);
      const content = await openContent(spec);
      const { infoHash, bytes } = await makeTorrent([content], { pieceLengthBytes });
      await content.close();
      this.#torrents.set(key, {
        infoHash,
        torrentBase64: bytes.toString('base64'),
        contentPath: `/content/${encodeURIComponent(name)}`,
        lengthBytes: content.lengthBytes,
      });
    }
    return this.#torrents.get(key);
  }

  /** A swarm of its own for one run, which closes it. */
  async arena(torrent) {
    const arena = await Arena.open(this, torrent);
    this.#arenas.add(arena);
    return arena;
  }

  /** Ends whatever a run has left behind. */
  async closeArenas() {
    await Promise.all([...this.#arenas].map((arena) => arena.close()));
    this.#arenas.clear();
  }

  async close() {
    await this.closeArenas();
    const browsers = await Promise.allSettled(this.#browsers.values());
    await Promise.allSettled(browsers.map(({ value }) => value?.close()));
    await this.#assets.stop();
  }
}

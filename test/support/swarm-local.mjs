import { openContent } from '../../demo/swarm/content.mjs';
import { forkSeeder } from '../../demo/swarm/fork-seeder.mjs';
import { makeTorrent } from '../../demo/swarm/torrent-file.mjs';
import { startTracker } from '../../demo/swarm/tracker.mjs';
import { WebSeedServer } from './swarm-web-seed.mjs';

const DEFAULT_PIECE_LENGTH_BYTES = 64 * 1024;

/** One torrent with its tracker, its peers and, when asked, its web seed. */
export class LocalSwarm {
  #options;
  #tracker = null;
  #trackerPort = 0;
  #webSeed = null;
  #peers = new Map();

  /** `{magnet, infoHash, trackerUrl, webSeedUrl, torrentBase64}` */
  published = null;

  /** @param {import('./swarm.js').SwarmOptions} options */
  static async start(options) {
    const swarm = new LocalSwarm(options);
    try {
      await swarm.#start();
      return swarm;
    } catch (error) {
      await swarm.stop();
      throw error;
    }
  }

  constructor(options) {
    this.#options = { pieceLengthBytes: DEFAULT_PIECE_LENGTH_BYTES, ...options };
  }

  async #start() {
    const { files, webSeed = false, seeder = {} } = this.#options;
    await this.startTracker();
    if (webSeed) {
      const behaviour = webSeed === true ? {} : webSeed;
      this.#webSeed = await WebSeedServer.start(files, behaviour, this.#options);
    }
    this.published = await this.#publish();
    if (seeder) await this.startPeer('seeder', seeder);
  }

  async #publish() {
    const contents = await Promise.all(this.#options.files.map(openContent));
    try {
      const torrent = await makeTorrent(contents, this.#torrentOptions());
      return {
        infoHash: torrent.infoHash,
        magnet: torrent.magnet,
        torrentBase64: torrent.bytes.toString('base64'),
        trackerUrl: this.#tracker.url,
        webSeedUrl: this.#webSeed?.url ?? null,
      };
    } finally {
      await Promise.all(contents.map((content) => content.close()));
    }
  }

  #torrentOptions() {
    const { pieceLengthBytes, name, layout, isPrivate } = this.#options;
    return {
      pieceLengthBytes,
      trackers: [`ws://127.0.0.1:${this.#trackerPort}`],
      webSeeds: this.#webSeed ? [this.#webSeed.url] : [],
      ...(name && { name }),
      ...(layout && { layout }),
      ...(isPrivate && { isPrivate }),
    };
  }

  /** Comes back on the same port, having forgotten everybody. */
  async startTracker() {
    if (this.#tracker) throw new Error('the tracker is running');
    this.#tracker = await startTracker({ port: this.#trackerPort });
    this.#trackerPort = this.#tracker.port;
  }

  async stopTracker() {
    const tracker = this.#tracker;
    this.#tracker = null;
    await tracker?.stop();
  }

  /** The web seed behaves so from now on. */
  setWebSeed(behaviour) {
    this.#runningWebSeed.setBehaviour(behaviour);
  }

  webSeedLog() {
    return this.#runningWebSeed.log;
  }

  get #runningWebSeed() {
    if (!this.#webSeed) throw new Error('no web seed is running');
    return this.#webSeed;
  }

  async startPeer(name, behaviour = {}) {
    if (this.#peers.has(name)) throw new Error(`the peer "${name}" is running`);
    const { files } = this.#options;
    const starting = forkSeeder({ files, ...this.#torrentOptions(), ...behaviour });
    this.#peers.set(name, starting);
    // A peer that never came up is not there to be stopped.
    starting.catch(() => this.#peers.delete(name));
    await starting;
  }

  async stopPeer(name, { gently = false } = {}) {
    const starting = this.#peers.get(name);
    if (!starting) throw new Error(`no peer "${name}" is running`);
    this.#peers.delete(name);
    const peer = await starting;
    await (gently ? peer.stop() : peer.kill());
  }

  async stats(name) {
    const peer = await this.#peers.get(name);
    if (!peer) throw new Error(`no peer "${name}" is running`);
    return peer.stats();
  }

  async stop() {
    const peers = await Promise.allSettled(this.#peers.values());
    this.#peers.clear();
    await Promise.all(peers.map(({ value }) => value?.kill()));
    await this.stopTracker();
    await this.#webSeed?.stop();
    this.#webSeed = null;
  }
}

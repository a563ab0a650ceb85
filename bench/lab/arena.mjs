import { startSignalling } from '../link/signalling.mjs';
import { UdpRelay } from '../link/udp-relay.mjs';

const LOOPBACK = '127.0.0.1';
/** Pages that need what is bundled before each run. */
const BUNDLED = ['engine', 'victim-ours', 'attacker'];

/**
 * The world of one run: tracker, links, and the pages of the peers. Nothing in
 * it has met before, and nothing is left of it.
 */
export class Arena {
  #lab;
  #relay = new UdpRelay();
  #signalling;
  /** Links by participant. */
  #links = new Map();
  #contexts = [];
  #closing = null;

  static async open(lab, torrent) {
    const arena = new Arena(lab, torrent);
    arena.#signalling = await startSignalling({
      relay: arena.#relay,
      linkOf: (participant) => arena.#links.get(participant) ?? null,
    });
    return arena;
  }

  /** Use `Lab.arena()`. */
  constructor(lab, torrent) {
    this.#lab = lab;
    this.torrent = torrent;
  }

  get relay() {
    return this.#relay;
  }

  /**
   * Opens the page of a peer.
   *
   * @param {string} participant unique in this arena
   * @param {object} options
   * @param {'player' | 'stock' | 'native' | 'interface' | 'pipeline' | 'endurance' | 'engine' | 'raw' | 'attacker' | 'victim-ours' | 'victim-stock'} options.page
   * @param {import('../link/link.mjs').Link | null} [options.link] default: no limits.
   *   It is the arena's from now on
   * @param {'seeder' | 'viewer'} [options.role] default `viewer`
   * @param {'chromium' | 'firefox'} [options.browser] default `chromium`
   */
  async peer(participant, { page: name, link = null, role = 'viewer', browser = 'chromium' }) {
    if (BUNDLED.includes(name)) await this.#lab.bundleEngine();
    this.#links.set(participant, link);
    const context = await (await this.#lab.browser(role, browser)).createBrowserContext();
    this.#contexts.push(context);
    const page = await context.newPage();
    await page.goto(`${this.#lab.url}/pages/${name}.html`);
    await page.waitForFunction('window.bench !== undefined');
    return new Peer(page, context, await this.#addresses(participant, link));
  }

  /**
   * A peer that holds everything and serves it: stock WebTorrent, or ours.
   *
   * @param {'stock' | 'ours'} kind
   * @param {import('../link/link.mjs').Link | null} [link]
   */
  async seeder(kind, link = null) {
    const { torrentBase64, contentPath } = this.torrent;
    if (kind === 'ours') return this.#filledSeeder(link);
    const seeder = await this.peer('seeder', { page: 'stock', link, role: 'seeder' });
    await seeder.call('seed', {
      torrentBase64,
      announce: [seeder.trackerUrl],
      contentUrl: contentPath,
    });
    await this.#signalling.joined('seeder');
    return seeder;
  }

  /** Has it all from another seeder, who then leaves. */
  async #filledSeeder(link) {
    const origin = await this.peer('origin', { page: 'stock', role: 'seeder' });
    await origin.call('seed', {
      torrentBase64: this.torrent.torrentBase64,
      announce: [origin.trackerUrl],
      contentUrl: this.torrent.contentPath,
    });
    await this.#signalling.joined('origin');
    const seeder = await this.peer('seeder', { page: 'engine', role: 'seeder' });
    await seeder.call('join', { magnet: seeder.magnet });
    await seeder.call('fill');
    await origin.close();
    // Connections made from now on go through it.
    this.#links.set('seeder', link);
    return seeder;
  }

  /** Resolves once a participant can be found. */
  joined(participant) {
    return this.#signalling.joined(participant);
  }

  /**
   * A bare data channel between two pages, of which the first sends what the
   * second asks for.
   *
   * @param {import('../link/link.mjs').Link} link of the second, which is returned
   */
  async channel(link) {
    const sender = await this.peer('sender', { page: 'raw', role: 'seeder' });
    const receiver = await this.peer('receiver', { page: 'raw', link });
    const id = 'channel';
    const offer = await receiver.call('offer');
    const sdp = await this.#relay.offer({ id, sdp: offer, from: link, to: null });
    const answer = await sender.call('answer', { sdp });
    await receiver.call('accept', { sdp: this.#relay.answer({ id, sdp: answer }) });
    return receiver;
  }

  async #addresses(participant, link) {
    const { port: trackerPort } = this.#signalling;
    const reach = (port) => (link ? link.relayTcp(port) : port);
    const trackerUrl = `ws://${LOOPBACK}:${await reach(trackerPort)}/${participant}`;
    const { infoHash, contentPath } = this.torrent;
    return {
      trackerUrl,
      magnet: `magnet:?xt=urn:btih:${infoHash}&dn=film&tr=${encodeURIComponent(trackerUrl)}`,
      httpUrl: `http://${LOOPBACK}:${await reach(this.#lab.port)}${contentPath}`,
    };
  }

  /** What is still asked of its pages rejects. Idempotent. */
  close() {
    return (this.#closing ??= this.#close());
  }

  async #close() {
    await Promise.allSettled(this.#contexts.map((context) => context.close()));
    this.#relay.stop();
    await this.#signalling.stop();
    await Promise.all([...this.#links.values()].map((link) => link?.stop()));
  }
}

/** A page of a peer, and how it reaches the others. */
export class Peer {
  #context;
  #errors = [];

  constructor(page, context, { trackerUrl, magnet, httpUrl }) {
    this.page = page;
    this.#context = context;
    this.trackerUrl = trackerUrl;
    this.magnet = magnet;
    this.httpUrl = httpUrl;
    page.on('pageerror', (error) => this.#errors.push(String(error?.message ?? error)));
  }

  /**
   * Calls what the page offers; both ways plain data.
   *
   * @throws Error with what went wrong in the page so far.
   */
  async call(name, options) {
    try {
      const run = (name, options) => window.bench[name](options);
      return await this.page.evaluate(run, name, options);
    } catch (error) {
      throw new Error([error.message, ...this.#errors].join('; '), { cause: error });
    }
  }

  /** Puts another tab in front of it. */
  async hide() {
    const other = await this.#context.newPage();
    await other.bringToFront();
    await this.page.waitForFunction('document.visibilityState === "hidden"', { polling: 100 });
  }

  async close() {
    await this.#context.close();
  }
}

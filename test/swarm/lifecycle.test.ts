import { expect } from '@open-wc/testing';
import { Swarm } from '../support/swarm.js';
import { Viewer, once, period, until } from '../support/viewer.js';

const FILM = { path: 'demo/film/torrent-player.mp4' };

describe('the life of a player in a page', function () {
  this.timeout(40_000);
  let swarm: Swarm;
  const viewers: Viewer[] = [];

  async function open(attributes: Record<string, string> = {}): Promise<Viewer> {
    const viewer = await Viewer.open({ magnet: swarm.magnet, ...attributes });
    viewers.push(viewer);
    return viewer;
  }

  before(async () => {
    swarm = await Swarm.start({ files: [FILM] });
  });
  after(() => swarm.stop());
  afterEach(() => {
    for (const viewer of viewers.splice(0)) {
      expect(viewer.spy.errors, 'uncaught errors').to.deep.equal([]);
      viewer.close();
    }
  });

  it('contacts nobody before play', async () => {
    const { spy, window, player } = await open();
    const loaded = () => window.performance.getEntriesByType('resource').length;
    const loadedAtFirst = loaded();
    player.setAttribute('trackers', swarm.trackerUrl);
    await period(1_500);
    expect(spy.everOpened).to.equal(0);
    expect(spy.requests).to.deep.equal([]);
    expect(spy.blobUrls.size).to.equal(0);
    expect(loaded()).to.equal(loadedAtFirst);
    expect(player.torrent!.phase).to.equal('idle');
  });

  it('asks for the first frame only with preload=metadata', async () => {
    const { player } = await open({ preload: 'metadata' });
    await once(player, 'loadeddata');
    expect(player.paused).to.equal(true);
    expect(player.currentTime).to.equal(0);
    expect(player.duration).to.be.greaterThan(60);
  });

  it('plays by itself with autoplay', async () => {
    const { player } = await open({ autoplay: '' });
    await until('it plays', () => player.currentTime > 0.2);
  });

  it('leaves nothing behind two seconds after its removal', async () => {
    const { spy, player } = await open();
    await player.play();
    await until('it plays', () => player.currentTime > 0.2);
    expect(spy.sockets.size).to.be.greaterThan(0);
    expect(spy.connections.size).to.be.greaterThan(0);
    player.remove();
    const left = () => ({
      sockets: spy.sockets.size,
      connections: spy.connections.size,
      timers: spy.timers.size,
      blobUrls: spy.blobUrls.size,
      workers: spy.workers.size,
    });
    const nothing = { sockets: 0, connections: 0, timers: 0, blobUrls: 0, workers: 0 };
    const released = () => Object.values(left()).every((count) => count === 0);
    await until('everything is released', released, 2_000).catch(() => undefined);
    expect(left()).to.deep.equal(nothing);
    expect(player.paused).to.equal(true);
  });

  it('plays again when it comes back after its removal', async () => {
    const { window, player } = await open();
    await player.play();
    await until('it plays', () => player.currentTime > 0.2);
    player.remove();
    await until('the session is over', () => player.torrent!.phase === 'idle');
    window.document.body.append(player);
    await player.play();
    await until('it plays again', () => player.currentTime > 0.2);
  });

  it('keeps playing while it is moved in the document', async () => {
    const { window, player } = await open();
    await player.play();
    await until('it plays', () => player.currentTime > 0.2);
    const place = window.document.createElement('section');
    window.document.body.append(place);
    const errors: string[] = [];
    for (const type of ['emptied', 'pause', 'error']) {
      player.addEventListener(type, () => errors.push(type));
    }
    const { currentTime } = player;
    place.append(player);
    await until('it plays on', () => player.currentTime > currentTime + 0.5);
    expect(errors).to.deep.equal([]);
  });

  it('supersedes a source by the next, however fast they change', async () => {
    const { player } = await open();
    player.play().catch(() => undefined);
    for (let change = 0; change < 20; change++) {
      player.magnet = `magnet:?xt=urn:btih:${change.toString(16).padStart(40, '0')}`;
      player.play().catch(() => undefined);
      await Promise.resolve();
    }
    player.magnet = swarm.magnet;
    await player.play();
    await until('it plays the last', () => player.currentTime > 0.2);
    expect(player.torrent!.infoHash).to.equal(swarm.infoHash);
  });

  it('shares one torrent between two players of one magnet', async () => {
    const viewer = await open();
    const { window, player, spy } = viewer;
    const second = window.document.createElement('torrent-player');
    for (const { name, value } of player.attributes) second.setAttribute(name, value);
    window.document.body.append(second);
    await Promise.all([player.play(), second.play()]);
    await until('both play', () => player.currentTime > 0.2 && second.currentTime > 0.2);
    expect(spy.sockets.size, 'tracker sockets').to.equal(1);
    player.remove();
    const { currentTime } = second;
    await until('the other plays on', () => second.currentTime > currentTime + 0.5);
    second.remove();
    await until('the last one out ends it', () => spy.sockets.size === 0, 2_000);
  });

  it('tolerates a second version of the script on the page', async () => {
    const { window, player } = await open();
    const script = window.document.createElement('script');
    script.type = 'module';
    script.src = '/dist/torrent-player.js?another-version';
    const loaded = once(script, 'load');
    window.document.head.append(script);
    await loaded;
    await player.play();
    await until('it plays', () => player.currentTime > 0.2);
  });

  it("touches neither the page's storage nor its globals", async () => {
    const { window, player, spy } = await open();
    const builtins = () => [
      window.WebSocket,
      window.fetch,
      window.RTCPeerConnection,
      window.EventTarget.prototype.addEventListener,
      window.Uint8Array.prototype.slice,
    ];
    const before = builtins();
    await player.play();
    await until('it plays', () => player.currentTime > 0.5);
    player.remove();
    await until('it is gone', () => spy.sockets.size === 0);
    expect(builtins()).to.deep.equal(before);
    const added = Object.getOwnPropertyNames(window).filter((name) => !spy.globals.has(name));
    // Firefox and Chromium name frames of a window by their index.
    const ours = added.filter((name) => name !== 'spy' && !/^\d+$/.test(name));
    expect(ours).to.deep.equal([]);
    expect(window.localStorage.length).to.equal(0);
    expect(window.sessionStorage.length).to.equal(0);
    expect(await entriesOfPrivateFileSystem(window)).to.deep.equal([]);
    expect(await window.indexedDB.databases()).to.deep.equal([]);
    expect(await window.caches.keys()).to.deep.equal([]);
  });
});

async function entriesOfPrivateFileSystem(page: typeof globalThis): Promise<string[]> {
  const root = await page.navigator.storage.getDirectory();
  const names: string[] = [];
  for await (const name of (root as unknown as { keys(): AsyncIterable<string> }).keys()) {
    names.push(name);
  }
  return names;
}

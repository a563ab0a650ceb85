import { expect } from '@open-wc/testing';
import type { TorrentVideo } from '../../src/torrent-video.js';
import { Swarm } from '../support/swarm.js';
import { Viewer, once, period, until } from '../support/viewer.js';

const FILM = { path: 'demo/film/torrent-player.mp4' };
const TAGS = ['torrent-player', 'torrent-video'] as const;

describe('consent in a page', function () {
  this.timeout(60_000);
  let swarm: Swarm;
  let viewer: Viewer<(typeof TAGS)[number]>;

  before(async () => {
    swarm = await Swarm.start({ files: [FILM], webSeed: true });
  });
  after(() => swarm.stop());
  afterEach(() => {
    expect(viewer.spy.errors).to.deep.equal([]);
    viewer.window.localStorage.clear();
    viewer.close();
  });

  /** In the words of the viewer's page, whose Blob is another than ours. */
  const torrentFile = () =>
    new viewer.window.Blob([swarm.torrentBytes]) as unknown as MediaProvider;
  const play = (): Promise<unknown> => {
    const playing = viewer.player.play();
    playing.catch(() => undefined);
    return playing;
  };
  const plays = () => until('it plays', () => viewer.player.currentTime > 0.2);

  /** Nobody was contacted, nothing was stored, and the engine is not even there. */
  function expectSilence(): void {
    const { spy, window } = viewer;
    expect(spy.everOpened, 'sockets, connections, workers').to.equal(0);
    expect(spy.requests, 'requests').to.deep.equal([]);
    expect(spy.storageWrites, 'stored').to.deep.equal([]);
    expect(spy.blobUrls.size, 'blob URLs').to.equal(0);
    const loaded = window.performance.getEntriesByType('resource').map(({ name }) => name);
    const foreign = loaded.filter(
      (name) => !/\/dist\/|\/test\/support\/|__web-dev-server__/.test(name),
    );
    expect(foreign, 'what is not the player').to.deep.equal([]);
    const parts = loaded.filter((name) => /\/(engine|media-pipeline|reader)-/.test(name));
    expect(parts, 'what meets others').to.deep.equal([]);
  }

  for (const tag of TAGS) {
    it(`lets nothing past a question: <${tag}>`, async () => {
      const attributes = {
        magnet: swarm.magnet,
        consent: 'ask',
        'consent-memory': '',
        preload: 'auto',
        autoplay: '',
        'web-seeds': swarm.webSeedUrl!,
      };
      viewer = await Viewer.open(attributes, tag);
      const { player } = viewer;
      void play();
      player.setAttribute('trackers', swarm.trackerUrl);
      player.removeAttribute('autoplay');
      player.setAttribute('autoplay', '');
      player.load();
      void play();
      player.setAttribute('consent', 'nonsense');
      player.setAttribute('consent', 'ask');
      player.setAttribute('preload', 'metadata');
      player.setAttribute('fallback-after', '0');
      player.srcObject = torrentFile();
      void play();
      viewer.window.document.body.append(player);
      // Messages of other pages are nothing to it.
      for (const consent of ['granted', 'peers']) viewer.window.postMessage({ consent }, '*');
      await period(1_500);
      expectSilence();
      expect(player.torrent).to.include({ phase: 'idle', peers: 0 });
    });
  }

  it('plays with others, and remembers that, once the viewer agreed', async () => {
    const attributes = { magnet: swarm.magnet, consent: 'ask', 'consent-memory': '' };
    viewer = await Viewer.open(attributes);
    const playing = play();
    viewer.player.answerConsent('peers');
    await playing;
    await plays();
    // Told once a second.
    await until('peers gave it', () => viewer.player.torrent!.bytesFromPeers > 0);
    expect(viewer.spy.storageWrites).to.have.lengthOf(1);
    const frame = viewer;
    viewer = await Viewer.open(attributes);
    await viewer.player.play();
    await plays();
    frame.close();
  });

  it('meets nobody when the viewer wants the server only', async () => {
    await swarm.setWebSeed({});
    viewer = await Viewer.open({
      consent: 'ask',
      trackers: swarm.trackerUrl,
      'web-seeds': swarm.webSeedUrl!,
    });
    const { player, spy } = viewer;
    player.srcObject = torrentFile();
    const asked = once(player, 'torrentconsentrequest');
    const playing = play();
    await asked;
    player.answerConsent('server');
    await playing;
    await plays();
    const torrent = await viewer.stats(({ bytesFromServers }) => bytesFromServers > 0);
    expect(torrent).to.include({ mode: 'web-seeds', peers: 0, bytesFromPeers: 0 });
    expect(spy.everConnected).to.deep.equal({ sockets: 0, connections: 0 });
    expect((await swarm.stats()).peers, 'whom the seeder knows').to.equal(0);

    const { currentTime } = player;
    player.answerConsent('peers');
    await viewer.stats(({ mode: now, peers: known }) => now === 'torrent' && known > 0);
    await until('it goes on', () => player.currentTime > currentTime + 0.2);
  });

  it('asks web seeds only where the browser wants privacy, and says so to nobody else', async () => {
    viewer = await Viewer.open({ 'web-seeds': swarm.webSeedUrl!, trackers: swarm.trackerUrl });
    const { player, spy, window } = viewer;
    Object.defineProperty(window.navigator, 'globalPrivacyControl', { value: true });
    player.srcObject = torrentFile();
    await player.play();
    await plays();
    expect(spy.everConnected).to.deep.equal({ sockets: 0, connections: 0 });
    expect(player.torrent!.mode).to.equal('web-seeds');
  });

  it('waits for an answer where the browser wants privacy and there is no server', async () => {
    viewer = await Viewer.open({ magnet: swarm.magnet }, 'torrent-video');
    const { window, player } = viewer;
    Object.defineProperty(window.navigator, 'globalPrivacyControl', { value: true });
    const asked = once(player, 'torrentconsentrequest');
    void play();
    await asked;
    await period(500);
    expectSilence();
    (player as TorrentVideo).answerConsent('peers');
    await plays();
  });
});

import { expect } from '@open-wc/testing';
import '../../src/define.js';
import type { TorrentFallback } from '../../src/events.js';
import type { TorrentConsentRequestEvent } from '../../src/session/consent-request.js';
import type { TorrentPlayer } from '../../src/torrent-player.js';
import type { TorrentVideo } from '../../src/torrent-video.js';
import { loadFixture } from '../support/memory-byte-source.js';
import { period, until } from '../support/viewer.js';
import { FakeTorrent, MAGNET } from './fake-torrent.js';

const FILE = 'audio-only.m4a';
const SOURCE = new URL('../fixtures/tone.ogg', import.meta.url).href;
const TORRENT_URL = new URL('/film.torrent', location.href).href;
/** Its metadata and its bytes are on servers. */
const SERVED = `${MAGNET}&xs=${encodeURIComponent(TORRENT_URL)}&ws=${encodeURIComponent(SOURCE)}`;

async function nameOf(playing: Promise<unknown>): Promise<string> {
  return playing.then(
    () => 'played',
    (reason: unknown) => (reason as DOMException).name,
  );
}

for (const tag of ['torrent-video', 'torrent-player'] as const) {
  describe(`consent of <${tag}>`, function () {
    this.timeout(30_000);
    let torrent: FakeTorrent;
    let element: TorrentPlayer | TorrentVideo;
    let requests: TorrentConsentRequestEvent[];

    before(async () => {
      torrent = new FakeTorrent([{ name: FILE, bytes: await loadFixture(FILE) }]);
    });
    after(() => torrent.restore());
    afterEach(() => {
      element.remove();
      localStorage.clear();
    });

    const insert = (attributes: Record<string, string>, source?: string) => {
      torrent.joined.length = 0;
      torrent.options.length = 0;
      requests = [];
      element = document.createElement(tag);
      element.muted = true;
      const all = { muted: '', 'ice-servers': '[]', magnet: MAGNET, ...attributes };
      for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
      if (source) element.append(Object.assign(document.createElement('source'), { src: source }));
      onRequest((event) => requests.push(event));
      document.body.append(element);
    };
    const onRequest = (react: (event: TorrentConsentRequestEvent) => void) => {
      const type = 'torrentconsentrequest';
      if ('store' in element) element.addEventListener(type, react);
      else element.addEventListener(type, react);
    };
    const play = (): Promise<unknown> => {
      const playing = element.play();
      playing.catch(() => undefined);
      return playing;
    };
    const plays = () => until('it plays', () => element.currentTime > 0.1);
    const isAsking = () => {
      const { store } = 'store' in element ? element : element.media;
      return store.state.consent.isAsking;
    };

    it('reflects the attribute, limited to what is known', () => {
      insert({});
      expect(element.consent).to.equal('notice');
      element.consent = 'ask';
      expect(element.getAttribute('consent')).to.equal('ask');
      element.setAttribute('consent', ' Granted');
      expect(element.consent).to.equal('granted');
      element.setAttribute('consent', 'yes');
      expect(element.consent, 'a slip is on the safe side').to.equal('ask');
    });

    it('asks for nothing with a notice, or a grant', async () => {
      for (const consent of ['notice', 'granted']) {
        insert({ consent });
        await element.play();
        expect(requests).to.have.lengthOf(0);
        expect(torrent.options[0]?.withPeers).to.equal(true);
        element.remove();
      }
    });

    it('waits for the answer, and then plays', async () => {
      insert({ consent: 'ask' });
      const playing = play();
      expect(requests).to.have.lengthOf(1);
      expect(isAsking()).to.equal(true);
      await period(100);
      expect(torrent.joined).to.have.lengthOf(0);
      expect(element.paused).to.equal(true);
      element.answerConsent('peers');
      await playing;
      await plays();
      expect(torrent.joined).to.have.lengthOf(1);
      expect(element.torrent?.mode).to.equal('torrent');
    });

    it('rejects when the viewer says "not now", and asks the next time', async () => {
      insert({ consent: 'ask' });
      const playing = play();
      element.answerConsent('none');
      expect(await nameOf(playing)).to.equal('NotAllowedError');
      expect(torrent.joined).to.have.lengthOf(0);
      void play();
      expect(requests).to.have.lengthOf(2);
    });

    it('rejects when another source, or a pause, comes first', async () => {
      insert({ consent: 'ask' });
      const interrupted = play();
      element.magnet = `${MAGNET}&dn=other`;
      expect(await nameOf(interrupted)).to.equal('AbortError');
      const paused = play();
      element.pause();
      expect(await nameOf(paused)).to.equal('AbortError');
      element.answerConsent('none');
      await period(100);
      expect(torrent.joined).to.have.lengthOf(0);
    });

    it('lets nothing past an open question', async () => {
      insert({ consent: 'ask', preload: 'auto' }, SOURCE);
      await period(100);
      expect(requests, 'preload').to.have.lengthOf(0);
      element.setAttribute('autoplay', '');
      expect(requests, 'autoplay').to.have.lengthOf(1);
      element.load();
      element.setAttribute('trackers', 'wss://tracker.example/');
      element.setAttribute('preload', 'metadata');
      element.setAttribute('fallback-after', '0');
      element.removeAttribute('consent-memory');
      element.selectFile(0);
      element.seeding = false;
      element.leave();
      document.body.append(element);
      void play();
      element.media.play().catch(() => undefined);
      await period(300);
      expect(torrent.joined).to.have.lengthOf(0);
      expect(element.torrent).to.include({ mode: 'torrent', phase: 'idle' });
      expect(performance.getEntriesByName(SOURCE)).to.have.lengthOf(0);
    });

    it('plays by itself once it may', async () => {
      insert({ consent: 'ask', autoplay: '' });
      await until('it asks', () => requests.length === 1);
      element.consent = 'granted';
      await plays();
    });

    it('preloads once it may', async () => {
      insert({ consent: 'ask', preload: 'metadata' });
      await period(50);
      element.answerConsent('peers');
      await until('the first frame', () => element.readyState >= 2);
      expect(element.paused).to.equal(true);
      expect(requests).to.have.lengthOf(0);
    });

    it('lets the page answer', async () => {
      insert({ consent: 'ask' });
      onRequest((event) => event.respondWith(period(50).then(() => 'peers' as const)));
      const playing = play();
      expect(isAsking()).to.equal(false);
      await playing;
      await plays();
    });

    it('lets the page take its time', async () => {
      insert({ consent: 'ask' });
      onRequest((event) => event.preventDefault());
      const playing = play();
      expect(isAsking()).to.equal(false);
      await period(50);
      expect(torrent.joined).to.have.lengthOf(0);
      element.consent = 'granted';
      await playing;
    });

    it('plays from web seeds alone when the viewer says so', async () => {
      insert({ consent: 'ask', magnet: SERVED });
      void play();
      expect(requests[0]?.detail.canUseServer).to.equal(true);
      element.answerConsent('server');
      await plays();
      expect(torrent.options[0]?.withPeers).to.equal(false);
      expect(element.torrent?.mode).to.equal('web-seeds');
    });

    it('plays the <source> when the viewer wants a server, and no web seed will do', async () => {
      insert({ consent: 'ask' }, SOURCE);
      let reason = '';
      element.addEventListener('torrentfallback', (event: Event) => {
        ({ reason } = (event as CustomEvent<TorrentFallback>).detail);
      });
      await period(50); // The player hands its children over when it renders.
      void play();
      expect(requests[0]?.detail.canUseServer).to.equal(true);
      element.answerConsent('server');
      await plays();
      expect(reason).to.equal('server-only');
      expect(torrent.joined).to.have.lengthOf(0);
      expect(element.torrent?.mode).to.equal('http');
    });

    it('offers no server where there is none', () => {
      insert({ consent: 'ask' });
      void play();
      expect(requests[0]?.detail.canUseServer).to.equal(false);
    });

    it('goes on from where it was under other terms', async () => {
      insert({ consent: 'ask', magnet: SERVED });
      void play();
      element.answerConsent('server');
      await until('it plays', () => element.currentTime > 1);
      const { currentTime } = element;
      element.answerConsent('peers');
      await until('it plays with peers', () => torrent.options.at(-1)?.withPeers === true);
      await until('it goes on', () => element.currentTime > currentTime);
      expect(element.currentTime).to.be.below(currentTime + 3);
      expect(element.paused).to.equal(false);
    });

    it('leaves the swarm when consent is withdrawn', async () => {
      insert({ consent: 'granted' });
      await element.play();
      element.consent = 'ask';
      expect(element.torrent).to.include({ phase: 'idle' });
      await period(100);
      expect(torrent.joined).to.have.lengthOf(1);
      element.answerConsent('peers');
      void play();
      await plays();
      element.forgetConsent();
      expect(element.torrent).to.include({ phase: 'idle' });
    });

    it('does not ask whom it asked before, on this page or a former one', async () => {
      insert({ consent: 'ask', 'consent-memory': '' });
      void play();
      element.answerConsent('peers');
      await plays();
      element.magnet = `${MAGNET}&dn=next`;
      await element.play();
      expect(requests).to.have.lengthOf(1);
      element.remove();
      insert({ consent: 'ask', 'consent-memory': '' });
      await element.play();
      expect(requests).to.have.lengthOf(0);
    });

    it('waits with the way round an unsupported torrent until somebody wants to play', async () => {
      const url = `${SOURCE}?round-${tag}`;
      insert({ magnet: 'magnet:?xt=urn:btmh:1220abcd' }, url);
      await period(300);
      expect(performance.getEntriesByName(url)).to.have.lengthOf(0);
      await element.play();
      await plays();
      expect(element.torrent?.mode).to.equal('http');
    });
  });
}

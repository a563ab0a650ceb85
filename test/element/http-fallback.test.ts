import { expect } from '@open-wc/testing';
import '../../src/define.js';
import type { TorrentFallback } from '../../src/events.js';
import type { TorrentPlayer } from '../../src/torrent-player.js';
import type { TorrentVideo } from '../../src/torrent-video.js';
import { once, period, until } from '../support/viewer.js';

const HASH = 'c12fe1c06bba254a9dc9f519b335aa7c1367a88a';
/** Nobody is there: no tracker, and no way to anybody. */
const LONELY = `magnet:?xt=urn:btih:${HASH}&tr=${encodeURIComponent('ws://127.0.0.1:9/')}`;
const UNREACHABLE = new URL('../fixtures/torrents/absent.torrent', import.meta.url).href;
const FILM = new URL('../fixtures/vp9-opus.webm', import.meta.url).href;
const ABSENT = new URL('../fixtures/absent.webm', import.meta.url).href;

function makeSource(src: string, type = 'video/webm'): HTMLSourceElement {
  const source = document.createElement('source');
  source.src = src;
  source.type = type;
  return source;
}

for (const tag of ['torrent-video', 'torrent-player'] as const) {
  describe(`HTTP fallback of <${tag}>`, () => {
    let element: TorrentVideo | TorrentPlayer;

    afterEach(() => element.remove());

    const insert = (attributes: Readonly<Record<string, string>>, ...sources: string[]) => {
      element = document.createElement(tag);
      element.muted = true;
      const all = { muted: '', 'ice-servers': '[]', ...attributes };
      for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
      element.append(...sources.map((url) => makeSource(url)));
      document.body.append(element);
    };
    const fallback = async () =>
      ((await once(element, 'torrentfallback')) as CustomEvent<TorrentFallback>).detail;
    const play = () => {
      element.play().catch(() => undefined); // The load of the fallback interrupts it.
    };
    const plays = () => until('it plays', () => element.currentTime > 0.1);

    it('fetches no source before playback is asked for', async () => {
      const url = `${FILM}?unasked-${tag}`;
      insert({ magnet: LONELY }, url);
      await period(500);
      expect(performance.getEntriesByName(url)).to.have.length(0);
      expect(element.networkState).to.equal(HTMLMediaElement.NETWORK_IDLE);
    });

    it('takes over when nobody comes in time', async () => {
      insert({ magnet: LONELY, 'fallback-after': '0.2' }, FILM);
      const change = fallback();
      play();
      expect(await change).to.deep.equal({ reason: 'nobody-there', url: FILM });
      await plays();
      await until('it is ready', () => element.torrent?.phase === 'ready');
      expect(element.currentSrc).to.equal(FILM);
      expect(element.torrent).to.include({ mode: 'http', peers: 0 });
      expect(element.error).to.equal(null);
    });

    it('takes over from a failure, with the first source that plays', async () => {
      insert({ src: UNREACHABLE }, 'javascript:alert(1)', ABSENT, FILM);
      let errors = 0;
      for (const type of ['error', 'torrenterror']) element.addEventListener(type, () => errors++);
      const tried: string[] = [];
      element.addEventListener('torrentfallback', (event: Event) => {
        tried.push((event as CustomEvent<TorrentFallback>).detail.url);
      });
      play();
      await plays();
      expect(tried).to.deep.equal([ABSENT, FILM]);
      expect(errors).to.equal(0);
    });

    it('tells the failure of the torrent when no source plays either', async () => {
      insert({ src: UNREACHABLE }, ABSENT);
      const failed = once(element, 'torrenterror');
      play();
      expect(((await failed) as CustomEvent<{ code: string }>).detail.code).to.equal(
        'torrent-unreachable',
      );
      expect(element.torrent).to.include({ mode: 'torrent', phase: 'failed' });
    });

    it('sees a source that comes after the failure', async () => {
      insert({ src: UNREACHABLE });
      const failed = once(element, 'torrenterror');
      play();
      await failed;
      const change = fallback();
      element.append(makeSource(FILM));
      expect((await change).reason).to.equal('torrent-unreachable');
    });

    it('can be asked for, and goes back to the torrent on load()', async () => {
      insert({ magnet: LONELY }, FILM);
      if ('updateComplete' in element) await element.updateComplete;
      expect(element.playOverHttp()).to.equal(true);
      expect(element.playOverHttp(), 'twice').to.equal(false);
      await until('it is ready', () => element.torrent?.phase === 'ready');
      expect(element.paused, 'as before').to.equal(true);
      element.load();
      expect(element.torrent).to.include({ mode: 'torrent', phase: 'idle' });
      expect(element.currentSrc).to.equal(LONELY);
    });

    it('refuses without a source', () => {
      insert({ magnet: LONELY });
      expect(element.playOverHttp()).to.equal(false);
      expect(element.torrent).to.include({ mode: 'torrent', phase: 'idle' });
    });
  });
}

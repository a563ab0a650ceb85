import { expect, nextFrame } from '@open-wc/testing';
import '../../src/define.js';
import type { TorrentPlayer } from '../../src/torrent-player.js';
import type { TorrentVideo } from '../../src/torrent-video.js';
import { once } from '../support/viewer.js';

/** Names on the prototypes of HTMLMediaElement and HTMLVideoElement in this browser. */
const NATIVE_MEMBERS = [HTMLMediaElement.prototype, HTMLVideoElement.prototype].flatMap(
  (prototype) => Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor'),
);

const HASH = 'c12fe1c06bba254a9dc9f519b335aa7c1367a88a';

describe('the elements as media elements', () => {
  for (const tag of ['torrent-video', 'torrent-player'] as const) {
    describe(`<${tag}>`, () => {
      let element: TorrentVideo | TorrentPlayer;

      beforeEach(() => {
        element = document.createElement(tag);
        document.body.append(element);
      });
      afterEach(() => element.remove());

      it('has every member of HTMLVideoElement', () => {
        expect(NATIVE_MEMBERS.length).to.be.greaterThan(50);
        expect(NATIVE_MEMBERS.filter((name) => !(name in element))).to.deep.equal([]);
      });

      it('is paused, empty and silent about it before a source is set', () => {
        const { paused, ended, readyState, networkState, currentTime, duration } = element;
        expect({ paused, ended, readyState, networkState, currentTime }).to.deep.equal({
          paused: true,
          ended: false,
          readyState: HTMLMediaElement.HAVE_NOTHING,
          networkState: HTMLMediaElement.NETWORK_EMPTY,
          currentTime: 0,
        });
        expect(duration).to.be.NaN;
        expect(element.buffered).to.have.length(0);
        expect(element.error).to.equal(null);
        expect(element.torrent).to.equal(null);
      });

      it('sets what a media element lets one set', () => {
        element.volume = 0.25;
        element.playbackRate = 1.5;
        element.muted = true;
        expect(element.volume).to.equal(0.25);
        expect(element.playbackRate).to.equal(1.5);
        expect(element.muted).to.equal(true);
        expect(() => (element.volume = 2)).to.throw(DOMException);
      });

      it('tells of it with the native event', async () => {
        const changed = new Promise((resolve) =>
          element.addEventListener('volumechange', resolve, { once: true }),
        );
        element.volume = 0.5;
        const event = (await changed) as Event;
        expect(event.target).to.equal(element);
        expect(event.bubbles).to.equal(false);
      });

      it('reflects attributes of <video>', () => {
        element.setAttribute('loop', '');
        expect(element.loop).to.equal(true);
        element.loop = false;
        expect(element.hasAttribute('loop')).to.equal(false);
        element.poster = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
        expect(element.getAttribute('poster')).to.contain('data:image/gif');
        expect(element.poster).to.contain('data:image/gif');
        element.setAttribute('muted', '');
        expect(element.defaultMuted).to.equal(true);
      });

      it('preloads nothing unless told to', () => {
        expect(element.preload).to.equal('none');
        element.preload = 'metadata';
        expect(element.getAttribute('preload')).to.equal('metadata');
      });

      it('is idle once a source is set, with a snapshot that is frozen', async () => {
        element.magnet = `magnet:?xt=urn:btih:${HASH}`;
        await Promise.resolve();
        expect(element.torrent).to.include({ phase: 'idle', name: null, peers: 0 });
        expect(Object.isFrozen(element.torrent)).to.equal(true);
        expect(element.currentSrc).to.equal(`magnet:?xt=urn:btih:${HASH}`);
        element.removeAttribute('magnet');
        expect(element.torrent).to.equal(null);
      });

      it('reports a bad source once, however many attributes came with it', async () => {
        const errors: unknown[] = [];
        element.addEventListener('torrenterror', (event) =>
          errors.push((event as CustomEvent<object>).detail),
        );
        element.setAttribute('file', '3');
        element.setAttribute('trackers', 'wss://tracker.example');
        element.magnet = 'nonsense';
        await once(element, 'torrenterror');
        await nextFrame();
        expect(errors).to.have.length(1);
        expect(errors[0]).to.include({ code: 'invalid-source', retryable: false });
        expect(element.error?.code).to.equal(MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED);
      });

      it('says whether it seeds, and that it changed', async () => {
        const states: unknown[] = [];
        element.addEventListener('torrentseedingchange', (event) =>
          states.push((event as CustomEvent<{ seeding: string }>).detail.seeding),
        );
        element.setAttribute('seeding', 'off');
        element.magnet = `magnet:?xt=urn:btih:${HASH}`;
        await Promise.resolve();
        expect(element.seeding).to.equal(false);
        element.seeding = true;
        expect(element.getAttribute('seeding')).to.equal('on');
        expect(element.seeding).to.equal(true);
        expect(states).to.deep.equal(['on']);
      });
    });
  }

  it('upgrades properties set before the element was defined', async () => {
    const early = document.createElement('torrent-video-early') as HTMLElement &
      Pick<HTMLVideoElement, 'volume' | 'loop'>;
    Object.assign(early, { volume: 0.3, loop: true });
    document.body.append(early);
    const { TorrentVideo: Base } = await import('../../src/torrent-video.js');
    customElements.define('torrent-video-early', class extends Base {});
    expect(early.volume).to.equal(0.3);
    expect(early.loop).to.equal(true);
    early.remove();
  });
});

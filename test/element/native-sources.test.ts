import { expect, nextFrame } from '@open-wc/testing';
import '../../src/define.js';
import type { TorrentVideo } from '../../src/torrent-video.js';
import { loadFixture } from '../support/memory-byte-source.js';
import { once, until } from '../support/viewer.js';
import { FakeTorrent, MAGNET } from './fake-torrent.js';

const FILE = 'index-first.mp4';
const FILE_URL = new URL(`../fixtures/${FILE}`, import.meta.url).href;
const ABSENT_URL = new URL('absent.mp4', import.meta.url).href;

function makeSource(src: string): HTMLSourceElement {
  const source = document.createElement('source');
  source.src = src;
  return source;
}

/** What the `<video>` inside is given. */
const inner = (element: TorrentVideo) => element.shadowRoot!.querySelector('video')!;

describe('<torrent-video> without a torrent', () => {
  let element: TorrentVideo;

  beforeEach(() => {
    element = document.createElement('torrent-video');
    element.muted = true;
    document.body.append(element);
  });
  afterEach(() => element.remove());

  it('plays a media file', async () => {
    element.src = FILE_URL;
    expect(element.networkState).to.equal(HTMLMediaElement.NETWORK_NO_SOURCE);
    await element.play();
    expect(element.currentSrc).to.equal(FILE_URL);
    expect(element.torrent).to.include({ mode: 'http', phase: 'ready' });
  });

  it('plays the first <source> that can be played, and tells the others of their failure', async () => {
    const [bad, good] = [makeSource(ABSENT_URL), makeSource(FILE_URL)];
    const failed = once(bad, 'error');
    element.append(bad, good);
    expect(element.networkState).to.equal(HTMLMediaElement.NETWORK_NO_SOURCE);
    const playing = element.play();
    await failed;
    await playing;
    expect(element.currentSrc).to.equal(FILE_URL);
    expect(element.error).to.equal(null);
  });

  it('fetches as much of it as preload says', async () => {
    element.preload = 'none';
    element.append(makeSource(FILE_URL));
    await until('idle', () => element.networkState === HTMLMediaElement.NETWORK_IDLE);
    expect(element.readyState).to.equal(HTMLMediaElement.HAVE_NOTHING);
    element.preload = 'auto';
    await until('it is there', () => element.readyState > HTMLMediaElement.HAVE_METADATA);
  });

  it('says why a media file does not play', async () => {
    const told = once(element, 'torrenterror');
    element.src = ABSENT_URL;
    expect(await told)
      .to.have.property('detail')
      .that.includes({ code: 'media-unsupported' });
    expect(element.error?.code).to.equal(MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED);
    expect(element.networkState).to.equal(HTMLMediaElement.NETWORK_NO_SOURCE);
    element.src = FILE_URL;
    await element.play();
    expect(element.torrent).to.include({ phase: 'ready' });
  });

  it('plays a MediaStream, and refuses what is nothing of all', () => {
    const canvas = document.createElement('canvas');
    canvas.getContext('2d')!.fillRect(0, 0, 8, 8);
    const stream = canvas.captureStream();
    element.srcObject = stream;
    expect(element.srcObject).to.equal(stream);
    expect(inner(element).srcObject).to.equal(stream);
    expect(() => (element.srcObject = {} as MediaStream)).to.throw(TypeError);
    expect(element.srcObject).to.equal(stream);
    element.srcObject = null;
    expect(inner(element).srcObject).to.equal(null);
  });

  it('leaves it when a torrent is named, in the same task without a request', async () => {
    const torrent = new FakeTorrent([{ name: FILE, bytes: await loadFixture(FILE) }]);
    const source = makeSource(`${FILE_URL}?never`);
    element.append(source);
    element.magnet = MAGNET;
    expect(inner(element).querySelector('source')).to.equal(null);
    await element.play();
    expect(element.currentSrc).to.equal(MAGNET);
    expect(element.torrent).to.include({ mode: 'torrent' });
    const requested = performance.getEntriesByType('resource').map(({ name }) => name);
    expect(requested).not.to.include(source.src);
    element.removeAttribute('magnet');
    expect(inner(element).querySelector('source')).not.to.equal(null);
    torrent.restore();
  });
});

describe('where <torrent-video> is', () => {
  it('keeps its layout and plays on in another document', async () => {
    const torrent = new FakeTorrent([{ name: FILE, bytes: await loadFixture(FILE) }]);
    const frame = document.createElement('iframe');
    frame.srcdoc = '<!doctype html>';
    const loaded = once(frame, 'load');
    document.body.append(frame);
    await loaded;
    const element = document.createElement('torrent-video');
    element.muted = true;
    element.magnet = MAGNET;
    document.body.append(element);
    await element.play();
    await until('it plays', () => element.currentTime > 0.3);
    frame.contentDocument!.body.append(element);
    expect(element.paused).to.equal(false);
    expect(element.shadowRoot!.adoptedStyleSheets).to.have.length(1);
    await until('it plays on', () => element.currentTime > 0.5);
    element.remove();
    frame.remove();
    torrent.restore();
  });

  it('is as large as its attributes say, unless styles say another', async () => {
    const element = document.createElement('torrent-video');
    document.body.append(element);
    const size = () => {
      const { width, height } = getComputedStyle(element);
      return { width, height };
    };
    expect(size()).to.deep.equal({ width: '300px', height: '150px' });
    element.width = 400;
    expect(element.getAttribute('width')).to.equal('400');
    expect(size().width).to.equal('400px');
    element.height = 100;
    expect(size()).to.deep.equal({ width: '400px', height: '100px' });
    element.style.width = '200px';
    await nextFrame();
    expect(inner(element).clientWidth).to.equal(200);
    element.remove();
  });

  it('is muted by its attribute when it comes into a document, and by a script at once', () => {
    const element = document.createElement('torrent-video');
    element.setAttribute('muted', '');
    expect(element.muted).to.equal(false);
    expect(element.cloneNode()).to.have.property('muted', true);
    document.body.append(element);
    expect(element.muted).to.equal(true);
    element.muted = false;
    element.remove();
    document.body.append(element);
    expect(element.muted).to.equal(false);
    element.remove();
  });
});

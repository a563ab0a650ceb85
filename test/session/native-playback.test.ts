import { expect } from '@open-wc/testing';
import { INITIAL_STATE, type PlayerState } from '../../src/core/player-state.js';
import { Store } from '../../src/core/store.js';
import { isMediaUrl, NativePlayback } from '../../src/session/native-playback.js';

const PAGE = 'https://page.example/folder/';

describe('isMediaUrl', () => {
  for (const text of [
    'film.mp4',
    '/films/film.WEBM?token=1#t=10',
    'https://media.example/film.mkv',
    'data:video/mp4;base64,AAAA',
    'blob:https://page.example/1234',
  ]) {
    it(`is true for ${text}`, () => expect(isMediaUrl(text, PAGE)).to.equal(true));
  }
  for (const text of [
    '',
    'magnet:?xt=urn:btih:c12fe1c06bba254a9dc9f519b335aa7c1367a88a&dn=film.mp4',
    'c12fe1c06bba254a9dc9f519b335aa7c1367a88a',
    'film.torrent',
    'film.mp4.torrent',
    '/download?name=film.mp4',
    'ftp://media.example/film.mp4',
    'https://#fragment',
  ]) {
    it(`is false for ${text || 'nothing'}`, () => expect(isMediaUrl(text, PAGE)).to.equal(false));
  }
});

describe('NativePlayback', () => {
  let video: HTMLVideoElement;
  let store: Store<PlayerState>;
  let native: NativePlayback;

  beforeEach(() => {
    video = document.createElement('video');
    store = new Store<PlayerState>(INITIAL_STATE);
    native = new NativePlayback(video, store);
  });
  afterEach(() => native.end());

  const source = () => {
    const element = document.createElement('source');
    element.src = 'film.mp4';
    return element;
  };

  it('does nothing with nothing', () => {
    native.load(null, [], 'none');
    expect(native.isActive).to.equal(false);
    expect(video.networkState).to.equal(HTMLMediaElement.NETWORK_EMPTY);
    expect(store.state.torrent.mode).to.equal('torrent');
  });

  it('gives a URL to the <video>, with the preload that is asked for', () => {
    native.load('film.mp4', [], 'none');
    expect(native.isActive).to.equal(true);
    expect(video.getAttribute('src')).to.equal('film.mp4');
    expect(video.preload).to.equal('none');
    expect(store.state.torrent).to.include({ mode: 'http', phase: 'idle' });
  });

  it('gives it <source> children, and takes all away again', () => {
    native.update([source()], 'none');
    expect(native.isActive).to.equal(true);
    expect(video.querySelectorAll('source')).to.have.length(1);
    native.end();
    expect(native.isActive).to.equal(false);
    expect(video.children).to.have.length(0);
    expect(video.hasAttribute('preload')).to.equal(false);
    expect(store.state.torrent).to.deep.equal(INITIAL_STATE.torrent);
  });

  it('can begin anew with nothing', () => {
    native.load('film.mp4', [], 'none');
    native.load(null, [], 'none');
    expect(video.hasAttribute('src')).to.equal(false);
    expect(store.state.torrent).to.deep.equal(INITIAL_STATE.torrent);
  });

  it('follows preload while it plays, and only then', () => {
    native.setPreload('auto');
    expect(video.hasAttribute('preload')).to.equal(false);
    native.load('film.mp4', [], 'none');
    native.setPreload('metadata');
    expect(video.getAttribute('preload')).to.equal('metadata');
    native.setPreload(null);
    expect(video.hasAttribute('preload')).to.equal(false);
  });

  it('keeps the state in step, and says when it failed', () => {
    native.load('film.mp4', [], 'none');
    expect(native.follow('loadeddata')).to.equal(false);
    expect(store.state.torrent.phase).to.equal('ready');
    expect(native.follow('error')).to.equal(true);
    expect(store.state.torrent).to.include({ phase: 'failed' });
    expect(store.state.torrent.error).to.include({ code: 'media-unsupported' });
    native.follow('emptied');
    expect(store.state.torrent).to.include({ phase: 'idle', error: null });
  });

  it('looks at no event of what it did not start', () => {
    expect(native.follow('error')).to.equal(false);
    expect(store.state.torrent).to.deep.equal(INITIAL_STATE.torrent);
  });
});

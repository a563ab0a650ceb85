import { expect } from '@open-wc/testing';
import { PlayerError } from '../../../src/core/player-error.js';
import { MediaSourceAttachment } from '../../../src/media/mse/media-source-attachment.js';
import { eventually } from './test-player.js';

describe('MediaSourceAttachment', () => {
  const { MediaSource, ManagedMediaSource } = globalThis as {
    MediaSource?: unknown;
    ManagedMediaSource?: unknown;
  };

  afterEach(() => {
    Object.assign(globalThis, { MediaSource, ManagedMediaSource });
    if (ManagedMediaSource === undefined) Reflect.deleteProperty(globalThis, 'ManagedMediaSource');
  });

  it('knows that this browser can', () => {
    expect(MediaSourceAttachment.supported).to.equal(true);
  });

  it('is on the element synchronously, and opens', async () => {
    const video = document.createElement('video');
    const attachment = new MediaSourceAttachment(video);
    expect(video.src.startsWith('blob:')).to.equal(true);
    const mediaSource = await attachment.opened;
    expect(mediaSource.readyState).to.equal('open');
    attachment.detach();
  });

  it('leaves an empty element and no blob URL behind', async () => {
    const video = document.createElement('video');
    const attachment = new MediaSourceAttachment(video);
    await attachment.opened;
    const url = video.src;
    attachment.detach();
    expect(video.hasAttribute('src')).to.equal(false);
    await eventually(() => video.networkState === HTMLMediaElement.NETWORK_EMPTY);
    const isGone = await fetch(url).then(
      () => false,
      () => true,
    );
    expect(isGone).to.equal(true);
  });

  it('does not empty an element that plays something else by now', async () => {
    const video = document.createElement('video');
    const first = new MediaSourceAttachment(video);
    const second = new MediaSourceAttachment(video);
    const { src } = video;
    first.detach();
    expect(video.src).to.equal(src);
    await second.opened;
    second.detach();
    expect(video.hasAttribute('src')).to.equal(false);
  });

  describe('in a page with an opaque origin', () => {
    const { origin } = globalThis;
    beforeEach(() => Object.assign(globalThis, { origin: 'null' }));
    afterEach(() => Object.assign(globalThis, { origin }));

    it('is the object of the element, as in WebKit, and is taken from it', () => {
      const video = document.createElement('video');
      Object.defineProperty(video, 'srcObject', { value: null, writable: true });
      const attachment = new MediaSourceAttachment(video);
      expect(video.srcObject).to.be.instanceOf(MediaSource);
      expect(video.hasAttribute('src')).to.equal(false);
      const other = new MediaSourceAttachment(video);
      attachment.detach();
      expect(video.srcObject).to.be.instanceOf(MediaSource);
      other.detach();
      expect(video.srcObject).to.equal(null);
    });

    it('is its URL where the browser takes no such object', async () => {
      const video = document.createElement('video');
      const attachment = new MediaSourceAttachment(video);
      expect(video.src.startsWith('blob:')).to.equal(true);
      await attachment.opened;
      attachment.detach();
      expect(video.hasAttribute('src')).to.equal(false);
    });
  });

  it('takes ManagedMediaSource where there is nothing else, without remote playback', () => {
    Object.assign(globalThis, { ManagedMediaSource: MediaSource });
    Reflect.deleteProperty(globalThis, 'MediaSource');
    const video = document.createElement('video');
    expect(MediaSourceAttachment.supported).to.equal(true);
    const attachment = new MediaSourceAttachment(video);
    expect(video.disableRemotePlayback).to.equal(true);
    attachment.detach();
  });

  it('says so when the browser has neither', () => {
    Reflect.deleteProperty(globalThis, 'MediaSource');
    Reflect.deleteProperty(globalThis, 'ManagedMediaSource');
    expect(MediaSourceAttachment.supported).to.equal(false);
    expect(() => new MediaSourceAttachment(document.createElement('video')))
      .to.throw(PlayerError)
      .with.property('code', 'mse-unavailable');
  });
});

import { expect } from '@open-wc/testing';
import { PictureInPicture } from '../../src/player/picture-in-picture.js';

function make() {
  const video = document.createElement('video');
  const calls: string[] = [];
  let changes = 0;
  const picture = new PictureInPicture(video, () => changes++);
  const lifetime = new AbortController();
  picture.watch(lifetime.signal);
  video.requestPictureInPicture = () => {
    calls.push('request');
    return Promise.reject(new DOMException('no gesture', 'NotAllowedError'));
  };
  return { video, picture, calls, lifetime, changes: () => changes };
}

function pretend(members: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(document, name, { value, configurable: true });
  }
}

describe('PictureInPicture', () => {
  afterEach(() => {
    for (const name of ['pictureInPictureEnabled', 'exitPictureInPicture']) {
      Reflect.deleteProperty(document, name);
    }
  });

  it('is available where browser, page and film allow it', () => {
    const { video, picture } = make();
    pretend({ pictureInPictureEnabled: true });
    expect(picture.available).to.equal(true);
    Object.defineProperty(video, 'disablePictureInPicture', { value: true });
    expect(picture.available).to.equal(false);
    pretend({ pictureInPictureEnabled: undefined });
    expect(make().picture.available, 'Firefox').to.equal(false);
  });

  it('asks, and believes only what the video tells', () => {
    const { video, picture, calls, changes } = make();
    pretend({ exitPictureInPicture: () => Promise.resolve(calls.push('exit')) });
    picture.set(false);
    expect(calls, 'it is off').to.deep.equal([]);
    picture.set(true);
    expect(picture.active, 'refused').to.equal(false);
    video.dispatchEvent(new Event('enterpictureinpicture'));
    expect(picture.active).to.equal(true);
    picture.set(false);
    video.dispatchEvent(new Event('leavepictureinpicture'));
    expect(picture.active).to.equal(false);
    expect(calls).to.deep.equal(['request', 'exit']);
    expect(changes()).to.equal(2);
  });

  it('watches until its signal', () => {
    const { video, picture, lifetime } = make();
    lifetime.abort();
    video.dispatchEvent(new Event('enterpictureinpicture'));
    expect(picture.active).to.equal(false);
  });
});

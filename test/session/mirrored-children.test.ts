import { expect } from '@open-wc/testing';
import { MirroredChildren } from '../../src/session/mirrored-children.js';

function makeSource(src: string): HTMLSourceElement {
  const source = document.createElement('source');
  source.setAttribute('src', src);
  return source;
}

describe('MirroredChildren', () => {
  let video: HTMLVideoElement;
  let mirror: MirroredChildren<HTMLSourceElement>;
  let bound: string[];

  beforeEach(() => {
    video = document.createElement('video');
    video.preload = 'none';
    bound = [];
    mirror = new MirroredChildren<HTMLSourceElement>(video, {
      attributes: ['src', 'type'],
      bind: (original, image) => {
        expect(image.isConnected || image.parentNode !== null).to.equal(false);
        bound.push(original.getAttribute('src') ?? '');
      },
    });
  });

  const seen = () => [...video.children].map((child) => child.getAttribute('src'));

  it('has the same children in the same order, and others after them', () => {
    const own = makeSource('own');
    video.append(own);
    const [a, b, c] = [makeSource('a'), makeSource('b'), makeSource('c')];
    mirror.update([a, c]);
    expect(seen()).to.deep.equal(['a', 'c', 'own']);
    mirror.update([b, a, c]);
    expect(seen()).to.deep.equal(['b', 'a', 'c', 'own']);
    mirror.update([c]);
    expect(seen()).to.deep.equal(['c', 'own']);
  });

  it('leaves the originals where they are, and binds each once', () => {
    const parent = document.createElement('div');
    const source = makeSource('a');
    parent.append(source);
    mirror.update([source]);
    const [image] = video.children;
    mirror.update([]);
    mirror.update([source]);
    expect(video.children[0]).to.equal(image);
    expect(source.parentNode).to.equal(parent);
    expect(bound).to.deep.equal(['a']);
  });

  it('does not move an image that is in its place', () => {
    const [a, b] = [makeSource('a'), makeSource('b')];
    mirror.update([a, b]);
    const moved: MutationRecord[] = [];
    const observer = new MutationObserver((records) => moved.push(...records));
    observer.observe(video, { childList: true });
    mirror.update([a, b]);
    expect(observer.takeRecords()).to.deep.equal([]);
  });

  it('copies the attributes that it is told of, and their changes, no others', async () => {
    const source = makeSource('a');
    source.setAttribute('onerror', 'nothing');
    source.type = 'video/mp4';
    mirror.update([source]);
    const image = video.querySelector('source')!;
    expect(image.hasAttribute('onerror')).to.equal(false);
    expect(image.type).to.equal('video/mp4');
    source.setAttribute('src', 'b');
    source.removeAttribute('type');
    await Promise.resolve();
    expect(image.getAttribute('src')).to.equal('b');
    expect(image.hasAttribute('type')).to.equal(false);
  });

  it('has taken over what changed before an update returns', () => {
    const source = makeSource('a');
    mirror.update([source]);
    source.setAttribute('src', 'b');
    mirror.update([source]);
    expect(seen()).to.deep.equal(['b']);
  });
});

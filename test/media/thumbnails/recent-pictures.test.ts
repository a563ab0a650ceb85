import { expect } from '@open-wc/testing';
import { RecentPictures } from '../../../src/media/thumbnails/recent-pictures.js';

class Picture {
  closed = 0;
  close(): void {
    this.closed++;
  }
}

describe('RecentPictures', () => {
  it('keeps those that were used last, and closes the others', () => {
    const recent = new RecentPictures<Picture>(2);
    const [a, b, c] = [new Picture(), new Picture(), new Picture()];
    recent.set('a', a);
    recent.set('b', b);
    expect(recent.get('a')).to.equal(a);
    recent.set('c', c);
    expect(recent.get('b')).to.equal(null);
    expect([a, b, c].map(({ closed }) => closed)).to.deep.equal([0, 1, 0]);
    expect(recent.get('a')).to.equal(a);
    expect(recent.get('c')).to.equal(c);
  });

  it('closes one that is replaced, and keeps the others', () => {
    const recent = new RecentPictures<Picture>(2);
    const [a, other, b] = [new Picture(), new Picture(), new Picture()];
    recent.set('a', a);
    recent.set('b', b);
    recent.set('a', other);
    expect(recent.get('a')).to.equal(other);
    expect(recent.get('b')).to.equal(b);
    expect([a, other, b].map(({ closed }) => closed)).to.deep.equal([1, 0, 0]);
  });

  it('knows nothing at first', () => {
    expect(new RecentPictures<Picture>(1).get('a')).to.equal(null);
  });
});

import { expect } from '@open-wc/testing';
import { listIndexForKey } from '../../src/ui/list-keys.js';

describe('listIndexForKey', () => {
  it('moves by one, by pages and to the ends', () => {
    expect(listIndexForKey('ArrowDown', 3, 30)).to.equal(4);
    expect(listIndexForKey('ArrowUp', 3, 30)).to.equal(2);
    expect(listIndexForKey('PageDown', 3, 30)).to.equal(13);
    expect(listIndexForKey('PageUp', 13, 30)).to.equal(3);
    expect(listIndexForKey('Home', 3, 30)).to.equal(0);
    expect(listIndexForKey('End', 3, 30)).to.equal(29);
  });

  it('stays within the list', () => {
    expect(listIndexForKey('ArrowDown', 29, 30)).to.equal(29);
    expect(listIndexForKey('ArrowUp', 0, 30)).to.equal(0);
    expect(listIndexForKey('PageUp', 3, 30)).to.equal(0);
    expect(listIndexForKey('PageDown', 25, 30)).to.equal(29);
  });

  it('means nothing by other keys, or where nothing is', () => {
    expect(listIndexForKey('Enter', 3, 30)).to.equal(null);
    expect(listIndexForKey('ArrowRight', 3, 30)).to.equal(null);
    expect(listIndexForKey('Home', 0, 0)).to.equal(null);
  });
});

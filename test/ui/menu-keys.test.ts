import { expect } from '@open-wc/testing';
import { menuIndexForKey } from '../../src/ui/menu-keys.js';

describe('menuIndexForKey', () => {
  const cases: [string, number, number | null][] = [
    ['ArrowDown', 0, 1],
    ['ArrowDown', 2, 0],
    ['ArrowDown', -1, 0],
    ['ArrowUp', 1, 0],
    ['ArrowUp', 0, 2],
    ['ArrowUp', -1, 2],
    ['Home', 2, 0],
    ['End', 0, 2],
    ['Enter', 0, null],
    ['a', 0, null],
  ];
  for (const [key, from, to] of cases) {
    it(`${key} goes from ${from} to ${to}`, () =>
      expect(menuIndexForKey(key, from, 3)).to.equal(to));
  }

  it('goes nowhere in an empty menu', () =>
    expect(menuIndexForKey('ArrowDown', -1, 0)).to.equal(null));
});

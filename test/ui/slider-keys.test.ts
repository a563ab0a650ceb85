import { expect } from '@open-wc/testing';
import { hasModifier, sliderValueForKey } from '../../src/ui/slider-keys.js';

const SCALE = { min: 10, max: 90, step: 5, pageStep: 20 };

describe('sliderValueForKey', () => {
  const cases: [string, number][] = [
    ['ArrowRight', 55],
    ['ArrowUp', 55],
    ['ArrowLeft', 45],
    ['ArrowDown', 45],
    ['PageUp', 70],
    ['PageDown', 30],
    ['Home', 10],
    ['End', 90],
  ];
  for (const [key, value] of cases) {
    it(`${key} leads from 50 to ${value}`, () =>
      expect(sliderValueForKey(key, 50, SCALE)).to.equal(value));
  }

  it('stays within its range', () => {
    expect(sliderValueForKey('ArrowRight', 88, SCALE)).to.equal(90);
    expect(sliderValueForKey('PageUp', 90, SCALE)).to.equal(90);
    expect(sliderValueForKey('ArrowLeft', 12, SCALE)).to.equal(10);
    expect(sliderValueForKey('PageDown', 10, SCALE)).to.equal(10);
  });

  it('answers with zero, which is not nothing', () => {
    expect(sliderValueForKey('Home', 50, { ...SCALE, min: 0 })).to.equal(0);
  });

  it('leaves every other key alone', () => {
    for (const key of ['Tab', 'Enter', ' ', 'a', 'Escape', '', 'F5']) {
      expect(sliderValueForKey(key, 50, SCALE), key).to.be.null;
    }
  });
});

describe('hasModifier', () => {
  it('knows the modifiers that make a key somebody else’s', () => {
    const of = (init: KeyboardEventInit): boolean =>
      hasModifier(new KeyboardEvent('keydown', init));
    expect(of({ altKey: true })).to.be.true;
    expect(of({ ctrlKey: true })).to.be.true;
    expect(of({ metaKey: true })).to.be.true;
    expect(of({ shiftKey: true })).to.be.false;
    expect(of({})).to.be.false;
  });
});

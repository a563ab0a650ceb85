import { expect } from '@open-wc/testing';
import { isMeteredNetwork } from '../../src/engine/metered-network.js';

describe('isMeteredNetwork', () => {
  for (const [what, connection, expected] of [
    ['no Network Information API', undefined, false],
    ['null', null, false],
    ['nothing known', {}, false],
    ['Wi-Fi', { type: 'wifi', saveData: false }, false],
    ['a mobile network', { type: 'cellular' }, true],
    ['a wish to save data', { type: 'wifi', saveData: true }, true],
    ['words in place of facts', { type: 'Cellular', saveData: 'true' }, false],
    ['a string', 'cellular', false],
  ] as const) {
    it(`is ${String(expected)} for ${what}`, () => {
      expect(isMeteredNetwork({ connection })).to.equal(expected);
    });
  }

  it('asks the real one without an error', () => {
    expect(isMeteredNetwork(navigator)).to.be.a('boolean');
  });
});

import { expect } from '@open-wc/testing';
import { isLasting, WebSeedError } from '../../src/engine/web-seed-failure.js';

describe('isLasting', () => {
  for (const code of ['range-ignored', 'wrong-length', 'wrong-bytes'] as const) {
    it(`holds for ${code}`, () => expect(isLasting({ code })).to.equal(true));
  }

  for (const code of ['cors-or-network', 'stalled'] as const) {
    it(`does not hold for ${code}, which may be a network that is down`, () =>
      expect(isLasting({ code })).to.equal(false));
  }

  for (const status of [204, 304, 400, 401, 403, 404, 410, 416, 451]) {
    it(`holds for HTTP ${status}`, () =>
      expect(isLasting({ code: 'status', status })).to.equal(true));
  }

  for (const status of [408, 425, 429, 500, 502, 503, 504]) {
    it(`does not hold for HTTP ${status}, which asks for patience`, () =>
      expect(isLasting({ code: 'status', status })).to.equal(false));
  }
});

describe('WebSeedError', () => {
  it('names what failed', () => {
    const cause = new TypeError('Failed to fetch');
    const error = new WebSeedError({ code: 'cors-or-network' }, { cause });
    expect(error).to.be.instanceOf(Error);
    expect(error.message).to.equal('cors-or-network');
    expect(error.cause).to.equal(cause);
    expect(new WebSeedError({ code: 'status', status: 503 }).message).to.equal('HTTP 503');
  });
});

import { expect } from '@open-wc/testing';
import WebTorrent from 'webtorrent';
import type { Torrent, Wire } from 'webtorrent';
import { assertInternals, assertWireInternals } from '../../src/engine/internals.js';
import { FakeTorrent, FakeWire } from './fakes.js';

describe('assertInternals', () => {
  it('finds all that the engine uses in this WebTorrent', async () => {
    const client = new WebTorrent({ dht: false, lsd: false, utPex: false, tracker: false });
    const torrent = client.add({ infoHash: 'ab'.repeat(20), announce: [], urlList: [] });
    expect(() => assertInternals(torrent)).not.to.throw();
    await new Promise<void>((resolve) => client.destroy(resolve));
  });

  it('accepts what the tests put in its place', () => {
    expect(() => assertInternals(new FakeTorrent())).not.to.throw();
    expect(() => assertWireInternals(new FakeWire())).not.to.throw();
  });

  for (const name of [
    '_onMetadata',
    '_updateWireInterest',
    '_markVerified',
    '_peers',
    '_numQueued',
    'addPeer',
  ]) {
    it(`names a missing ${name}`, () => {
      const torrent: Torrent = new FakeTorrent();
      Object.defineProperty(torrent, name, { value: undefined });
      expect(() => assertInternals(torrent)).to.throw(TypeError, name);
    });
  }

  for (const name of ['request', 'cancel', 'unchoke', 'ut_metadata', 'lt_donthave']) {
    it(`names a missing ${name} of a wire`, () => {
      const wire: Wire = new FakeWire();
      Object.defineProperty(wire, name, { value: undefined });
      expect(() => assertWireInternals(wire)).to.throw(TypeError, name);
    });
  }
});

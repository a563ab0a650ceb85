import { expect } from '@open-wc/testing';
import { en } from '../../src/ui/locales/en.js';
import { connectionRows, neededRate, torrentRows, transferRows } from '../../src/ui/stats-rows.js';
import { playbackOf, swarmOf, torrentOf } from './sample-state.js';

const FILE = {
  index: 1,
  path: 'film/main.mp4',
  name: 'main.mp4',
  lengthBytes: 444_000_000,
  type: 'video/mp4',
  playable: true,
  pieces: { first: 0, end: 4 },
};
const PIECES = {
  count: 4,
  lengthBytes: 262_144,
  have: Uint8Array.of(1, 0, 1, 1),
  requested: new Uint8Array(4),
  availability: new Uint8Array(4),
  file: { first: 0, end: 4 },
};

describe('the rows of the statistics', () => {
  it('say what went where, and how much of it came from whom', () => {
    expect(transferRows(swarmOf({ bytesWasted: 300_000 }), en)).to.deep.equal([
      ['From peers', '148 MB (92%)'],
      ['From servers', '12.1 MB (7%)'],
      ['Uploaded', '23.6 MB'],
      ['Ratio', '0.15'],
      ['Wasted', '300 kB'],
    ]);
  });

  it('spare shares where there is one source', () => {
    const rows = transferRows(swarmOf({ bytesFromServers: 0 }), en);
    expect(rows.slice(0, 2)).to.deep.equal([
      ['From peers', '148 MB'],
      ['From servers', '0 kB'],
    ]);
  });

  it('count bytes from servers into the ratio, and have none without bytes', () => {
    const some = { bytesFromPeers: 10, bytesFromServers: 30, bytesUploaded: 20 };
    expect(transferRows(swarmOf(some), en)[3]).to.deep.equal(['Ratio', '0.50']);
    const none = { bytesFromPeers: 0, bytesFromServers: 0, bytesUploaded: 0 };
    expect(transferRows(swarmOf(none), en)[3]).to.deep.equal(['Ratio', '–']);
  });

  it('say who is there, and who is not', () => {
    expect(
      connectionRows(swarmOf({ othersInSwarm: 1234, openingConnections: 2 }), en),
    ).to.deep.equal([
      ['Peers', '7 of 1,234'],
      ['Connecting', '2'],
    ]);
    expect(connectionRows(swarmOf({ failedConnections: 3 }), en)).to.deep.equal([
      ['Peers', '7'],
      ['Connecting', '0'],
      ['Failed connections', '3'],
    ]);
  });

  it('say which torrent it is, as far as it is known', () => {
    expect(torrentRows(torrentOf(), null, en)).to.deep.equal([]);
    const known = torrentOf({ name: 'film', files: [FILE], fileIndex: 1 });
    expect(torrentRows(known, PIECES, en)).to.deep.equal([
      ['Torrent', 'film'],
      ['File', 'film/main.mp4'],
      ['Size', '444 MB'],
      ['Pieces', '3 of 4 × 262 kB'],
    ]);
    const single = { ...known, name: 'main.mp4' };
    expect(torrentRows(single, null, en)).to.deep.equal([
      ['Torrent', 'main.mp4'],
      ['Size', '444 MB'],
    ]);
  });

  it('know what the film needs, at the rate at which it plays', () => {
    const torrent = torrentOf({ files: [FILE], fileIndex: 1 });
    expect(neededRate(torrent, playbackOf())).to.equal(500_000);
    expect(neededRate(torrent, playbackOf({ playbackRate: 2 }))).to.equal(1_000_000);
    for (const duration of [NaN, Infinity, 0]) {
      expect(neededRate(torrent, playbackOf({ duration }))).to.equal(null);
    }
    expect(neededRate(torrentOf(), playbackOf())).to.equal(null);
  });
});

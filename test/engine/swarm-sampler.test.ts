import { expect } from '@open-wc/testing';
import { PieceMap } from '../../src/engine/piece-map.js';
import { PieceStore } from '../../src/engine/piece-store.js';
import { SwarmSampler } from '../../src/engine/swarm-sampler.js';
import type { SampleContext } from '../../src/engine/swarm-sampler.js';
import { FakeTorrent, FakeWire } from './fakes.js';

const BLOCK = new Uint8Array(100);
const CONTEXT: SampleContext = {
  trackers: 'connected',
  trackerList: [],
  webSeeds: [],
  othersInSwarm: 3,
  failedConnections: 2,
  openingConnections: 1,
  seeding: 'off',
  memoryBudgetBytes: 5000,
  store: null,
  pieces: null,
  fileRange: { start: 0, end: 0 },
  requestedPieces: [],
  bytesFromServers: 0,
  bytesWasted: 0,
  openBytes: 0,
};

describe('SwarmSampler', () => {
  let torrent: FakeTorrent;
  let sampler: SwarmSampler;
  let wire: FakeWire;

  beforeEach(() => {
    torrent = new FakeTorrent();
    sampler = new SwarmSampler(torrent);
    wire = new FakeWire();
    torrent.wires.push(wire);
    sampler.attach(wire, () => 1000);
  });

  const receive = (index: number): boolean => wire.emit('piece', index, 0, BLOCK);

  it('passes on what it is told', () => {
    expect(sampler.sample(CONTEXT, 1000)).to.deep.equal({
      trackers: 'connected',
      trackerList: [],
      webSeeds: [],
      othersInSwarm: 3,
      failedConnections: 2,
      openingConnections: 1,
      seeding: 'off',
      memoryBudgetBytes: 5000,
      peers: 1,
      downloadBytesPerSecond: 0,
      uploadBytesPerSecond: 0,
      bytesFromPeers: 0,
      bytesFromServers: 0,
      bytesUploaded: 0,
      bytesWasted: 0,
      memoryBytes: 0,
      pieces: null,
    });
  });

  it('counts what it received, wanted or not', () => {
    receive(0);
    receive(0);
    receive(1);
    expect(sampler.sample(CONTEXT, 1000)).to.include({ bytesFromPeers: 300, memoryBytes: 0 });
    expect(sampler.totals).to.deep.equal({ downloadedBytes: 300, uploadedBytes: 0 });
  });

  it('adds up the memory of held pieces and of those on their way', () => {
    const store = new PieceStore(200);
    store.put(0, new Uint8Array(200));
    expect(sampler.sample({ ...CONTEXT, store, openBytes: 150 }, 1000).memoryBytes).to.equal(350);
  });

  it('measures servers with the rate, and counts them apart', () => {
    sampler.sample({ ...CONTEXT, bytesFromServers: 100 }, 1000);
    const sample = sampler.sample({ ...CONTEXT, bytesFromServers: 400 }, 1000);
    expect(sample).to.include({ bytesFromServers: 400, bytesFromPeers: 0 });
    expect(sample.downloadBytesPerSecond).to.equal(800);
  });

  it('measures both directions', () => {
    receive(0);
    sampler.onUpload(1000, 1000);
    const sample = sampler.sample(CONTEXT, 1000);
    expect(sample.bytesUploaded).to.equal(1000);
    expect(sample.downloadBytesPerSecond).to.equal(200);
    expect(sample.uploadBytesPerSecond).to.equal(2000);
    expect(sampler.sample(CONTEXT, 9000)).to.include({
      downloadBytesPerSecond: 0,
      uploadBytesPerSecond: 0,
    });
  });

  it('shows the pieces of the file', () => {
    const pieces = new PieceMap(2, 200, 400);
    const context = {
      ...CONTEXT,
      pieces,
      fileRange: { start: 200, end: 300 },
      requestedPieces: [1],
    };
    const { pieces: snapshot } = sampler.sample(context, 1000);
    expect(snapshot?.file).to.deep.equal({ first: 1, end: 2 });
    expect([...snapshot!.requested]).to.deep.equal([0, 1]);
  });
});

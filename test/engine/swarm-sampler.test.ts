import { expect } from '@open-wc/testing';
import { PieceMap } from '../../src/engine/piece-map.js';
import { PieceStore } from '../../src/engine/piece-store.js';
import { SwarmSampler } from '../../src/engine/swarm-sampler.js';
import type { SampleContext } from '../../src/engine/swarm-sampler.js';
import { FakeTorrent, FakeWire } from './fakes.js';

const BLOCK = new Uint8Array(100);
const CONTEXT: SampleContext = {
  trackers: 'connected',
  seeding: 'off',
  memoryBudgetBytes: 5000,
  store: null,
  pieces: null,
  fileRange: { start: 0, end: 0 },
};

describe('SwarmSampler', () => {
  let torrent: FakeTorrent;
  let sampler: SwarmSampler;
  let wire: FakeWire;

  beforeEach(() => {
    torrent = new FakeTorrent();
    torrent.pieces.push({ length: 200, missing: 200 }, { length: 200, missing: 200 });
    sampler = new SwarmSampler(torrent);
    wire = new FakeWire();
    torrent.wires.push(wire);
    sampler.attach(wire, () => 1000);
  });

  /** A block arrives, as the torrent and then the wire tell it. */
  function receive(index: number): void {
    const piece = torrent.pieces[index];
    if (piece && piece.missing > 0) piece.missing -= BLOCK.length;
    wire.emit('piece', index, 0, BLOCK);
  }

  it('passes on what it is told', () => {
    expect(sampler.sample(CONTEXT, 1000)).to.deep.equal({
      trackers: 'connected',
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

  it('counts incomplete pieces as memory, not as waste', () => {
    receive(0);
    receive(0);
    receive(1);
    expect(sampler.sample(CONTEXT, 1000)).to.include({
      bytesFromPeers: 300,
      memoryBytes: 300,
      bytesWasted: 0,
    });
  });

  it('counts verified pieces as held by the store', () => {
    receive(0);
    receive(0);
    torrent.pieces[0] = null;
    sampler.onVerified(0, 200);
    const store = new PieceStore(200);
    store.put(0, new Uint8Array(200));
    expect(sampler.sample({ ...CONTEXT, store }, 1000)).to.include({
      bytesFromPeers: 200,
      memoryBytes: 200,
      bytesWasted: 0,
    });
  });

  it('counts duplicates as waste', () => {
    receive(0);
    torrent.pieces[0] = null;
    sampler.onVerified(0, 100);
    receive(0);
    expect(sampler.sample(CONTEXT, 1000).bytesWasted).to.equal(100);
  });

  it('counts a piece that failed verification as waste', () => {
    receive(0);
    receive(0);
    torrent.pieces[0] = { length: 200, missing: 200 };
    expect(sampler.sample(CONTEXT, 1000)).to.include({ bytesWasted: 200, memoryBytes: 0 });
    receive(0);
    expect(sampler.sample(CONTEXT, 1000)).to.include({ bytesWasted: 200, memoryBytes: 100 });
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
    wire.requests.push({ piece: 1 });
    const pieces = new PieceMap(2, 200, 400);
    const context = { ...CONTEXT, pieces, fileRange: { start: 200, end: 300 } };
    const { pieces: snapshot } = sampler.sample(context, 1000);
    expect(snapshot?.file).to.deep.equal({ first: 1, end: 2 });
    expect([...snapshot!.requested]).to.deep.equal([0, 1]);
  });
});

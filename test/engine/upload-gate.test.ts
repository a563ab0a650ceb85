import { expect } from '@open-wc/testing';
import { UploadGate } from '../../src/engine/upload-gate.js';
import { FakeTorrent, FakeWire } from './fakes.js';

function makeGate(open: boolean): {
  torrent: FakeTorrent;
  gate: UploadGate;
  addWire: () => FakeWire;
  uploads: number[];
} {
  const torrent = new FakeTorrent();
  const uploads: number[] = [];
  const gate = new UploadGate(torrent, open, (bytes) => uploads.push(bytes));
  const addWire = (): FakeWire => {
    const wire = new FakeWire();
    torrent.wires.push(wire);
    gate.attach(wire);
    return wire;
  };
  return { torrent, gate, addWire, uploads };
}

describe('UploadGate', () => {
  it('lets nobody be unchoked while it is closed', () => {
    const { gate, addWire } = makeGate(false);
    const wire = addWire();
    wire.unchoke();
    expect(wire.amChoking).to.equal(true);
    expect(gate.isOpen).to.equal(false);
  });

  it('lets everybody be unchoked while it is open', () => {
    const wire = makeGate(true).addWire();
    wire.unchoke();
    expect(wire.amChoking).to.equal(false);
  });

  it('chokes every peer when it closes', () => {
    const { gate, addWire } = makeGate(true);
    const wires = [addWire(), addWire()];
    for (const wire of wires) wire.unchoke();
    gate.setOpen(false);
    expect(wires.map((wire) => wire.amChoking)).to.deep.equal([true, true]);
    expect(gate.isOpen).to.equal(false);
  });

  it('unchokes who is interested when it opens, at once', () => {
    const { torrent, gate, addWire } = makeGate(false);
    const [interested, other] = [addWire(), addWire()];
    interested.peerInterested = true;
    gate.setOpen(true);
    expect(interested.amChoking).to.equal(false);
    expect(other.amChoking).to.equal(true);
    expect(torrent.calls).to.deep.equal(['_rechoke']);
  });

  it('does nothing when it is told what it is', () => {
    const { torrent, gate } = makeGate(true);
    gate.setOpen(true);
    expect(torrent.calls).to.deep.equal([]);
  });

  it('reports every block sent', () => {
    const { addWire, uploads } = makeGate(true);
    addWire().emit('upload', 16_384);
    addWire().emit('upload', 100);
    expect(uploads).to.deep.equal([16_384, 100]);
  });
});

import { expect } from '@open-wc/testing';
import { ClusterAssembler } from '../../src/media/cluster-assembler.js';
import type { Packet } from '../../src/media/segment-assembler.js';

function packet(timestamp: number, changes: Partial<Packet> = {}): Packet {
  return { data: Uint8Array.of(1), type: 'delta', timestamp, duration: 0.04, ...changes };
}

describe('ClusterAssembler', () => {
  it('counts what it collected', () => {
    const assembler = new ClusterAssembler();
    expect(assembler.isEmpty).to.equal(true);
    expect(assembler.collectedSeconds).to.equal(0);
    assembler.add(packet(1));
    assembler.add(packet(1.04));
    expect(assembler.isEmpty).to.equal(false);
    expect(assembler.collectedSeconds).to.be.closeTo(0.08, 1e-9);
  });

  it('says which time the segment covers, and where its first key frame is', () => {
    const assembler = new ClusterAssembler();
    assembler.add(packet(1));
    assembler.add(packet(1.04, { type: 'key' }));
    assembler.add(packet(1.08, { type: 'key' }));
    const { start, end, keyTime } = assembler.write();
    expect([start, keyTime]).to.deep.equal([1, 1.04]);
    expect(end).to.be.closeTo(1.12, 1e-9);
    expect(assembler.isEmpty).to.equal(true);
    assembler.add(packet(1.12));
    expect(assembler.write().keyTime).to.equal(null);
  });

  it('asks for a new segment where times do not fit into one', () => {
    const assembler = new ClusterAssembler();
    expect(assembler.add(packet(100))).to.equal(true);
    expect(assembler.add(packet(132.767))).to.equal(true);
    expect(assembler.add(packet(132.768))).to.equal(false);
    expect(assembler.add(packet(99.9))).to.equal(false);
    assembler.write();
    expect(assembler.add(packet(99.9))).to.equal(true);
  });

  it('puts at zero what begins before', () => {
    const assembler = new ClusterAssembler();
    expect(assembler.add(packet(-0.0065, { type: 'key', duration: 0.02 }))).to.equal(true);
    expect(assembler.write().start).to.equal(-0.0065);
  });

  it('has nothing to write before a packet came', () => {
    expect(() => new ClusterAssembler().write()).to.throw(RangeError);
  });
});

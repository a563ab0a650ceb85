import { expect } from '@open-wc/testing';
import { FragmentAssembler } from '../../src/media/fragment-assembler.js';
import type { Packet } from '../../src/media/segment-assembler.js';

function packet(timestamp: number, changes: Partial<Packet> = {}): Packet {
  return { data: Uint8Array.of(1), type: 'delta', timestamp, duration: 0.04, ...changes };
}

function create(timescale: number, reorders: boolean): FragmentAssembler {
  let fragments = 0;
  const order = { kind: 'video', reorders } as const;
  return new FragmentAssembler(timescale, order, () => ++fragments);
}

function fill(assembler: FragmentAssembler, packets: readonly Packet[]): void {
  for (const one of packets) expect(assembler.add(one)).to.equal(true);
}

describe('FragmentAssembler', () => {
  it('counts what it collected', () => {
    const assembler = create(1000, false);
    expect(assembler.isEmpty).to.equal(true);
    expect(assembler.collectedSeconds).to.equal(0);
    fill(assembler, [packet(0, { type: 'key' }), packet(0.04), packet(0.08)]);
    expect(assembler.isEmpty).to.equal(false);
    expect(assembler.collectedSeconds).to.be.closeTo(0.12, 1e-9);
  });

  it('says which time the segment covers, in presentation order', () => {
    const assembler = create(1000, true);
    fill(assembler, [packet(10, { type: 'key' }), packet(10.12), packet(10.04), packet(10.08)]);
    const segment = assembler.write();
    expect(segment.start).to.equal(10);
    expect(segment.end).to.be.closeTo(10.16, 1e-9);
    expect(segment.keyTime).to.equal(10);
  });

  it('begins afresh after a segment, but for the clock', () => {
    const assembler = create(1000, false);
    fill(assembler, [packet(1, { type: 'key' }), packet(1.04)]);
    assembler.write();
    expect(assembler.isEmpty).to.equal(true);
    fill(assembler, [packet(1.08)]);
    const segment = assembler.write();
    expect(segment.start).to.equal(1.08);
    expect(segment.keyTime).to.equal(null);
    expect(decodeTime(segment.data)).to.equal(1080n);
  });

  it('names the first of several key frames', () => {
    const assembler = create(1000, false);
    fill(assembler, [packet(0), packet(0.04, { type: 'key' }), packet(0.08, { type: 'key' })]);
    expect(assembler.write().keyTime).to.equal(0.04);
  });

  it('asks for a new segment where decode times jump', () => {
    const assembler = create(1000, false);
    fill(assembler, [packet(0, { type: 'key' }), packet(0.04)]);
    const later = packet(60, { type: 'key' });
    expect(assembler.add(later)).to.equal(false);
    expect(assembler.write().end).to.be.closeTo(0.08, 1e-9);
    expect(assembler.add(later)).to.equal(true);
    expect(decodeTime(assembler.write().data)).to.equal(60_000n);
  });

  it('has nothing to write before a packet came', () => {
    expect(() => create(1000, false).write()).to.throw(RangeError);
  });

  it('is closed when no frame is missing that is presented before its last', () => {
    const assembler = create(1000, true);
    fill(assembler, [packet(0, { type: 'key' })]);
    const [p4, b1, b2, b3, p8] = [
      packet(0.16),
      packet(0.04),
      packet(0.08),
      packet(0.12),
      packet(0.32),
    ];
    expect(assembler.isClosed(p4)).to.equal(true);
    fill(assembler, [p4]);
    expect(assembler.isClosed(b1)).to.equal(false);
    expect(assembler.isClosed(null)).to.equal(false);
    fill(assembler, [b1, b2, b3]);
    expect(assembler.isClosed(p8)).to.equal(true);
    expect(assembler.isClosed(null)).to.equal(true);
  });

  it('shows each frame until the next, where the container tells less', () => {
    const assembler = create(1000, false);
    fill(assembler, [packet(1, { type: 'key' }), packet(1.2), packet(1.4)]);
    const { start, end } = assembler.write(packet(1.6));
    expect(start).to.equal(1);
    expect(end).to.be.closeTo(1.6, 1e-9);
  });

  it('writes several fragments where decode times do not follow each other', () => {
    const assembler = create(1000, true);
    fill(assembler, [packet(0, { type: 'key' }), packet(0.04), packet(0.08)]);
    const { data } = assembler.write();
    const heads = String.fromCharCode(...data).split('moof').length - 1;
    expect(heads).to.equal(3);
  });

  it('keeps a priming packet that straddles zero', () => {
    const assembler = create(48_000, false);
    fill(assembler, [packet(-0.0065, { type: 'key', duration: 0.02 })]);
    const segment = assembler.write();
    expect(segment.start).to.equal(-0.0065);
    expect(decodeTime(segment.data)).to.equal(0n);
  });
});

/** The first sample's decode time: `tfdt` is the third box down at a fixed place. */
function decodeTime(fragment: Uint8Array<ArrayBuffer>): bigint {
  return new DataView(fragment.buffer).getBigUint64(8 + 16 + 8 + 16 + 12);
}

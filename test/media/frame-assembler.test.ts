import { expect } from '@open-wc/testing';
import { FrameAssembler } from '../../src/media/frame-assembler.js';

const frame = (value: number, timestamp: number) => {
  return { data: Uint8Array.of(value, value), type: 'key' as const, timestamp, duration: 0.026 };
};

describe('FrameAssembler', () => {
  it('puts frames one after another', () => {
    const assembler = new FrameAssembler();
    expect(assembler.isEmpty).to.equal(true);
    expect(assembler.collectedSeconds).to.equal(0);
    assembler.add(frame(1, 5));
    assembler.add(frame(2, 5.026));
    expect(assembler.collectedSeconds).to.be.closeTo(0.052, 1e-9);
    const { data, start, end, keyTime } = assembler.write();
    expect([...data]).to.deep.equal([1, 1, 2, 2]);
    expect([start, keyTime]).to.deep.equal([5, 5]);
    expect(end).to.be.closeTo(5.052, 1e-9);
    expect(assembler.isEmpty).to.equal(true);
  });

  it('has nothing to write before a frame came', () => {
    expect(() => new FrameAssembler().write()).to.throw(RangeError);
  });
});

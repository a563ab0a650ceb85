import { expect } from '@open-wc/testing';
import { ID } from '../../../src/media/matroska/element-ids.js';
import {
  readBlockGroup,
  readSimpleBlock,
  trackNumberOf,
} from '../../../src/media/matroska/frames.js';
import { block, element } from '../../support/ebml-writer.js';

const KEY = 0x80;
const LACING = { xiph: 0x02, fixed: 0x04, ebml: 0x06 };

/** The frames of a laced block, as text. */
function framesOf(flags: number, sizes: readonly number[], frames: string): string[] {
  const data = Uint8Array.of(...sizes, ...new TextEncoder().encode(frames));
  const read = readSimpleBlock(block(1, 0, data, flags));
  return read!.frames.map((frame) => new TextDecoder().decode(frame));
}

describe('frames of Matroska blocks', () => {
  it('reads track, time and key flag', () => {
    const read = readSimpleBlock(block(3, -2, 'frame', KEY))!;
    expect(read.trackNumber).to.equal(3);
    expect(read.relativeTime).to.equal(-2);
    expect(read.isKey).to.equal(true);
    expect(read.duration).to.equal(null);
    expect(read.frames).to.have.length(1);
    expect(trackNumberOf(block(3, 0, 'frame'))).to.equal(3);
  });

  it('takes a group for a key frame unless it refers to others, and reads how long it is', () => {
    const simple = element(ID.Block, block(1, 5, 'frame'));
    const alone = readBlockGroup(simple)!;
    expect([alone.isKey, alone.duration]).to.deep.equal([true, null]);
    const parts = [simple, element(ID.ReferenceBlock, 1), element(ID.BlockDuration, 40)];
    const dependent = readBlockGroup(Uint8Array.of(...parts.flatMap((part) => [...part])))!;
    expect([dependent.isKey, dependent.duration]).to.deep.equal([false, 40]);
  });

  it('takes several frames apart, in each of the three ways', () => {
    expect(framesOf(LACING.fixed, [2], 'aabbcc')).to.deep.equal(['aa', 'bb', 'cc']);
    expect(framesOf(LACING.xiph, [2, 1, 2], 'abbccc')).to.deep.equal(['a', 'bb', 'ccc']);
    // 2, then 1 more (a byte's difference is stored 63 higher), then the rest.
    expect(framesOf(LACING.ebml, [2, 0x82, 0xc0], 'aabbbc')).to.deep.equal(['aa', 'bbb', 'c']);
  });

  it('adds up the bytes of a Xiph size', () => {
    const long = 'x'.repeat(300);
    expect(framesOf(LACING.xiph, [1, 255, 45], `${long}y`)).to.deep.equal([long, 'y']);
  });

  it('finds no frames where their sizes exceed the block, and none in half a header', () => {
    expect(framesOf(LACING.xiph, [1, 200], 'short')).to.deep.equal([]);
    expect(framesOf(LACING.ebml, [1, 0xff], 'unknown')).to.deep.equal([]);
    expect(framesOf(LACING.xiph, [255], '')).to.deep.equal([]);
    expect(readSimpleBlock(Uint8Array.of(0x81, 0))).to.equal(null);
    expect(readBlockGroup(new Uint8Array())).to.equal(null);
    expect(trackNumberOf(new Uint8Array())).to.equal(null);
  });
});

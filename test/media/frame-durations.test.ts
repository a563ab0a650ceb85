import { expect } from '@open-wc/testing';
import { frameDurations } from '../../src/media/frame-durations.js';
import type { Packet } from '../../src/media/segment-assembler.js';

function packets(times: readonly number[], duration = 40): Packet[] {
  return times.map((timestamp) => ({
    data: new Uint8Array(),
    type: 'delta',
    timestamp,
    duration,
  }));
}

const following = (timestamp: number) => packets([timestamp])[0]!;

describe('frameDurations', () => {
  it('is what the container tells where that is right', () => {
    expect(frameDurations(packets([0, 160, 40, 80, 120]), null)).to.deep.equal(Array(5).fill(40));
  });

  it('reaches to the frame that is presented next, in whatever order they are decoded', () => {
    const uneven = packets([0, 700, 100, 250]);
    expect(frameDurations(uneven, following(2000))).to.deep.equal([100, 450, 150, 450]);
  });

  it('leaves no frame longer than to the one that follows all', () => {
    expect(frameDurations(packets([0, 200]), following(230))).to.deep.equal([200, 30]);
  });

  it('keeps what is told of a single frame, and of frames at one time', () => {
    expect(frameDurations(packets([7]), null)).to.deep.equal([40]);
    expect(frameDurations(packets([7, 7]), null)).to.deep.equal([40, 40]);
  });
});

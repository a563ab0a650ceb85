import { expect } from '@open-wc/testing';
import { risingProgress, type WaitProgress } from '../../src/ui/wait-progress.js';

function follow(...steps: readonly (readonly [position: number, share: number])[]): number[] {
  let progress: WaitProgress | null = null;
  return steps.map(([position, share]) => {
    progress = risingProgress(progress, position, share);
    return progress.share;
  });
}

describe('risingProgress', () => {
  it('does not fall at one place, however it is counted', () => {
    expect(follow([10, 0.1], [10, 0.9], [10, 0.2], [10.3, 0], [10.3, 1])).to.deep.equal([
      0.1, 0.9, 0.9, 0.9, 1,
    ]);
  });

  it('begins anew at another place', () => {
    expect(follow([10, 0.9], [60, 0.1], [59.5, 0.4], [10, 0])).to.deep.equal([0.9, 0.1, 0.4, 0]);
  });
});

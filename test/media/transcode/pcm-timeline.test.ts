import { expect } from '@open-wc/testing';
import { PcmTimeline } from '../../../src/media/transcode/pcm-timeline.js';

describe('PcmTimeline', () => {
  it('cuts what lies before the start', () => {
    const timeline = new PcmTimeline(1000, 2);
    expect(timeline.originSeconds).to.equal(null);
    expect(timeline.place(1.8, 100)).to.deep.equal({ silenceFrames: 0, skippedFrames: 100 });
    expect(timeline.originSeconds).to.equal(null);
    expect(timeline.place(1.95, 100)).to.deep.equal({ silenceFrames: 0, skippedFrames: 50 });
    expect(timeline.originSeconds).to.equal(2);
    expect(timeline.endSeconds).to.be.closeTo(2.05, 1e-9);
  });

  it('begins late, without silence, when the first block does', () => {
    const timeline = new PcmTimeline(1000, 0);
    expect(timeline.place(0.6, 10)).to.deep.equal({ silenceFrames: 0, skippedFrames: 0 });
    expect(timeline.originSeconds).to.equal(0.6);
  });

  it('takes rounded timestamps as they are meant', () => {
    const timeline = new PcmTimeline(48_000, 0);
    for (let block = 0; block < 1000; block++) {
      const timestamp = Math.round(block * 32) / 1000 + (block % 3) / 1000;
      const placement = timeline.place(timestamp, 1536);
      expect(placement).to.deep.equal({ silenceFrames: 0, skippedFrames: 0 });
    }
    expect(timeline.endSeconds).to.be.closeTo(32, 1e-9);
  });

  it('fills a gap with silence', () => {
    const timeline = new PcmTimeline(1000, 0);
    timeline.place(0, 100);
    expect(timeline.place(3600, 100)).to.deep.equal({ silenceFrames: 3_599_900, skippedFrames: 0 });
    expect(timeline.endSeconds).to.be.closeTo(3600.1, 1e-9);
  });

  it('leaves out what comes twice', () => {
    const timeline = new PcmTimeline(1000, 0);
    timeline.place(0, 100);
    expect(timeline.place(0.06, 100)).to.deep.equal({ silenceFrames: 0, skippedFrames: 40 });
    expect(timeline.place(0.02, 100)).to.deep.equal({ silenceFrames: 0, skippedFrames: 100 });
    expect(timeline.endSeconds).to.be.closeTo(0.16, 1e-9);
  });

  it('ends at the start while nothing was placed', () => {
    expect(new PcmTimeline(1000, 7).endSeconds).to.equal(7);
  });
});

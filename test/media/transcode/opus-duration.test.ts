import { expect } from '@open-wc/testing';
import { opusDuration } from '../../../src/media/transcode/opus-duration.js';

/** A packet of a configuration (0 to 31) and a code (0 to 3), as RFC 6716 §3.1 lays its first byte out. */
const packet = (configuration: number, code: number, ...rest: number[]) =>
  Uint8Array.of((configuration << 3) | code, ...rest);

describe('the duration of an Opus packet', () => {
  it('is that of its frame, for each mode', () => {
    const lengths = Array.from({ length: 32 }, (_, configuration) =>
      opusDuration(packet(configuration, 0)),
    );
    const silk = [0.01, 0.02, 0.04, 0.06];
    const celt = [0.0025, 0.005, 0.01, 0.02];
    expect(lengths).to.deep.equal(
      [silk, silk, silk, [0.01, 0.02], [0.01, 0.02], celt, celt, celt, celt].flat(),
    );
  });

  it('counts the frames of a packet that has several', () => {
    expect(opusDuration(packet(31, 1))).to.equal(0.04);
    expect(opusDuration(packet(31, 2))).to.equal(0.04);
    expect(opusDuration(packet(31, 3, 0b11000101))).to.equal(0.1);
  });

  it('is nothing for what is cut off', () => {
    expect(opusDuration(new Uint8Array())).to.equal(0);
    expect(opusDuration(packet(31, 3))).to.equal(0);
  });
});

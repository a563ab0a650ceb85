import { expect } from '@open-wc/testing';
import { mix, mixMatrix } from '../../../src/media/transcode/channel-mix.js';

const rounded = (matrix: readonly (readonly number[])[]) =>
  matrix.map((row) => row.map((gain) => Math.round(gain * 1000) / 1000));

describe('mixMatrix', () => {
  it('leaves what fits as it is', () => {
    expect(mixMatrix(2, 2)).to.deep.equal([
      [1, 0],
      [0, 1],
    ]);
    const same = Array.from({ length: 6 }, (_, output) =>
      Array.from({ length: 6 }, (__, input) => (output === input ? 1 : 0)),
    );
    expect(mixMatrix(6, 6)).to.deep.equal(same);
  });

  it('gives a single channel to both sides, or to the centre', () => {
    expect(mixMatrix(1, 2)).to.deep.equal([[1], [1]]);
    expect(mixMatrix(1, 6).flat()).to.deep.equal([0, 0, 1, 0, 0, 0]);
  });

  it('folds 5.1 as ATSC A/52 says, without the LFE channel', () => {
    expect(rounded(mixMatrix(6, 2))).to.deep.equal([
      [0.414, 0, 0.293, 0, 0.293, 0],
      [0, 0.414, 0.293, 0, 0, 0.293],
    ]);
  });

  for (const to of [2, 6] as const) {
    for (let from = 1; from <= 10; from++) {
      it(`never clips, and drops no voice, from ${from} to ${to} channels`, () => {
        const matrix = mixMatrix(from, to);
        expect(matrix).to.have.length(to);
        for (const row of matrix) {
          expect(row.reduce((sum, gain) => sum + gain, 0)).to.be.at.most(1 + 1e-9);
        }
        matrix[0]!.forEach((_, input) => {
          const isLowFrequency = input === 3 && from >= 6;
          const isHeard = matrix.some((row) => row[input]! > 0);
          expect(isHeard, `input ${input}`).to.equal(!isLowFrequency || to === 6);
        });
      });

      it(`treats left and right alike from ${from} to ${to} channels`, () => {
        const sums = mixMatrix(from, to).map((row) => row.reduce((sum, gain) => sum + gain, 0));
        expect(sums[0]).to.be.closeTo(sums[1]!, 1e-9);
      });
    }
  }
});

describe('mix', () => {
  it('lays out one plane after another', () => {
    const planes = [Float32Array.of(0.5, -0.5), Float32Array.of(0.25, 0)];
    expect([...mix(planes, mixMatrix(2, 2))]).to.deep.equal([0.5, -0.5, 0.25, 0]);
  });

  it('adds up what goes to the same channel', () => {
    const matrix = [[0.5, 0.25]];
    expect([...mix([Float32Array.of(1), Float32Array.of(-1)], matrix)]).to.deep.equal([0.25]);
  });

  it('is silent without input', () => {
    expect(mix([], mixMatrix(2, 2))).to.have.length(0);
  });
});

import { expect } from '@open-wc/testing';
import type { PieceBand } from '../../src/ui/piece-bands.js';
import { bufferedImage, isSeekable, pieceImage, shareOf } from '../../src/ui/seek-model.js';

describe('isSeekable', () => {
  it('wants a finite duration that is not empty', () => {
    expect(isSeekable(0.1)).to.be.true;
    expect(isSeekable(888)).to.be.true;
    for (const duration of [0, -1, NaN, Infinity]) {
      expect(isSeekable(duration), String(duration)).to.be.false;
    }
  });
});

describe('shareOf', () => {
  it('places a time on the timeline', () => {
    expect(shareOf(0, 100)).to.equal(0);
    expect(shareOf(25, 100)).to.equal(0.25);
    expect(shareOf(100, 100)).to.equal(1);
  });

  it('stays on the timeline', () => {
    expect(shareOf(120, 100)).to.equal(1);
    expect(shareOf(-1, 100)).to.equal(0);
    expect(shareOf(NaN, 100)).to.equal(0);
  });

  it('is the beginning while no duration is known', () => {
    for (const duration of [0, -1, NaN, Infinity]) expect(shareOf(5, duration)).to.equal(0);
  });
});

describe('bufferedImage', () => {
  it('is none when nothing is buffered', () => {
    expect(bufferedImage([], 100, 'red')).to.equal('none');
  });

  it('is none while no duration is known', () => {
    expect(bufferedImage([{ start: 0, end: 5 }], NaN, 'red')).to.equal('none');
  });

  it('colours each span with hard edges', () => {
    const image = bufferedImage(
      [
        { start: 0, end: 30 },
        { start: 50, end: 75 },
      ],
      100,
      'red',
    );
    expect(image).to.equal(
      'linear-gradient(90deg,transparent 0%,red 0% 30%,transparent 30%,' +
        'transparent 50%,red 50% 75%,transparent 75%)',
    );
  });

  it('leaves out spans too short to have a place, and clips at the end', () => {
    const image = bufferedImage(
      [
        { start: 10, end: 10.000001 },
        { start: 90, end: 130 },
      ],
      100,
      'red',
    );
    expect(image).to.equal('linear-gradient(90deg,transparent 90%,red 90% 100%,transparent 100%)');
  });

  it('writes no number that CSS could not read', () => {
    const image = bufferedImage([{ start: 1e-9, end: 1 / 3 }], 3, 'red');
    expect(image).to.equal(
      'linear-gradient(90deg,transparent 0%,red 0% 11.111%,transparent 11.111%)',
    );
    expect(CSS.supports('background-image', image)).to.be.true;
  });

  it('is an image that the browser accepts for many spans', () => {
    const spans = Array.from({ length: 50 }, (_, index) => ({ start: index, end: index + 0.5 }));
    expect(CSS.supports('background-image', bufferedImage(spans, 50, 'var(--colour)'))).to.be.true;
  });
});

describe('pieceImage', () => {
  const bands: readonly PieceBand[] = [
    { kind: 'here', start: 0, end: 0.25 },
    { kind: 'coming', start: 0.25, end: 0.3 },
    { kind: 'held', start: 0.3, end: 0.9 },
    { kind: 'missing', start: 0.9, end: 1 },
  ];
  const here = 'transparent 0%,var(--_here-color) 0% 25%,transparent 25%';
  const coming = 'transparent 25%,var(--_coming-color) 25% 30%,transparent 30%';
  const missing = 'transparent 90%,var(--_missing-color) 90% 100%,transparent 100%';

  it('colours what is here, what is coming, and what nobody has', () => {
    expect(pieceImage(bands, true)).to.equal(`linear-gradient(90deg,${here},${coming},${missing})`);
  });

  it('does not accuse where servers have what peers have not', () => {
    expect(pieceImage(bands, false)).to.equal(`linear-gradient(90deg,${here},${coming})`);
  });

  it('is none without pieces', () => {
    expect(pieceImage([], true)).to.equal('none');
  });
});

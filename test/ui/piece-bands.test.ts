import { expect } from '@open-wc/testing';
import type { PieceMap } from '../../src/core/player-state.js';
import { surveyPieces } from '../../src/ui/piece-bands.js';
import { piecesBySigns } from './sample-state.js';

/** Bands as `kind from–until`, in percent. */
const bandsOf = (map: PieceMap) =>
  surveyPieces(map).bands.map(
    ({ kind, start, end }) => `${kind} ${Math.round(start * 100)}–${Math.round(end * 100)}`,
  );

describe('the bands of pieces', () => {
  it('joins neighbours in one condition', () =>
    expect(bandsOf(piecesBySigns('###~~..?.#'))).to.deep.equal([
      'here 0–30',
      'coming 30–50',
      'held 50–70',
      'missing 70–80',
      'held 80–90',
      'here 90–100',
    ]));

  it('is of the file that plays', () =>
    expect(bandsOf(piecesBySigns('????##..', { first: 4, end: 8 }))).to.deep.equal([
      'here 0–50',
      'held 50–100',
    ]));

  it('has none for a file without pieces', () =>
    expect(bandsOf(piecesBySigns('##', { first: 1, end: 1 }))).to.deep.equal([]));

  it('lets no condition hide a graver one, however narrow', () => {
    const signs = '#'.repeat(500) + '?' + '#'.repeat(499);
    const kinds = surveyPieces(piecesBySigns(signs)).bands.map(({ kind }) => kind);
    expect(kinds).to.deep.equal(['here', 'missing', 'here']);
  });

  it('covers the whole, of 100,000 pieces in every condition too, with few bands', () => {
    const map = piecesBySigns('#~.?'.repeat(25_000));
    const { bands } = surveyPieces(map);
    expect(bands.length).to.be.at.most(240);
    expect(bands[0]?.start).to.equal(0);
    expect(bands.at(-1)?.end).to.equal(1);
    const gaps = bands.filter(({ start }, index) => index > 0 && start !== bands[index - 1]?.end);
    expect(gaps).to.deep.equal([]);
    const broad = piecesBySigns('#'.repeat(33_333) + '.'.repeat(66_667));
    expect(bandsOf(broad)).to.deep.equal(['here 0–33', 'held 33–100']);
  });
});

describe('the shares of pieces', () => {
  it('tells how much is in which condition', () =>
    expect(surveyPieces(piecesBySigns('###~..?..#')).shares).to.deep.equal({
      here: 0.4,
      coming: 0.1,
      held: 0.4,
      missing: 0.1,
    }));

  it('is nothing of a file without pieces', () =>
    expect(surveyPieces(piecesBySigns('#', { first: 0, end: 0 })).shares).to.deep.equal({
      here: 0,
      coming: 0,
      held: 0,
      missing: 0,
    }));
});

describe('the map of 100,000 pieces', () => {
  it('takes no time that anybody notices', () => {
    const map = piecesBySigns('#~.?'.repeat(25_000));
    const times = Array.from({ length: 20 }, () => {
      const startedMs = performance.now();
      surveyPieces(map);
      return performance.now() - startedMs;
    });
    times.sort((a, b) => a - b);
    // About 1 ms on one machine, once a second.
    expect(times[10]).to.be.below(25);
  });
});

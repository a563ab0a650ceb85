import { expect } from '@open-wc/testing';
import type { TextTrackInfo } from '../../src/core/player-state.js';
import { captionsChoice } from '../../src/ui/captions-choice.js';

const tracks = (...languages: string[]): TextTrackInfo[] =>
  languages.map((language, position) => ({
    index: position + 3,
    kind: 'subtitles',
    label: '',
    language,
    showing: false,
  }));

describe('captionsChoice', () => {
  it('is the one that showed last', () =>
    expect(captionsChoice(tracks('de', 'en', 'fr'), 5, ['en'])).to.equal(5));

  it('is else the first in the best language of the viewer', () => {
    expect(captionsChoice(tracks('de', 'en', 'en-GB'), null, ['fr', 'en-US'])).to.equal(4);
    expect(captionsChoice(tracks('fr', 'en'), 99, ['en', 'fr'])).to.equal(4);
  });

  it('is else the first', () => expect(captionsChoice(tracks('', 'ja'), null, ['en'])).to.equal(3));

  it('is none where there is none', () => expect(captionsChoice([], 1, ['en'])).to.equal(null));
});

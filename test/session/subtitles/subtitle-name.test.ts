import { expect } from '@open-wc/testing';
import { readSubtitleName } from '../../../src/session/subtitles/subtitle-name.js';

const CASES: readonly (readonly [string, string, string?])[] = [
  ['', ''],
  ['.en', 'en'],
  ['.eng', 'en'],
  ['.pt-BR', 'pt-BR'],
  ['.pt_br', 'pt-BR'],
  ['.zh-Hans', 'zh-Hans'],
  ['.en.forced', 'en', 'forced'],
  ['.forced.en', 'en', 'forced'],
  ['.en.sdh', 'en', 'deaf'],
  ['.en.hi', 'en', 'deaf'],
  ['.hi', 'hi'],
  ['.en.cc', 'en', 'deaf'],
  ['2_English', 'en'],
  ['3_English (SDH)', 'en', 'deaf'],
  ['English', 'en'],
  ['23_Portuguese (Brazilian)', 'pt-BR'],
  ['Portuguese (Brazil)', 'pt-BR'],
  ['Spanish (Latin American)', 'es-419'],
  ['Latin American.spa', 'es-419'],
  ['European.spa', 'es-ES'],
  ['Chinese (Simplified)', 'zh-Hans'],
  ['Traditional.chi', 'zh-Hant'],
  ['The.It.Movie.2019', ''],
  ['The.Movie.fr', 'fr'],
  ['eng.German', 'de'],
  ['.1', ''],
];

describe('readSubtitleName', () => {
  for (const [suffix, language, flag] of CASES) {
    it(`reads "${suffix}"`, () => {
      expect(readSubtitleName(suffix)).to.deep.equal({
        language,
        isForced: flag === 'forced',
        isForDeaf: flag === 'deaf',
      });
    });
  }

  it('looks at the end of a long name only', () => {
    const started = performance.now();
    expect(readSubtitleName(`${'a-'.repeat(100_000)} en`).language).to.equal('en');
    expect(performance.now() - started).to.be.below(1_000);
  });
});

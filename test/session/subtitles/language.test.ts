import { expect } from '@open-wc/testing';
import {
  canonicalLanguage,
  languageName,
  languageOfWord,
  primaryLanguage,
} from '../../../src/session/subtitles/language.js';

describe('languages', () => {
  it('brings tags into one form', () => {
    for (const [tag, canonical] of [
      ['eng', 'en'],
      ['ger', 'de'],
      ['deu', 'de'],
      ['fre', 'fr'],
      ['chi', 'zh'],
      ['en_us', 'en-US'],
      [' pt-br ', 'pt-BR'],
      ['zh-hans', 'zh-Hans'],
      ['es-419', 'es-419'],
      ['und', ''],
      ['zxx', ''],
      ['', ''],
      ['not a tag', ''],
      ['`^&', ''],
    ] as const) {
      expect(canonicalLanguage(tag), tag).to.equal(canonical);
    }
  });

  it('knows codes, names and nicknames in names of files', () => {
    for (const [word, language] of [
      ['en', 'en'],
      ['ENG', 'en'],
      ['pt-BR', 'pt-BR'],
      ['English', 'en'],
      ['german', 'de'],
      ['deutsch', 'de'],
      ['français', 'fr'],
      ['Русский', 'ru'],
      ['farsi', 'fa'],
      ['latino', 'es-419'],
      ['the', ''],
      ['web', ''],
      ['1080p', ''],
      ['constructor', ''],
      ['', ''],
    ] as const) {
      expect(languageOfWord(word), word).to.equal(language);
    }
  });

  it('names a language in one of the viewer’s', () => {
    expect(languageName('de', ['en'])).to.equal('German');
    expect(languageName('de', ['fr-FR', 'en'])).to.equal('allemand');
    expect(languageName('', ['en'])).to.equal('');
    expect(languageName('!', ['en'])).to.equal('!');
  });

  it('knows the language without its region', () => {
    expect(primaryLanguage('pt-BR')).to.equal('pt');
    expect(primaryLanguage('')).to.equal('');
  });
});

import { expect } from '@open-wc/testing';
import { en } from '../../src/ui/locales/en.js';
import { stringsFor } from '../../src/ui/languages.js';
import { textsOf } from './texts-of.js';

describe('stringsFor', () => {
  it('is English for English', () => {
    expect(stringsFor('en', en)).to.deep.equal(en);
  });

  it('formats numbers as the region asks', () => {
    expect(stringsFor('en-GB', en)).to.deep.equal({ ...en, locale: 'en-GB' });
    expect(stringsFor('EN-in', en).locale).to.equal('en-IN');
  });

  it('is English throughout for a language without a table', () => {
    for (const tag of ['xx', 'tlh-Latn', '', 'constructor', '__proto__']) {
      expect(stringsFor(tag, en), tag).to.equal(en);
    }
  });

  it('is English for a malformed tag', () => {
    expect(stringsFor('en-', en)).to.equal(en);
    expect(stringsFor('en_GB', en)).to.equal(en);
    expect(stringsFor('en-!', en)).to.equal(en);
  });
});

describe('the English texts', () => {
  const texts = textsOf(en, 'en');

  it('are all there, trimmed', () => {
    expect(texts.length).to.be.greaterThan(50);
    for (const [path, text] of texts) {
      expect(text, path).not.to.equal('');
      expect(text.trim(), path).to.equal(text);
    }
  });

  it('tell errors apart', () => {
    const sentences = Object.values(en.errors).map(({ what }) => what);
    expect(new Set(sentences).size).to.equal(sentences.length);
  });

  it('say an error in whole sentences', () => {
    for (const [code, { what, remedy }] of Object.entries(en.errors)) {
      expect(what, code).to.match(/^[A-Z].*\.$/);
      expect(remedy, code).to.match(/^[A-Z].*\.$/);
    }
  });

  it('ask for consent in the agreed words', () => {
    expect(en.consentNotice).to.equal(
      'Plays with other viewers: they can see your address, and you help to distribute.',
    );
  });
});

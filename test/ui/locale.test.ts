import { expect, oneEvent } from '@open-wc/testing';
import { LOCALE_PARTS } from '../../src/ui/locale-parts.js';
import { en } from '../../src/ui/locales/en.js';
import { firstEnglish } from '../../src/ui/locales/first-english.js';
import { textsOf } from './texts-of.js';
import {
  addLocale,
  languageOf,
  localeChanges,
  preferredTag,
  stringsFor,
  stringsOf,
} from '../../src/ui/languages.js';

describe('languages', () => {
  it('are English until they are there', async () => {
    expect(stringsFor('de-AT', en).play).to.equal(en.play);
    await oneEvent(localeChanges, 'change');
    expect(stringsFor('de-AT', en).play).to.equal('Wiedergeben');
    expect(stringsFor('de-AT', en).locale).to.equal('de-AT');
  });

  it('are taken in the order of preference of the viewer', () => {
    expect(preferredTag(['xx', 'de-CH', 'en'])).to.equal('de-CH');
    expect(preferredTag(['xx'])).to.equal('en');
  });

  it('come from the closest lang, through shadow trees', () => {
    const host = document.createElement('div');
    host.lang = 'ar';
    const inner = document.createElement('p');
    host.attachShadow({ mode: 'open' }).append(inner);
    expect(languageOf(inner)).to.equal('ar');
    inner.lang = 'ja';
    expect(languageOf(inner)).to.equal('ja');
  });

  it('are the same object for the same language and direction', () => {
    const element = document.createElement('p');
    element.lang = 'en-GB';
    const strings = stringsOf(element, en);
    expect(strings).to.deep.equal({ ...en, locale: 'en-GB' });
    expect(stringsOf(element, en)).to.equal(strings);
    element.dir = 'rtl';
    expect(stringsOf(element, en)).to.deep.equal({ ...strings, direction: 'rtl' });
    addLocale('en-GB', { play: 'Start' });
    expect(stringsOf(element, en).play).to.equal('Start');
  });

  it('are, before play, what the first part has', async () => {
    expect(stringsFor('en', firstEnglish)).to.deep.equal(firstEnglish);
    const { strings } = await LOCALE_PARTS['de']!();
    expect(stringsFor('de', firstEnglish).consentNotice).to.equal(strings.consentNotice);
  });

  it('can be added, for one region too', () => {
    addLocale('nl', { play: 'Afspelen' });
    addLocale('nl-BE', { play: 'Speel af' });
    expect(stringsFor('nl-NL', en).play).to.equal('Afspelen');
    expect(stringsFor('nl-BE', en).play).to.equal('Speel af');
    expect(stringsFor('nl', en).pause).to.equal(en.pause);
  });

  it('are fifteen', () => {
    expect(Object.keys(LOCALE_PARTS).sort().join(' ')).to.equal(
      'ar de es fr hi it ja ko pl pt ru tr uk zh',
    );
  });

  it('count as they are spoken', async () => {
    const counted = async (tag: string, counts: readonly number[]) => {
      const { strings } = await LOCALE_PARTS[tag]!();
      return counts.map((count) => strings.nextIn(count));
    };
    expect(await counted('pl', [1, 2, 5, 22])).to.deep.equal([
      'Następny za 1 sekundę',
      'Następny za 2 sekundy',
      'Następny za 5 sekund',
      'Następny za 22 sekundy',
    ]);
    expect(await counted('ru', [1, 3, 8, 21])).to.deep.equal([
      'Далее через 1 секунду',
      'Далее через 3 секунды',
      'Далее через 8 секунд',
      'Далее через 21 секунду',
    ]);
    const arabic = await counted('ar', [1, 2, 3, 11]);
    expect(new Set(arabic).size, 'a form each').to.equal(4);
    expect(await counted('ja', [1, 8])).to.deep.equal(['1 秒後に次を再生', '8 秒後に次を再生']);
  });

  for (const [tag, part] of Object.entries(LOCALE_PARTS)) {
    it(`${tag}: every text is there, trimmed, and takes what it is given`, async () => {
      const { strings } = await part();
      const paths = textsOf(en, '').map(([path]) => path);
      expect(textsOf(strings, '').map(([path]) => path)).to.have.members(paths);
      for (const given of ['A', 0, 1, 2, 3, 5, 11, 21, 100]) {
        const args = [given, given, given];
        for (const [path, text] of textsOf(strings, tag, args)) {
          expect(text, path).to.match(/^\S.*\S$|^\S$/u);
          expect(text, path).not.to.match(/#|undefined|\$\{/);
        }
      }
      const { tooSlow, seekPosition, countOf, ratesOverTime } = strings;
      for (const text of [
        tooSlow('7.1', '8.2'),
        countOf('7.1', '8.2'),
        seekPosition('7.1', '8.2'),
      ]) {
        expect(text).to.contain('7.1').and.contain('8.2');
      }
      expect(ratesOverTime('7.1', '8.2', '9.3')).to.match(/7\.1.*8\.2.*9\.3/);
      expect(strings.saveFile('film.mp4')).to.contain('film.mp4');
    });

    it(`${tag}: no sentence is left in English`, async () => {
      const { strings } = await part();
      expect(strings.locale).to.equal(tag);
      expect(strings.direction).to.equal(tag === 'ar' ? 'rtl' : 'ltr');
      expect(strings.consentNotice).not.to.equal(en.consentNotice);
      for (const code of Object.keys(en.diagnoses) as (keyof typeof en.diagnoses)[]) {
        expect(strings.diagnoses[code], code).not.to.equal(en.diagnoses[code]);
      }
      for (const code of Object.keys(en.errors) as (keyof typeof en.errors)[]) {
        expect(strings.errors[code].what, code).not.to.equal(en.errors[code].what);
        expect(strings.errors[code].remedy, code).not.to.equal(en.errors[code].remedy);
      }
    });
  }
});

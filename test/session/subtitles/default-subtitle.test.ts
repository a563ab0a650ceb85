import { expect } from '@open-wc/testing';
import {
  defaultSubtitle,
  isSameLanguage,
} from '../../../src/session/subtitles/default-subtitle.js';

const full = (language: string) => ({ language, isForced: false });
const forced = (language: string) => ({ language, isForced: true });
const facts = { viewerLanguages: ['de-AT', 'en'], audioLanguage: '', isOneShown: false };

describe('defaultSubtitle', () => {
  it('shows nothing unasked but forced ones', () => {
    expect(defaultSubtitle([], facts)).to.equal(null);
    expect(defaultSubtitle([full('de'), full('en')], { ...facts, audioLanguage: 'ja' })).to.equal(
      null,
    );
  });

  it('shows the forced ones in the first of the viewer’s languages', () => {
    const tracks = [full('de'), forced('en'), forced('de')];
    expect(defaultSubtitle(tracks, facts)).to.equal(tracks[2]);
    expect(defaultSubtitle([forced('fr'), forced('en')], facts)).to.deep.equal(forced('en'));
    expect(defaultSubtitle([forced('fr'), forced('')], facts)).to.equal(null);
  });

  it('prefers the viewer’s region', () => {
    expect(defaultSubtitle([forced('de-DE'), forced('de-AT')], facts)).to.deep.equal(
      forced('de-AT'),
    );
  });

  it('prefers those made for the sound, if the viewer reads its language', () => {
    const tracks = [forced('de'), forced('en')];
    expect(defaultSubtitle(tracks, { ...facts, audioLanguage: 'en' })).to.deep.equal(forced('en'));
    expect(defaultSubtitle(tracks, { ...facts, audioLanguage: 'fr' })).to.deep.equal(forced('de'));
  });

  it('leaves the page’s choice alone', () => {
    expect(defaultSubtitle([forced('de')], { ...facts, isOneShown: true })).to.equal(null);
  });

  it('takes unknown languages for no language', () => {
    expect(isSameLanguage('', '')).to.equal(false);
    expect(isSameLanguage('pt-BR', 'pt-PT')).to.equal(true);
  });
});

import { expect } from '@open-wc/testing';
import { distinctLabels, subtitleLabel } from '../../../src/session/subtitles/track-label.js';

const traits = { language: 'de', isForced: false, isForDeaf: false };

describe('subtitleLabel', () => {
  it('is the language, in the viewer’s', () => {
    expect(subtitleLabel(traits, '', ['en'])).to.deep.equal({
      kind: 'subtitles',
      label: 'German',
      language: 'de',
    });
  });

  it('is the author’s name where there is one', () => {
    expect(subtitleLabel(traits, ' Signs & Songs ', ['en']).label).to.equal('Signs & Songs');
  });

  it('says what kind, once', () => {
    expect(subtitleLabel({ ...traits, isForced: true }, '', ['en']).label).to.equal(
      'German (forced)',
    );
    const deaf = { ...traits, isForDeaf: true };
    expect(subtitleLabel(deaf, '', ['en'])).to.include({ kind: 'captions', label: 'German (SDH)' });
    expect(subtitleLabel(deaf, 'German [SDH]', ['en']).label).to.equal('German [SDH]');
  });

  it('cuts names that no menu can show', () => {
    expect(subtitleLabel(traits, 'x'.repeat(5_000), ['en']).label).to.have.length(100);
  });
});

describe('distinctLabels', () => {
  it('numbers those that are the same', () => {
    const labels = ['a', 'b', 'a', 'a'].map((label) => ({
      kind: 'subtitles' as const,
      label,
      language: '',
    }));
    expect(distinctLabels(labels).map(({ label }) => label)).to.deep.equal([
      'a',
      'b',
      'a 2',
      'a 3',
    ]);
  });
});

import { expect } from '@open-wc/testing';
import {
  PLAIN_STYLE,
  convertAssText,
  fromLegacyAlignment,
} from '../../../src/media/subtitles/ass-text.js';

const textOf = (field: string) => convertAssText(field).text;
const settingsOf = (field: string) => convertAssText(field).settings;

describe('convertAssText', () => {
  it('breaks lines, and joins with spaces that do not break', () => {
    expect(textOf('one\\Ntwo\\nthree\\hfour')).to.equal('one\ntwo three\u00a0four');
  });

  it('makes tags of italics, bold and underline', () => {
    expect(textOf('a {\\i1}b{\\i0} {\\b1}c{\\b0} {\\u1}d')).to.equal(
      'a <i>b</i> <b>c</b> <u>d</u>',
    );
    expect(textOf('{\\b700\\i1}x{\\b400}y')).to.equal('<b><i>x</i></b><i>y</i>');
  });

  it('goes back to the style of the line', () => {
    const style = { ...PLAIN_STYLE, italic: true };
    expect(convertAssText('a{\\i0}b{\\r}c{\\b1}d{\\rDefault}e', style).text).to.equal(
      '<i>a</i>b<i>c</i><b><i>d</i></b><i>e</i>',
    );
    expect(convertAssText('{\\i0}a{\\i}b', style).text).to.equal('a<i>b</i>');
  });

  it('drops drawings and what WebVTT cannot do', () => {
    expect(textOf('{\\p1}m 0 0 l 10 10{\\p0}shown')).to.equal('shown');
    expect(
      textOf('{\\pos(10,20)\\fad(1,2)\\bord2\\be1\\blur3\\pbo2\\alpha&H80&\\c&H0&}shown'),
    ).to.equal('shown');
    expect(textOf('{a comment}shown')).to.equal('shown');
  });

  it('places the cue', () => {
    expect(settingsOf('x')).to.deep.equal({});
    expect(settingsOf('{\\an1}x')).to.deep.equal({ align: 'start' });
    expect(settingsOf('{\\an3}x')).to.deep.equal({ align: 'end' });
    expect(settingsOf('{\\an5}x')).to.deep.equal({
      line: 50,
      snapToLines: false,
      lineAlign: 'center',
    });
    expect(settingsOf('{\\an7}x')).to.deep.equal({ align: 'start', line: 0 });
    expect(settingsOf('{\\an8}x')).to.deep.equal({ line: 0 });
    expect(settingsOf('{\\a6}x')).to.deep.equal({ line: 0 });
    expect(settingsOf('{\\an0}x')).to.deep.equal({});
  });

  it('reads the old numbers of alignment', () => {
    expect([1, 2, 3, 5, 6, 7, 9, 10, 11].map(fromLegacyAlignment)).to.deep.equal([
      1, 2, 3, 7, 8, 9, 4, 5, 6,
    ]);
    expect(fromLegacyAlignment(0)).to.equal(2);
  });

  it('takes braces that never close for text, in no time', () => {
    expect(textOf('a {\\i1 b')).to.equal('a {\\i1 b');
    const started = performance.now();
    convertAssText('{\\i1'.repeat(250_000));
    convertAssText(`${'{\\i1}'.repeat(200_000)}x`);
    convertAssText(`{${'\\i1'.repeat(300_000)}}x`);
    expect(performance.now() - started).to.be.below(2_000);
  });
});

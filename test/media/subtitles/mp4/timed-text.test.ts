import { expect } from '@open-wc/testing';
import {
  readTimedText,
  readTitle,
  readWebVtt,
} from '../../../../src/media/subtitles/mp4/timed-text.js';
import { box, timedText } from '../../../support/box-writer.js';
import { join } from '../../../support/make-torrent.js';

const span = { startSeconds: 1, endSeconds: 2 };
const textOf = (sample: Uint8Array) => readTimedText(sample, span).map(({ text }) => text);

/** A style record: from, until, font, face, size, colour. */
const record = (start: number, end: number, face: number) =>
  Uint8Array.of(0, start, 0, end, 0, 1, face, 18, 255, 255, 255, 255);
const styl = (...records: readonly Uint8Array[]) =>
  box('styl', Uint8Array.of(0, records.length), ...records);

describe('readTimedText', () => {
  it('reads text, and takes an empty one for a gap', () => {
    expect(readTimedText(timedText('a & b'), span)).to.deep.equal([
      { ...span, text: 'a &amp; b', id: '', settings: {} },
    ]);
    expect(textOf(timedText(''))).to.deep.equal([]);
    expect(textOf(new Uint8Array())).to.deep.equal([]);
  });

  it('reads UTF-16 that says so', () => {
    expect(textOf(Uint8Array.of(0, 6, 0xfe, 0xff, 0, 0x61, 0, 0x62))).to.deep.equal(['ab']);
  });

  it('counts letters, not bytes, in style records', () => {
    expect(textOf(timedText('äöü 😀x', styl(record(1, 2, 1), record(4, 5, 6))))).to.deep.equal([
      'ä<b>ö</b>ü <i><u>😀</u></i>x',
    ]);
  });

  it('leaves out records that make no sense', () => {
    const records = [record(2, 1, 1), record(0, 200, 1), record(0, 2, 2), record(1, 3, 1)];
    expect(textOf(timedText('abc', styl(...records)))).to.deep.equal(['<i>ab</i>c']);
    expect(textOf(timedText('abc', box('styl', Uint8Array.of(255, 255))))).to.deep.equal(['abc']);
  });

  it('is enough for a chapter’s title', () => {
    expect(readTitle(timedText('One', box('encd', 256)))).to.equal('One');
    expect(readTitle(new Uint8Array())).to.equal('');
  });
});

describe('readWebVtt', () => {
  it('reads every cue of a sample', () => {
    const sample = join([
      box('vttc', box('iden', 'x'), box('sttg', 'line:0'), box('payl', '<b>a</b>')),
      box('vtte'),
      box('vttc', box('payl', 'b')),
    ]);
    expect(readWebVtt(sample, span)).to.deep.equal([
      { ...span, text: '<b>a</b>', id: 'x', settings: { line: 0, snapToLines: true } },
      { ...span, text: 'b', id: '', settings: {} },
    ]);
    expect(readWebVtt(box('vtte'), span)).to.deep.equal([]);
  });
});

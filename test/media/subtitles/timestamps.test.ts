import { expect } from '@open-wc/testing';
import { parseTimestamp, parseTimingLine } from '../../../src/media/subtitles/timestamps.js';

describe('parseTimestamp', () => {
  const CASES = [
    ['00:00:01,000', 1],
    ['01:02:03.456', 3723.456],
    ['1:02:03.5', 3723.5],
    ['02:03.25', 123.25],
    ['0:00:01.05', 1.05],
    ['00:00:03,1', 3.1],
    ['00:00:04', 4],
    ['100:00:00.000', 360_000],
    ['00:00:00.0004', 0],
  ] as const;
  for (const [text, seconds] of CASES) {
    it(`reads ${text}`, () => expect(parseTimestamp(text)).to.equal(seconds));
  }

  for (const text of ['', '1', 'a:b', '00:00:01,', '-1:00', '00:00:01,000x', '1:2:3:4:5']) {
    it(`takes "${text}" for none`, () => expect(parseTimestamp(text)).to.equal(null));
  }
});

describe('parseTimingLine', () => {
  it('reads both times, and what follows', () => {
    expect(parseTimingLine('00:00:01,000 --> 00:00:02,500  line:0 align:start')).to.deep.equal({
      startSeconds: 1,
      endSeconds: 2.5,
      rest: 'line:0 align:start',
    });
  });

  it('reads what careless writers write', () => {
    for (const line of [
      '0:00:01.0-->0:00:02.0',
      '  00:01.000 -> 00:02.000\t',
      '0:00:01,0 -->0:00:02,0',
    ]) {
      expect(parseTimingLine(line), line).to.include({ startSeconds: 1, endSeconds: 2, rest: '' });
    }
  });

  it('takes other lines for none', () => {
    const lines = ['', 'A --> B', '--> 00:00:02,000', '00:00:01,000', '-->'.repeat(100_000)];
    for (const line of lines) expect(parseTimingLine(line)).to.equal(null);
  });
});

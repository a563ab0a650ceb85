import { expect } from '@open-wc/testing';
import { convertSrtText } from '../../../src/media/subtitles/srt-text.js';
import { parseSrt } from '../../../src/media/subtitles/srt.js';

const textsOf = (file: string) => [...parseSrt(file)].map(({ text }) => text);

const A = '00:00:01,000 --> 00:00:02,500';
const B = '00:00:03,000 --> 00:00:04,000';

describe('parseSrt', () => {
  it('reads cues with any end of line', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const file = ['1', A, 'Hello', 'you', '', '2', B, 'Bye', ''].join(end);
      expect([...parseSrt(file)], JSON.stringify(end)).to.deep.equal([
        { startSeconds: 1, endSeconds: 2.5, text: 'Hello\nyou', id: '', settings: {} },
        { startSeconds: 3, endSeconds: 4, text: 'Bye', id: '', settings: {} },
      ]);
    }
  });

  it('misses neither the blank lines between cues nor the numbers', () => {
    expect(textsOf(`1\n${A}\nHello\n2\n${B}\nBye`)).to.deep.equal(['Hello', 'Bye']);
    expect(textsOf(`${A}\nHello\n\n${B}\nBye`)).to.deep.equal(['Hello', 'Bye']);
  });

  it('keeps text after a blank line within a cue', () => {
    expect(textsOf(`1\n${A}\n\nHello\n\nyou\n\n2\n${B}\nBye`)).to.deep.equal(['Hello\nyou', 'Bye']);
  });

  it('takes only a number before times for a number', () => {
    expect(textsOf(`1\n${A}\n42\n\n2\n${B}\n7`)).to.deep.equal(['42', '7']);
  });

  it('leaves out empty cues and those that end before they begin', () => {
    expect(
      textsOf(`1\n${A}\n\n2\n00:00:09,000 --> 00:00:08,000\nno\n\n3\n${B}\nyes`),
    ).to.deep.equal(['yes']);
    expect(textsOf('no times at all')).to.deep.equal([]);
  });

  it('cuts endless cues, and still finds the next', () => {
    const texts = textsOf(`1\n${A}\n${'line\n'.repeat(10_000)}2\n${B}\nBye`);
    expect(texts).to.have.length(2);
    expect(texts[0]!.length).to.be.below(2_001);
    expect(texts[1]).to.equal('Bye');
  });
});

describe('convertSrtText', () => {
  const textOf = (text: string) => convertSrtText(text).text;

  it('keeps b, i and u, and drops other tags', () => {
    expect(textOf('<I>a</i> <font color="#fff" size=3>b</FONT> <u>c')).to.equal(
      '<i>a</i> b <u>c</u>',
    );
    expect(textOf('a<br/>b<br>c')).to.equal('a\nb\nc');
  });

  it('takes what is no tag for text', () => {
    expect(textOf('1 < 2 > 0 & <3')).to.equal('1 &lt; 2 &gt; 0 &amp; &lt;3');
  });

  it('obeys tags of ASS, beside its own', () => {
    expect(convertSrtText('{\\an8}<i>a</i>\nb')).to.deep.equal({
      text: '<i>a</i>\nb',
      settings: { line: 0 },
    });
  });

  it('survives nesting and half tags without number', () => {
    const started = performance.now();
    expect(textOf('<i>'.repeat(300_000) + 'x')).to.equal('<i>x</i>');
    expect(textOf('<i '.repeat(300_000)).length).to.be.below(20_000);
    expect(textOf('{\\'.repeat(300_000)).length).to.be.below(20_000);
    expect(performance.now() - started).to.be.below(3_000);
  });
});

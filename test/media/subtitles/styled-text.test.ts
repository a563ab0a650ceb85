import { expect } from '@open-wc/testing';
import { StyledText, escapeCueText } from '../../../src/media/subtitles/styled-text.js';

describe('StyledText', () => {
  it('closes what it opens, in order, however styles come and go', () => {
    const text = new StyledText();
    text.append('a ');
    text.set('i', true);
    text.append('b');
    text.set('b', true);
    text.append('c');
    text.set('i', false);
    text.append('d');
    expect(text.toString()).to.equal('a <i>b</i><b><i>c</i></b><b>d</b>');
  });

  it('writes no tags around nothing', () => {
    const text = new StyledText();
    text.append('a');
    text.set('u', true);
    text.append(' ');
    text.set('u', false);
    text.append('b');
    expect(text.toString()).to.equal('a b');
  });

  it('escapes what would be markup', () => {
    const text = new StyledText();
    text.append('1 < 2 & <script>');
    expect(text.toString()).to.equal('1 &lt; 2 &amp; &lt;script&gt;');
  });

  it('cuts what no screen has room for', () => {
    const text = new StyledText();
    for (let index = 0; index < 1000; index++) text.append('ten letters'.slice(0, 10));
    expect(text.toString()).to.have.length(2_000);
  });
});

describe('escapeCueText', () => {
  it('leaves entities that people write', () => {
    expect(escapeCueText('&nbsp;&amp;&#9834; R&B &foo;')).to.equal(
      '&nbsp;&amp;&#9834; R&amp;B &amp;foo;',
    );
  });
});

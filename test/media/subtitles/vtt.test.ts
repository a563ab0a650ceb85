import { expect } from '@open-wc/testing';
import { parseCueSettings, parseVtt } from '../../../src/media/subtitles/vtt.js';

const FILE = `WEBVTT - a title

STYLE
::cue { color: red }

NOTE a note
of two lines

first
00:01.000 --> 00:02.500 line:10% align:start
<v Anna>Hello</v>
you

01:00:03.000 --> 01:00:04.000
<c.loud>Bye</c> &amp; thanks
00:05.000 --> 00:06.000
at once`;

describe('parseVtt', () => {
  it('reads cues, with id, settings and markup', () => {
    expect([...parseVtt(FILE)]).to.deep.equal([
      {
        startSeconds: 1,
        endSeconds: 2.5,
        text: '<v Anna>Hello</v>\nyou',
        id: 'first',
        settings: { line: 10, snapToLines: false, align: 'start' },
      },
      {
        startSeconds: 3603,
        endSeconds: 3604,
        text: '<c.loud>Bye</c> &amp; thanks',
        id: '',
        settings: {},
      },
      { startSeconds: 5, endSeconds: 6, text: 'at once', id: '', settings: {} },
    ]);
  });

  it('needs no header', () => {
    expect([
      ...parseVtt('00:01.000 --> 00:02.000\na\n\n00:03.000 --> 00:04.000\nb'),
    ]).to.have.length(2);
  });

  it('takes styles, regions and notes for no cues', () => {
    expect([...parseVtt('WEBVTT\n\nREGION\nid:x\n\nNOTE\n\nSTYLE\nb {}')]).to.deep.equal([]);
  });
});

describe('parseCueSettings', () => {
  it('reads what VTTCue has', () => {
    expect(
      parseCueSettings('vertical:rl line:-1,end position:50%,line-left size:80% align:right'),
    ).to.deep.equal({
      vertical: 'rl',
      line: -1,
      snapToLines: true,
      lineAlign: 'end',
      position: 50,
      positionAlign: 'line-left',
      size: 80,
      align: 'right',
    });
  });

  it('leaves out what makes no sense', () => {
    const text =
      'line:x vertical:up position:101% size:-1% align:top constructor:1 __proto__:2 : region:a';
    expect(parseCueSettings(text)).to.deep.equal({});
  });
});

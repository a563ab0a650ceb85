import { expect } from '@open-wc/testing';
import { AssStyles, parseAss, parseAssBlock } from '../../../src/media/subtitles/ass.js';

const STYLES = `[V4+ Styles]
Format: Name, Fontname, Bold, Italic, Underline, Alignment
Style: Default,Arial,0,0,0,2
Style: *Sign,Arial,-1,0,0,8`;

const script = (events: string, styles = STYLES) =>
  `[Script Info]\nTitle: x\n\n${styles}\n\n[Events]\n${events}`;
const dialogue = (text: string, style = 'Default') =>
  `Dialogue: 0,0:00:01.00,0:00:02.50,${style},,0,0,0,,${text}`;

describe('parseAss', () => {
  it('reads dialogue, commas included', () => {
    expect([...parseAss(script(dialogue('Well, yes, {\\i1}no{\\i0}.')))]).to.deep.equal([
      { startSeconds: 1, endSeconds: 2.5, text: 'Well, yes, <i>no</i>.', id: '', settings: {} },
    ]);
  });

  it('obeys styles, which names with an asterisk mean too', () => {
    const [cue] = parseAss(script(dialogue('EXIT', 'sign')));
    expect(cue).to.deep.include({ text: '<b>EXIT</b>', settings: { line: 0 } });
  });

  it('reads fields in the order that the script says', () => {
    const events = 'Format: Start, End, Style, Text\nDialogue: 0:00:03.00,0:00:04.00,Default,a, b';
    expect([...parseAss(script(events))][0]).to.include({ startSeconds: 3, text: 'a, b' });
  });

  it('reads SSA, whose alignment has other numbers', () => {
    const styles = '[V4 Styles]\nFormat: Name, Bold, Alignment\nStyle: Default,0,6';
    const events =
      'Format: Marked, Start, End, Style, Text\nDialogue: Marked=0,0:00:01.00,0:00:02.00,Default,up';
    expect([...parseAss(script(events, styles))][0]?.settings).to.deep.equal({ line: 0 });
  });

  it('leaves out comments, drawings, and lines without sense', () => {
    const events = [
      'Comment: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,note',
      dialogue('{\\p1}m 0 0 l 1 1'),
      'Dialogue: 0,x,0:00:02.00,Default,,0,0,0,,no time',
      'Dialogue: 0,0:00:03.00,0:00:02.00,Default,,0,0,0,,backwards',
      'Dialogue:',
      dialogue('kept'),
    ];
    expect([...parseAss(script(events.join('\r\n')))].map(({ text }) => text)).to.deep.equal([
      'kept',
    ]);
  });

  it('needs no styles, and no end of the events', () => {
    const bare = `[Events]\n${dialogue('a')}\n[Fonts]\n${dialogue('b')}`;
    expect([...parseAss(bare)].map(({ text }) => text)).to.deep.equal(['a']);
  });
});

describe('parseAssBlock', () => {
  it('reads a line as Matroska keeps it, with the times of its block', () => {
    const span = { startSeconds: 5, endSeconds: 6 };
    const cue = parseAssBlock('12,0,Sign,,0,0,0,,A, {\\b0}B', span, AssStyles.parse(STYLES));
    expect(cue).to.deep.equal({ ...span, text: '<b>A, </b>B', id: '', settings: { line: 0 } });
    expect(parseAssBlock('12,0,Sign', span, new AssStyles())).to.equal(null);
  });
});

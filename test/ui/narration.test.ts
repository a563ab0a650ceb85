import { expect } from '@open-wc/testing';
import { SILENCE, narrate, type Narration, type News } from '../../src/ui/narration.js';

const news = (topic: string, patch: Partial<News> = {}): News => ({
  topic,
  text: `${topic}.`,
  isAwaited: false,
  ...patch,
});
const awaited = (topic: string): News => news(topic, { isAwaited: true });
const PLAYING = news('playing', { isAwaited: true, isRelief: true });

/** What is the case from a second on; asked whenever it says to be asked, and every quarter of a second. */
type Session = readonly (readonly [seconds: number, news: News | null])[];

/** What a live region says over a session, and when. */
function tell(session: Session, untilSeconds: number): (readonly [number, string])[] {
  const told: [number, string][] = [];
  let narration: Narration = SILENCE;
  for (let ms = 0; ms <= untilSeconds * 1000; ms += 250) {
    const now = session.filter(([seconds]) => seconds * 1000 <= ms).at(-1)?.[1] ?? null;
    const { text } = narration;
    narration = narrate(now, ms, narration);
    if (narration.text !== text) told.push([ms / 1000, narration.text]);
  }
  return told;
}

describe('narrate', () => {
  it('says what lasts a second, once', () => {
    expect(tell([[0, news('connecting')]], 60)).to.deep.equal([[1, 'connecting.']]);
    expect(
      tell(
        [
          [0, news('connecting')],
          [0.75, null],
        ],
        60,
      ),
    ).to.deep.equal([]);
  });

  it('pauses for ten seconds', () => {
    const session: Session = [
      [0, news('a')],
      [2, news('b')],
      [5, news('c')],
    ];
    expect(tell(session, 60)).to.deep.equal([
      [1, 'a.'],
      [11, 'c.'],
    ]);
  });

  it('does not let the viewer wait for what is awaited', () => {
    const session: Session = [
      [0, news('looking')],
      [2, awaited('found')],
      [2.5, awaited('opening')],
    ];
    expect(tell(session, 60)).to.deep.equal([
      [1, 'looking.'],
      [3.5, 'opening.'],
    ]);
  });

  it('tells relief only after what it relieves from, and fades', () => {
    expect(tell([[0, PLAYING]], 60), 'a good start').to.deep.equal([]);
    expect(
      tell(
        [
          [0, news('buffering')],
          [0.5, PLAYING],
        ],
        60,
      ),
      'a short wait',
    ).to.deep.equal([]);
    expect(
      tell(
        [
          [0, news('buffering')],
          [4, PLAYING],
        ],
        60,
      ),
    ).to.deep.equal([
      [1, 'buffering.'],
      [5, 'playing.'],
      [10, ''],
    ]);
  });

  it('does not stutter with playback that does', () => {
    const session: Session = Array.from({ length: 30 }, (_, index) => [
      index * 2,
      index % 2 === 0 ? news('buffering') : PLAYING,
    ]);
    const told = tell(session, 58).filter(([, text]) => text !== '');
    for (const [index, [seconds]] of told.entries()) {
      const gap = seconds - (told[index - 2]?.[0] ?? -Infinity);
      expect(gap, `at ${seconds} s, after the last but one`).to.be.at.least(10);
    }
    expect(told.length).to.be.within(4, 11);
  });

  it('follows numbers of a topic in silence', () => {
    const session: Session = [
      [0, news('slow', { text: 'gets 2.1' })],
      [5, news('slow', { text: 'gets 2.0' })],
    ];
    expect(tell(session, 60)).to.deep.equal([[1, 'gets 2.1']]);
  });

  it('says when to be asked again, and does not need to be asked more often', () => {
    let narration = narrate(news('a'), 0);
    expect(narration.lookAgainMs).to.equal(1_000);
    narration = narrate(news('a'), 1_000, narration);
    expect(narration).to.include({ text: 'a.', lookAgainMs: null });
    narration = narrate(news('b'), 2_000, narration);
    expect(narration.lookAgainMs).to.equal(11_000);
    narration = narrate(null, 3_000, narration);
    expect(narration).to.include({ text: 'a.', lookAgainMs: 6_000 });
    expect(narrate(null, 6_000, narration)).to.include({ text: '', lookAgainMs: null });
  });
});

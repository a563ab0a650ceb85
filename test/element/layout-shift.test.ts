import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import '../../src/define.js';
import type { TorrentPlayer } from '../../src/torrent-player.js';
import { PHASES, enterPhase } from '../screens/phases.js';

/** Layout Instability API; Chromium alone has it. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly { previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
}

const WIDTHS = [320, 640, 1000];

/** Nothing that anybody sees. */
const UNSEEN = 0.001;

/**
 * Here buttons come and go in the row of controls, since there are subtitles or
 * other files, and their neighbours make room.
 */
const OTHER_BUTTONS = ['statistics', 'list of files', 'album', 'a track without an album'];
const ROOM_FOR_A_BUTTON = 0.03;

const PHASES_OF_PLAY = Object.keys(PHASES).filter((name) => !name.startsWith('error'));

const isMeasured = PerformanceObserver.supportedEntryTypes.includes('layout-shift');

/** What has moved while something was done, in whatever shadow tree. */
async function shiftsDuring(action: () => Promise<unknown>): Promise<LayoutShift[]> {
  const shifts: LayoutShift[] = [];
  const take = (entries: PerformanceEntryList) => shifts.push(...(entries as LayoutShift[]));
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  observer.observe({ type: 'layout-shift' });
  await action();
  // An entry is made with the frame in which it shows.
  await nextFrame();
  await nextFrame();
  take(observer.takeRecords());
  observer.disconnect();
  return shifts;
}

/** How much that is, and from where to where. */
function tell(shifts: readonly LayoutShift[]): string {
  const place = ({ x, y, width, height }: DOMRectReadOnly) => `${width}×${height} at ${x},${y}`;
  const moves = shifts.flatMap(({ sources }) =>
    sources.map(
      ({ previousRect, currentRect }) => `${place(previousRect)} → ${place(currentRect)}`,
    ),
  );
  return [sumOf(shifts).toFixed(4), ...moves].join('; ');
}

const sumOf = (shifts: readonly LayoutShift[]): number =>
  shifts.reduce((sum, { value }) => sum + value, 0);

describe('a player that goes through its phases', () => {
  it('keeps its place, and what follows it too', async () => {
    const page = await fixture<HTMLElement>(html`
      <div>
        <torrent-player poster="/demo/film/poster.jpg" ice-servers="[]"></torrent-player>
        <p>What comes after.</p>
      </div>
    `);
    const [player, text] = page.children as unknown as [TorrentPlayer, HTMLElement];
    player.style.width = '640px';
    const places = () =>
      [player, text].map((element) => element.getBoundingClientRect().toJSON() as object);
    const before = places();
    for (const phase of Object.keys(PHASES)) {
      await enterPhase(player, phase);
      expect(places(), phase).to.deep.equal(before);
    }
  });

  if (!isMeasured) return;

  it('is seen to move by this test', async () => {
    const box = await fixture<HTMLElement>(html`<div>It moves.</div>`);
    await nextFrame();
    await nextFrame();
    const shifts = await shiftsDuring(() => {
      box.style.position = 'relative';
      box.style.top = '100px';
      return nextFrame();
    });
    expect(sumOf(shifts)).to.be.above(UNSEEN);
  });

  for (const width of WIDTHS) {
    it(`moves nothing inside that is not a button of the row, at ${width} pixels`, async () => {
      const player = await fixture<TorrentPlayer>(
        html`<torrent-player poster="/demo/film/poster.jpg" ice-servers="[]"></torrent-player>`,
      );
      player.style.width = `${width}px`;
      const moved: string[] = [];
      for (const phase of PHASES_OF_PLAY) {
        const shifts = await shiftsDuring(() => enterPhase(player, phase));
        const most = OTHER_BUTTONS.includes(phase) ? ROOM_FOR_A_BUTTON : UNSEEN;
        if (sumOf(shifts) >= most) moved.push(`${phase}: ${tell(shifts)}`);
        player.stats = false;
      }
      expect(moved).to.deep.equal([]);
    });
  }
});

import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import '../../src/define.js';
import type { TorrentPlayer } from '../../src/torrent-player.js';
import { PHASES, enterPhase, partOf } from '../screens/phases.js';

/** Layout Instability API; Chromium alone has it. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly { previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
}

const WIDTHS = [320, 640, 1000];

/** Nothing that anybody sees. */
const UNSEEN = 0.001;

/** Controls that are there from the click on. */
const CONSTANT_PARTS = ['play-button', 'stats-button', 'settings-button', 'fullscreen-button'];

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

  it('keeps the buttons where they are, whatever joins them', async () => {
    const player = await fixture<TorrentPlayer>(
      html`<torrent-player poster="/demo/film/poster.jpg" ice-servers="[]"></torrent-player>`,
    );
    player.style.width = '1000px';
    const places = () =>
      CONSTANT_PARTS.map((part) => {
        const { left, top, right } = partOf(player, part).getBoundingClientRect();
        return `${part} at ${left}–${right}, ${top}`;
      });
    await enterPhase(player, 'connecting');
    const before = places();
    expect(before.join()).not.to.include('at 0–0');
    for (const phase of [
      'playing',
      'playing, with everything',
      'list of files',
      'album',
      'ended',
    ]) {
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
    it(`moves nothing inside, at ${width} pixels`, async () => {
      const player = await fixture<TorrentPlayer>(
        html`<torrent-player poster="/demo/film/poster.jpg" ice-servers="[]"></torrent-player>`,
      );
      player.style.width = `${width}px`;
      const moved: string[] = [];
      for (const phase of Object.keys(PHASES)) {
        // As it comes about: the viewer has clicked, and nothing is known of the film.
        player.stats = false;
        await enterPhase(player, 'idle, notice');
        await enterPhase(player, 'connecting');
        const shifts = await shiftsDuring(() => enterPhase(player, phase));
        if (sumOf(shifts) >= UNSEEN) moved.push(`${phase}: ${tell(shifts)}`);
      }
      expect(moved).to.deep.equal([]);
    });
  }
});

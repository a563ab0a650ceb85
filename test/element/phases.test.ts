import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type * as Axe from 'axe-core';
// It has no exports for browsers, but a global variable.
import 'axe-core/axe.min.js';
import '../../src/define.js';
import type { TorrentPlayer } from '../../src/torrent-player.js';
import { PHASES, enterPhase } from '../screens/phases.js';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const CONTROLS = 'button, summary, a[href], input, [role=slider]';

async function render(phase: string): Promise<TorrentPlayer> {
  const player = await fixture<TorrentPlayer>(
    html`<torrent-player poster="/demo/film/poster.jpg" ice-servers="[]"></torrent-player>`,
  );
  player.style.width = '640px';
  player.style.colorScheme = 'dark';
  await enterPhase(player, phase);
  return player;
}

const { axe } = window as unknown as { axe: typeof Axe };

/** What axe-core finds in the player, as lines. */
async function violations(player: TorrentPlayer): Promise<string[]> {
  const found = await axe.run(player, {
    runOnly: TAGS,
    rules: { 'target-size': { enabled: true } },
    resultTypes: ['violations'],
  });
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}

/** The element that has the focus, in whatever shadow tree. */
function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

function* elementsIn(root: ParentNode): Generator<HTMLElement> {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    yield element;
    if (element.shadowRoot) yield* elementsIn(element.shadowRoot);
  }
}

/** What can be used, but for rows of a list, which arrow keys move through. */
function controlsIn(player: TorrentPlayer): HTMLElement[] {
  return [...elementsIn(player.shadowRoot!)].filter(
    (element) =>
      element.matches(CONTROLS) &&
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.matches('[tabindex="-1"]'),
  );
}

const nameOf = (element: Element): string =>
  element.getAttribute('part') ?? element.getAttribute('aria-label') ?? element.localName;

describe('every phase of <torrent-player>', function () {
  this.timeout(60_000);

  for (const phase of Object.keys(PHASES)) {
    it(`is accessible, dark and light: ${phase}`, async () => {
      const player = await render(phase);
      expect(await violations(player)).to.deep.equal([]);
      player.style.colorScheme = 'light';
      expect(await violations(player)).to.deep.equal([]);
    });

    it(`has every control within reach of the keyboard: ${phase}`, async () => {
      const player = await render(phase);
      const before = document.createElement('button');
      player.before(before);
      before.focus();
      await nextFrame();
      const missing = new Set(controlsIn(player));
      expect(missing.size).to.be.greaterThan(0);
      for (let steps = missing.size + 4; steps > 0 && missing.size > 0; steps--) {
        await sendKeys({ press: 'Tab' });
        const element = focused();
        if (element instanceof HTMLElement) missing.delete(element);
      }
      expect([...missing].map(nameOf)).to.deep.equal([]);
    });
  }
});

import { expect, fixture, html } from '@open-wc/testing';
import type { SeedingState, SwarmSlice } from '../../src/core/player-state.js';
import { defineParts } from '../../src/ui/define-parts.js';
import { INTERFACE_PARTS } from '../../src/ui/interface-parts.js';
import { en } from '../../src/ui/locales/en.js';
import type { SeedToggle } from '../../src/ui/seed-toggle.js';
import { inside, logRequests, textOf } from './request-log.js';
import { swarmOf } from './sample-state.js';

defineParts(INTERFACE_PARTS);

/** As over the picture, where the controls have a scrim behind them. */
before(() => document.body.style.setProperty('background', '#111'));

function render(patch: Partial<SwarmSlice>): Promise<SeedToggle> {
  return fixture(html`
    <torrent-player-seed-toggle .swarm=${swarmOf(patch)}></torrent-player-seed-toggle>
  `);
}

const STATES: [SeedingState, checked: 'true' | 'false', inWords: string][] = [
  ['on', 'true', 'Seeding'],
  ['capped', 'true', 'Seeding: limit reached'],
  ['eased', 'true', 'Seeding: eased, this connection is metered'],
  ['off', 'false', 'Seeding off'],
];

describe('<torrent-player-seed-toggle>', () => {
  for (const [seeding, checked, inWords] of STATES) {
    describe(`while seeding is ${seeding}`, () => {
      it(`is a switch whose state is ${checked}`, async () => {
        const toggle = await render({ seeding });
        const button = inside(toggle, '[role=switch]');
        expect(button.getAttribute('aria-checked')).to.equal(checked);
        expect(button.getAttribute('aria-label')).to.equal('Seeding, Uploaded: 23.6 MB');
        await expect(toggle).to.be.accessible();
      });

      it('says its state and what seeding is', async () => {
        const toggle = await render({ seeding });
        const described = inside(toggle, 'button').getAttribute('aria-describedby');
        const text = textOf(toggle, `#${described ?? ''}`);
        expect(textOf(toggle, '.state')).to.equal(inWords);
        expect(text).to.contain(inWords);
        expect(text).to.contain(en.seedingExplained);
        expect(text).to.contain('Uploaded: 23.6 MB');
      });

      it('asks for the other state, and waits for it', async () => {
        const toggle = await render({ seeding });
        const requests = logRequests(toggle);
        inside(toggle, 'button').click();
        expect(requests).to.deep.equal([{ type: 'seedingrequest', on: checked === 'false' }]);
        await toggle.updateComplete;
        expect(inside(toggle, 'button').getAttribute('aria-checked')).to.equal(checked);
      });
    });
  }

  it('shows what was uploaded once there is something', async () => {
    const toggle = await render({ bytesUploaded: 0 });
    expect(toggle.shadowRoot?.querySelector('.amount')).to.be.null;
    toggle.swarm = swarmOf({ bytesUploaded: 1_500_000 });
    await toggle.updateComplete;
    expect(textOf(toggle, '.amount')).to.equal('1.5 MB');
  });

  it('does not tell its state by colour alone', async () => {
    const drawing = async (seeding: SeedingState): Promise<string> =>
      inside(await render({ seeding }), 'svg').outerHTML;
    const drawings = new Set([await drawing('on'), await drawing('off'), await drawing('capped')]);
    expect(drawings.size).to.equal(3);
  });

  it('is not there where nobody could be served', async () => {
    const toggle = await render({});
    for (const mode of ['web-seeds', 'http'] as const) {
      toggle.mode = mode;
      await toggle.updateComplete;
      expect(toggle.shadowRoot?.childElementCount, mode).to.equal(0);
    }
    await expect(toggle).to.be.accessible();
  });

  it('passes focus on to its switch, which shows the tooltip', async () => {
    const toggle = await render({});
    toggle.focus();
    const button = inside(toggle, 'button');
    expect(toggle.shadowRoot?.activeElement).to.equal(button);
    expect(button.matches(':focus-visible')).to.be.true;
    expect(getComputedStyle(inside(toggle, '.tooltip')).visibility).to.equal('visible');
  });
});

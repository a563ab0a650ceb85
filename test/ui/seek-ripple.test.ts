import { expect, fixture, html } from '@open-wc/testing';
import { defineParts } from '../../src/ui/define-parts.js';
import { INTERFACE_PARTS } from '../../src/ui/interface-parts.js';
import type { SeekRipple, Skipped } from '../../src/ui/seek-ripple.js';
import { inside, textOf } from './request-log.js';

defineParts(INTERFACE_PARTS);

async function render(skipped: Skipped | null): Promise<SeekRipple> {
  const box = await fixture<HTMLElement>(html`
    <div><torrent-player-seek-ripple .skipped=${skipped}></torrent-player-seek-ripple></div>
  `);
  const size = { position: 'relative', containerType: 'size', width: '320px', height: '180px' };
  Object.assign(box.style, size, { background: '#111' });
  return box.querySelector('torrent-player-seek-ripple')!;
}

describe('<torrent-player-seek-ripple>', () => {
  it('is nothing while nothing was skipped', async () => {
    const ripple = await render(null);
    expect(ripple.shadowRoot!.querySelector('.ripple')).to.equal(null);
  });

  it('shows how far, on the side where it went to, without taking presses', async () => {
    for (const seconds of [20, -10]) {
      const ripple = await render({ seconds, count: 1 });
      expect(textOf(ripple, '.ripple')).to.equal(`${Math.abs(seconds)}s`);
      const { left, width } = ripple.getBoundingClientRect();
      const shown = inside(ripple, '.ripple').getBoundingClientRect();
      const middle = (shown.left + shown.right) / 2 - left;
      expect(middle > width / 2).to.equal(seconds > 0);
      expect(getComputedStyle(ripple).pointerEvents).to.equal('none');
      await expect(ripple).to.be.accessible();
    }
  });

  it('begins anew with every skip', async () => {
    const ripple = await render({ seconds: 10, count: 1 });
    const first = inside(ripple, '.ripple');
    ripple.skipped = { seconds: 20, count: 2 };
    await ripple.updateComplete;
    expect(inside(ripple, '.ripple')).not.to.equal(first);
  });
});

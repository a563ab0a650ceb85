import { expect, fixture, html } from '@open-wc/testing';
import { defineParts } from '../../src/ui/define-parts.js';
import { INTERFACE_PARTS } from '../../src/ui/interface-parts.js';
import { en } from '../../src/ui/locales/en.js';
import type { ErrorPanel } from '../../src/ui/error-panel.js';
import { errorOf } from './sample-state.js';

defineParts(INTERFACE_PARTS);

describe('every part', () => {
  it('is written in the direction of its own language, not of the page', async () => {
    const page = await fixture<HTMLElement>(html`
      <div dir="rtl">
        <torrent-player-error-panel .error=${errorOf('load-failed')}></torrent-player-error-panel>
      </div>
    `);
    const panel = page.firstElementChild as ErrorPanel;
    await panel.updateComplete;
    expect(getComputedStyle(panel).direction).to.equal('ltr');
    panel.strings = { ...en, locale: 'ar', direction: 'rtl' };
    await panel.updateComplete;
    expect(getComputedStyle(panel).direction).to.equal('rtl');
  });

  it('speaks English until it is told otherwise', () => {
    expect(document.createElement('torrent-player-error-panel').strings).to.equal(en);
  });

  it('can be hidden', async () => {
    const panel = await fixture<ErrorPanel>(
      html`<torrent-player-error-panel hidden></torrent-player-error-panel>`,
    );
    expect(getComputedStyle(panel).display).to.equal('none');
  });
});

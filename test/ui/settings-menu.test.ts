import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import { defineParts } from '../../src/ui/define-parts.js';
import { INTERFACE_PARTS } from '../../src/ui/interface-parts.js';
import { en } from '../../src/ui/locales/en.js';
import { RateRequest, StatsToggleRequest } from '../../src/ui/requests.js';
import type { SettingsMenu } from '../../src/ui/settings-menu.js';
import type { SettingsItem } from '../../src/ui/settings-model.js';
import { settled } from '../support/settled.js';
import { inside, logRequests } from './request-log.js';

defineParts(INTERFACE_PARTS);

const RATES = [0.5, 1, 2];

const itemsAt = (rate: number): SettingsItem[] => [
  {
    kind: 'page',
    id: 'speed',
    label: 'Speed',
    value: `${rate}×`,
    choices: RATES.map((one) => ({
      label: `${one}×`,
      checked: one === rate,
      request: () => new RateRequest(one),
    })),
  },
  {
    kind: 'switch',
    id: 'stats',
    label: 'Statistics',
    checked: false,
    request: () => new StatsToggleRequest(true),
  },
];

/** In a box of the size of a narrow player, where the menu has all of its items. */
async function render(): Promise<SettingsMenu> {
  const box = await fixture<HTMLElement>(html`
    <div>
      <torrent-player-settings-menu .items=${itemsAt(1)}></torrent-player-settings-menu>
      <input aria-label="elsewhere" />
    </div>
  `);
  const size = { position: 'relative', containerType: 'size', width: '320px', height: '300px' };
  Object.assign(box.style, size, { background: '#111', color: '#fff', paddingTop: '240px' });
  const menu = box.querySelector('torrent-player-settings-menu')!;
  await menu.updateComplete;
  return menu;
}

const focusOf = (menu: SettingsMenu): string =>
  menu.shadowRoot?.activeElement?.textContent.replace(/\s+/g, ' ').trim() ??
  document.activeElement?.localName ??
  '';
const press = async (menu: SettingsMenu, ...keys: string[]) => {
  for (const key of keys) {
    await sendKeys({ press: key });
    await menu.updateComplete;
  }
};

describe('<torrent-player-settings-menu>', () => {
  afterEach(() => resetMouse());

  it('is a menu button, accessible closed and open, on its first level and on a page', async () => {
    const menu = await render();
    const button = inside(menu, '#button');
    expect(button.ariaLabel).to.equal(en.settings);
    expect([button.ariaHasPopup, button.ariaExpanded]).to.deep.equal(['menu', 'false']);
    await expect(menu).to.be.accessible();
    button.click();
    await menu.updateComplete;
    expect(menu.hasAttribute('open')).to.equal(true);
    expect(button.ariaExpanded).to.equal('true');
    await settled(menu.shadowRoot!);
    await expect(menu).to.be.accessible();
    inside(menu, '#speed').click();
    await menu.updateComplete;
    expect(inside(menu, '[role=menu]').ariaLabel).to.equal('Speed');
    await settled(menu.shadowRoot!);
    await expect(menu).to.be.accessible();
  });

  it('is operable by keys alone', async () => {
    const menu = await render();
    const requests = logRequests(menu);
    menu.focus();
    await press(menu, 'Enter');
    expect(focusOf(menu)).to.contain('Speed');
    await press(menu, 'ArrowDown');
    expect(focusOf(menu)).to.equal('Statistics');
    await press(menu, 'ArrowDown', 'ArrowRight');
    expect(focusOf(menu), 'what holds now').to.equal('1×');
    await press(menu, 'End', 'Enter');
    expect(requests).to.deep.equal([{ type: 'raterequest', rate: 2 }]);
    expect(focusOf(menu), 'back on the first level').to.contain('Speed');
    menu.items = itemsAt(2);
    await menu.updateComplete;
    expect(focusOf(menu)).to.equal('Speed 2×');
    await press(menu, 'Enter', 'Escape', 'Escape');
    expect(menu.open).to.equal(false);
    expect(menu.shadowRoot!.activeElement?.id).to.equal('button');
  });

  it('opens at either end by an arrow key, and closes by Tab', async () => {
    const menu = await render();
    menu.focus();
    await press(menu, 'ArrowUp');
    expect(focusOf(menu)).to.equal('Statistics');
    await press(menu, 'Tab');
    expect(menu.open).to.equal(false);
    expect(document.activeElement?.localName, 'on from the button').to.equal('input');
  });

  it('goes in and out by the arrow keys of the language', async () => {
    const menu = await render();
    menu.strings = { ...en, direction: 'rtl' };
    menu.focus();
    await press(menu, 'ArrowDown', 'ArrowLeft');
    expect(focusOf(menu)).to.equal('1×');
    await press(menu, 'ArrowRight');
    expect(focusOf(menu)).to.contain('Speed');
    await press(menu, 'ArrowRight');
    expect(menu.open).to.equal(false);
  });

  it('uses the keys that it needs, and no others', async () => {
    const menu = await render();
    const left: string[] = [];
    menu.addEventListener('keydown', ({ key, defaultPrevented }) => {
      if (!defaultPrevented) left.push(key);
    });
    menu.focus();
    await press(menu, 'ArrowDown', 'ArrowDown', 'Home', 'ArrowRight', 'k', 'ArrowLeft', 'Escape');
    expect(left).to.deep.equal(['k']);
  });

  it('switches and closes at once', async () => {
    const menu = await render();
    const requests = logRequests(menu);
    menu.focus();
    await press(menu, 'ArrowUp', 'Enter');
    expect(requests).to.deep.equal([{ type: 'statstogglerequest', open: true }]);
    expect(menu.open).to.equal(false);
  });

  it('closes by a press elsewhere, and by focus elsewhere', async () => {
    const menu = await render();
    inside(menu, '#button').click();
    await menu.updateComplete;
    await sendMouse({ type: 'click', position: [600, 500] });
    expect(menu.open).to.equal(false);
    inside(menu, '#button').click();
    await menu.updateComplete;
    menu.parentElement!.querySelector('input')!.focus();
    expect(menu.open).to.equal(false);
    expect(document.activeElement?.localName).to.equal('input');
  });

  it('is never larger than the player, and scrolls', async () => {
    const menu = await render();
    const box = menu.parentElement!;
    const choices = Array.from({ length: 40 }, (_, index) => ({
      label: `A very long name of a track that nobody will ever read, number ${index}`,
      checked: index === 30,
      request: () => new RateRequest(1),
    }));
    menu.items = [{ kind: 'page', id: 'audio', label: 'Audio', value: 'x'.repeat(200), choices }];
    for (const [width, height] of [
      [280, 158],
      [320, 180],
      [640, 360],
    ]) {
      Object.assign(box.style, { width: `${width}px`, height: `${height}px`, paddingTop: '100px' });
      menu.focus();
      await press(menu, 'Enter', 'Enter');
      await nextFrame();
      const frame = box.getBoundingClientRect();
      const rect = inside(menu, '.menu').getBoundingClientRect();
      expect(rect.top, 'top').to.be.at.least(frame.top);
      expect(rect.left, 'left').to.be.at.least(frame.left);
      expect(rect.right, 'right').to.be.at.most(frame.right);
      const focused = menu.shadowRoot!.activeElement!.getBoundingClientRect();
      expect(focused.height).to.be.at.least(24);
      expect(focused.top, 'in view').to.be.at.least(rect.top);
      expect(focused.bottom, 'in view').to.be.at.most(rect.bottom);
      await press(menu, 'Escape', 'Escape');
    }
  });
});

import { expect, fixture, html } from '@open-wc/testing';
import { INITIAL_STATE, type ConsentSlice } from '../../src/core/player-state.js';
import type { ConsentPanel } from '../../src/ui/consent-panel.js';
import { defineParts } from '../../src/ui/define-parts.js';
import { INTERFACE_PARTS } from '../../src/ui/interface-parts.js';
import { en } from '../../src/ui/locales/en.js';
import { inside, logRequests, press } from './request-log.js';

defineParts(INTERFACE_PARTS);

function render(patch: Partial<ConsentSlice> = {}): Promise<ConsentPanel> {
  const consent = { ...INITIAL_STATE.consent, mode: 'ask', terms: 'ask', isAsking: true, ...patch };
  return fixture(html`
    <torrent-player-consent-panel .consent=${consent}></torrent-player-consent-panel>
  `);
}

function buttonsOf(panel: ConsentPanel): HTMLButtonElement[] {
  return [...(panel.shadowRoot?.querySelectorAll('button') ?? [])];
}

describe('<torrent-player-consent-panel>', () => {
  it('offers what there is to answer', async () => {
    const names = (panel: ConsentPanel) => buttonsOf(panel).map((one) => one.textContent.trim());
    expect(names(await render())).to.deep.equal([en.consentPeers, en.notNow]);
    expect(names(await render({ canUseServer: true }))).to.deep.equal([
      en.consentPeers,
      en.serverOnly,
      en.notNow,
    ]);
  });

  it('answers with each of its buttons, and "not now" with Escape', async () => {
    const panel = await render({ canUseServer: true });
    const requests = logRequests(panel);
    for (const button of buttonsOf(panel)) button.click();
    press(buttonsOf(panel)[0]!, 'Escape');
    press(buttonsOf(panel)[0]!, 'x');
    expect(requests.map(({ answer }) => answer)).to.deep.equal(['peers', 'server', 'none', 'none']);
  });

  it('makes both ways to say yes look alike', async () => {
    const [peers, server] = buttonsOf(await render({ canUseServer: true }));
    const look = (button: HTMLButtonElement | undefined) => {
      const { backgroundColor, color, fontWeight } = getComputedStyle(button!);
      return { backgroundColor, color, fontWeight };
    };
    expect(look(server)).to.deep.equal(look(peers));
  });

  it('says what the browser wants, and what is remembered', async () => {
    const text = (panel: ConsentPanel) => inside(panel, '.panel').textContent;
    const plain = text(await render());
    expect(plain).not.to.contain(en.privacySignalled);
    expect(plain).not.to.contain(en.consentRemembered);
    const panel = await render({ prefersPrivacy: true, isRemembered: true });
    expect(text(panel)).to.contain(en.privacySignalled);
    expect(text(panel)).to.contain(en.consentRemembered);
    await expect(panel).to.be.accessible();
  });

  it('takes the focus for its first answer', async () => {
    const panel = await render();
    panel.focus();
    expect(panel.shadowRoot?.activeElement === buttonsOf(panel)[0]).to.equal(true);
  });
});

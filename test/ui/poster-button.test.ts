import { expect, fixture, html } from '@open-wc/testing';
import { INITIAL_STATE, type ConsentSlice } from '../../src/core/player-state.js';
import { defineParts } from '../../src/ui/define-parts.js';
import { PosterButton } from '../../src/ui/poster-button.js';
import { en } from '../../src/ui/locales/en.js';
import { inside, logRequests, textOf } from './request-log.js';

defineParts({ 'torrent-player-poster-button': PosterButton });

function render(patch: Partial<ConsentSlice> = {}): Promise<PosterButton> {
  const consent = { ...INITIAL_STATE.consent, ...patch };
  return fixture(
    html`<torrent-player-poster-button .consent=${consent}></torrent-player-poster-button>`,
  );
}

describe('<torrent-player-poster-button>', () => {
  it('asks to play', async () => {
    const poster = await render();
    const requests = logRequests(poster);
    inside(poster, 'button').click();
    expect(requests).to.deep.equal([{ type: 'playrequest' }]);
  });

  it('says what the click agrees to, and is described by it', async () => {
    const poster = await render();
    const button = inside(poster, 'button');
    const id = button.getAttribute('aria-describedby');
    expect(textOf(poster, `#${id ?? ''}`)).to.equal(en.consentNotice);
    await expect(poster).to.be.accessible();
  });

  it('says nothing where consent is not by notice', async () => {
    for (const patch of [
      { mode: 'granted' },
      { mode: 'ask', terms: 'ask' },
      { terms: 'ask' },
    ] as const) {
      const poster = await render(patch);
      expect(poster.shadowRoot?.querySelector('p')).to.be.null;
      expect(inside(poster, 'button').hasAttribute('aria-describedby')).to.be.false;
      await expect(poster).to.be.accessible();
    }
  });

  it('says that servers alone are asked, and offers the other choice', async () => {
    const poster = await render({ terms: 'server', canUseServer: true });
    expect(textOf(poster, '#notice')).to.equal(en.serverNotice);
    await expect(poster).to.be.accessible();
    const requests = logRequests(poster);
    inside(poster, '.other').click();
    expect(requests).to.deep.equal([
      { type: 'consentrequest', answer: 'peers' },
      { type: 'playrequest' },
    ]);
  });

  it('speaks the language it is given', async () => {
    const poster = await render();
    poster.strings = { ...en, play: 'Abspielen', consentNotice: 'Mit anderen.' };
    await poster.updateComplete;
    expect(inside(poster, 'button').getAttribute('aria-label')).to.equal('Abspielen');
    expect(textOf(poster, 'p')).to.equal('Mit anderen.');
  });

  it('is busy, and stays where it is, while what follows is on its way', async () => {
    const poster = await render();
    const button = inside(poster, 'button');
    expect(button.ariaBusy).to.equal('false');
    const { top, left } = button.getBoundingClientRect();
    poster.starting = true;
    await poster.updateComplete;
    expect(inside(poster, 'button')).to.equal(button);
    expect(button.ariaBusy).to.equal('true');
    expect(getComputedStyle(button, '::after').animationName).to.equal('turn, appear');
    expect(button.getBoundingClientRect()).to.include({ top, left });
    await expect(poster).to.be.accessible();
  });

  it('passes focus on to its button', async () => {
    const poster = await render();
    poster.focus();
    expect(poster.shadowRoot?.activeElement).to.equal(inside(poster, 'button'));
  });
});

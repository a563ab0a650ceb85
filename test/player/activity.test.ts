import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { watchActivity } from '../../src/player/activity.js';

class WatchedPlayer extends HTMLElement {
  paused = false;
  readonly lifetime = new AbortController();

  connectedCallback(): void {
    this.attachShadow({ mode: 'open' }).append(document.createElement('input'));
    watchActivity(this, this.lifetime.signal);
  }

  get input(): HTMLInputElement {
    return this.shadowRoot!.querySelector('input')!;
  }
}

customElements.define('watched-player', WatchedPlayer);

const render = () => fixture<WatchedPlayer>(html`<watched-player></watched-player>`);
const isInactive = (player: Element) => player.hasAttribute('user-inactive');
const untilInactive = (player: Element) =>
  waitUntil(() => isInactive(player), 'it rests', { timeout: 10_000 });

describe('watchActivity', () => {
  it('calls a viewer inactive who does nothing while a film plays, until a sign of life', async () => {
    const player = await render();
    await untilInactive(player);
    for (const sign of ['pointermove', 'pointerdown', 'keydown', 'focusin', 'pause']) {
      player.setAttribute('user-inactive', '');
      player.dispatchEvent(new Event(sign));
      expect(isInactive(player), sign).to.equal(false);
    }
    await untilInactive(player);
    player.lifetime.abort();
    player.dispatchEvent(new Event('pointermove'));
    expect(isInactive(player), 'nobody watches any more').to.equal(true);
  });

  it('leaves the controls where the film is paused or the keyboard is in use', async () => {
    const [paused, used, other] = [await render(), await render(), await render()];
    paused.paused = true;
    used.input.focus();
    other.dispatchEvent(new Event('pointermove')); // Its time begins last.
    await untilInactive(other);
    expect(isInactive(paused)).to.equal(false);
    expect(isInactive(used)).to.equal(false);
  });
});

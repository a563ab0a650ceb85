import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { Activity } from '../../src/player/activity.js';

class WatchedPlayer extends HTMLElement {
  facts = { paused: false, busy: false };
  readonly activity = new Activity(this, () => this.facts);
  readonly lifetime = new AbortController();

  connectedCallback(): void {
    const root = this.attachShadow({ mode: 'open' });
    root.append(document.createElement('video'), document.createElement('input'));
    this.activity.watch(this.lifetime.signal);
  }

  inner(selector: string): HTMLElement {
    return this.shadowRoot!.querySelector<HTMLElement>(selector)!;
  }
}

customElements.define('watched-player', WatchedPlayer);

const render = () => fixture<WatchedPlayer>(html`<watched-player></watched-player>`);
const isInactive = (player: Element) => player.hasAttribute('user-inactive');
const untilInactive = (player: Element) =>
  waitUntil(() => isInactive(player), 'it rests', { timeout: 10_000 });

function point(target: HTMLElement, type: string, pointerType: string): void {
  const init = { pointerType, bubbles: type !== 'pointerleave', composed: true };
  target.dispatchEvent(new PointerEvent(type, init));
}

describe('Activity', () => {
  it('ends when a viewer does nothing while a film plays, and begins with a sign of life', async () => {
    const player = await render();
    expect(player.activity.active).to.equal(true);
    await untilInactive(player);
    expect(player.activity.active).to.equal(false);
    for (const sign of ['keydown', 'focusin', 'play', 'pause']) {
      player.activity.rest();
      expect(isInactive(player)).to.equal(true);
      player.dispatchEvent(new Event(sign));
      expect(isInactive(player), sign).to.equal(false);
    }
    await untilInactive(player);
  });

  it('goes on while the controls are needed: in a pause, a menu, under the keyboard', async () => {
    const [paused, busy, used] = [await render(), await render(), await render()];
    paused.facts = { paused: true, busy: false };
    busy.facts = { paused: false, busy: true };
    used.inner('input').focus();
    const other = await render(); // Its time begins last.
    await untilInactive(other);
    for (const player of [paused, busy, used]) expect(isInactive(player)).to.equal(false);
    busy.facts = { paused: false, busy: false };
    await untilInactive(busy);
  });

  it('follows a mouse, which ends it by leaving', async () => {
    const player = await render();
    point(player, 'pointerleave', 'mouse');
    expect(isInactive(player)).to.equal(true);
    point(player.inner('video'), 'pointermove', 'mouse');
    expect(isInactive(player)).to.equal(false);
    player.facts = { paused: true, busy: false };
    point(player, 'pointerleave', 'mouse');
    expect(isInactive(player)).to.equal(false);
  });

  it('leaves fingers on the picture to gestures, and wakes by those on a control', async () => {
    const player = await render();
    player.activity.rest();
    point(player.inner('video'), 'pointerdown', 'touch');
    expect(isInactive(player)).to.equal(true);
    point(player.inner('input'), 'pointerdown', 'touch');
    expect(isInactive(player)).to.equal(false);
    point(player, 'pointerleave', 'touch');
    expect(isInactive(player)).to.equal(false);
  });

  it('watches until its signal', async () => {
    const player = await render();
    player.activity.rest();
    player.lifetime.abort();
    player.dispatchEvent(new Event('keydown'));
    expect(isInactive(player)).to.equal(true);
  });
});

import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { Gestures } from '../../src/player/gestures.js';

/** A picture, and what presses on it did. */
async function render() {
  const picture = await fixture<HTMLElement>(html`<div></div>`);
  Object.assign(picture.style, { width: '300px', height: '150px' });
  const log: string[] = [];
  const state = { controls: true, menu: false };
  const lifetime = new AbortController();
  const gestures = new Gestures(picture, {
    togglePlay: () => log.push('togglePlay'),
    toggleFullscreen: () => log.push('toggleFullscreen'),
    hasControls: () => state.controls,
    showControls: () => log.push('show'),
    hideControls: () => log.push('hide'),
    skip: (seconds) => log.push(`skip ${seconds}`),
    isDismissal: () => state.menu,
  });
  gestures.watch(lifetime.signal);
  return { picture, gestures, log, state, lifetime };
}

function send(picture: HTMLElement, type: string, pointerType: string, share = 0.5, dx = 0) {
  const { left, top, width } = picture.getBoundingClientRect();
  const init = { clientX: left + share * width + dx, clientY: top + 10, pointerId: 7 };
  picture.dispatchEvent(new PointerEvent(type, { pointerType, isPrimary: true, ...init }));
}

function tap(picture: HTMLElement, share: number): void {
  send(picture, 'pointerdown', 'touch', share);
  send(picture, 'pointerup', 'touch', share);
}

describe('a mouse', () => {
  it('plays and pauses, and fills the screen by a double click', async () => {
    const { picture, gestures, log } = await render();
    send(picture, 'pointerdown', 'mouse');
    send(picture, 'pointerup', 'mouse');
    gestures.click();
    picture.dispatchEvent(new MouseEvent('dblclick'));
    expect(log).to.deep.equal(['togglePlay', 'toggleFullscreen']);
  });

  it('only closes a menu that is open', async () => {
    const { picture, gestures, log, state } = await render();
    state.menu = true;
    send(picture, 'pointerdown', 'mouse');
    state.menu = false;
    gestures.click();
    expect(log).to.deep.equal([]);
  });
});

describe('a finger', () => {
  it('shows controls at once, and hides them when no second tap follows', async () => {
    const { picture, log, state, gestures } = await render();
    state.controls = false;
    tap(picture, 0.5);
    gestures.click(); // What browsers send after a tap.
    expect(log).to.deep.equal(['show']);
    state.controls = true;
    tap(picture, 0.1);
    expect(log).to.deep.equal(['show']);
    await waitUntil(() => log.length > 1);
    expect(log).to.deep.equal(['show', 'hide']);
  });

  it('seeks by double taps on the sides, and further by each that follows', async () => {
    const { picture, log } = await render();
    for (let taps = 0; taps < 3; taps++) tap(picture, 0.9);
    expect(log).to.deep.equal(['skip 10', 'skip 10']);
    tap(picture, 0.1);
    tap(picture, 0.1);
    picture.dispatchEvent(new MouseEvent('dblclick'));
    expect(log.slice(2)).to.deep.equal(['skip -10']);
  });

  it('does not tap when it moves, or another lifts', async () => {
    const { picture, log, state } = await render();
    state.controls = false;
    send(picture, 'pointerdown', 'touch');
    send(picture, 'pointerup', 'touch', 0.5, 40);
    send(picture, 'pointerdown', 'touch');
    picture.dispatchEvent(new PointerEvent('pointerup', { pointerType: 'touch', pointerId: 8 }));
    expect(log).to.deep.equal([]);
  });

  it('only closes a menu that is open', async () => {
    const { picture, log, state } = await render();
    state.menu = true;
    tap(picture, 0.5);
    expect(log).to.deep.equal([]);
  });

  it('does nothing after the signal', async () => {
    const { picture, log, lifetime } = await render();
    tap(picture, 0.5);
    lifetime.abort();
    for (let taps = 0; taps < 2; taps++) tap(picture, 0.9);
    expect(log).to.deep.equal([]);
  });
});

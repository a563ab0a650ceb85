import { expect, fixture, html } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import { hasVisibleFocus } from '../../src/ui/visible-focus.js';
import { inside } from './request-log.js';
import type { SamplePlayer } from './sample-player.js';
import './sample-player.js';
import { filesOf } from '../support/file-info.js';
import { stateOf, torrentOf } from './sample-state.js';

const film = torrentOf({ files: filesOf({ 'film.mp4': 1 }), fileIndex: 0 });

async function render(): Promise<SamplePlayer> {
  const player = await fixture<SamplePlayer>(
    html`<sample-player .started=${true} .state=${stateOf({ torrent: film })}></sample-player>`,
  );
  await player.updateComplete;
  return player;
}

async function click(target: Element): Promise<void> {
  const { left, top, width, height } = target.getBoundingClientRect();
  const position: [number, number] = [Math.round(left + width / 2), Math.round(top + height / 2)];
  await sendMouse({ type: 'click', position });
}

describe('hasVisibleFocus', () => {
  afterEach(() => resetMouse());

  it('is false while nothing has the focus', async () => {
    const player = await render();
    expect(hasVisibleFocus(player.shadowRoot!)).to.be.false;
  });

  it('sees the keyboard in every control, also inside a part', async () => {
    const player = await render();
    const reached = new Set<string>();
    for (let tabs = 0; tabs < 7; tabs += 1) {
      await sendKeys({ press: 'Tab' });
      const focused = player.shadowRoot!.activeElement;
      expect(hasVisibleFocus(player.shadowRoot!)).to.equal(focused !== null);
      if (focused) reached.add(focused.localName);
    }
    expect([...reached]).to.include.members([
      'torrent-player-seek-bar',
      'torrent-player-volume-control',
      'torrent-player-seed-toggle',
      'button',
    ]);
  });

  it('does not count the focus that a click leaves behind', async () => {
    const player = await render();
    const mute = inside(inside(player, 'torrent-player-volume-control'), 'button');
    await click(mute);
    expect(hasVisibleFocus(player.shadowRoot!), 'inside a part').to.be.false;
    await click(inside(player, '[part~="play-button"]'));
    expect(hasVisibleFocus(player.shadowRoot!), 'a button').to.be.false;
  });
});

import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { PlayerState } from '../../src/core/player-state.js';
import { defineParts } from '../../src/ui/define-parts.js';
import { INTERFACE_PARTS } from '../../src/ui/interface-parts.js';
import type { Narrator } from '../../src/ui/narrator.js';
import { inside, textOf } from './request-log.js';
import { stateOf, swarmOf, torrentOf } from './sample-state.js';

defineParts(INTERFACE_PARTS);

const CONNECTING = stateOf({
  torrent: torrentOf({ phase: 'connecting' }),
  swarm: swarmOf({ peers: 0, downloadBytesPerSecond: 0, trackers: 'waiting' }),
});

function render(state: PlayerState): Promise<Narrator> {
  return fixture(html`<torrent-player-narrator .state=${state}></torrent-player-narrator>`);
}

describe('<torrent-player-narrator>', () => {
  it('is a polite live region that is silent while all is well', async () => {
    const narrator = await render(stateOf());
    const region = inside(narrator, '[role=status]');
    expect(region.textContent).to.equal('');
    expect(getComputedStyle(region).clipPath, 'heard, not seen').to.equal('inset(50%)');
    await expect(narrator).to.be.accessible();
  });

  it('tells by itself what lasts', async () => {
    const narrator = await render(CONNECTING);
    expect(textOf(narrator, '[role=status]')).to.equal('');
    const told = () => textOf(narrator, '[role=status]') !== '';
    await waitUntil(told, 'it tells', { timeout: 5_000 });
    expect(textOf(narrator, '[role=status]')).to.equal('Connecting');
  });

  it('tells nothing when it is gone', async () => {
    const narrator = await render(CONNECTING);
    let updates = 0;
    const { requestUpdate } = narrator;
    narrator.requestUpdate = (...args) => {
      updates++;
      requestUpdate.apply(narrator, args);
    };
    narrator.remove();
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    expect(updates).to.equal(0);
  });
});

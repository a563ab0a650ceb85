import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { PlayerState } from '../../src/core/player-state.js';
import { INITIAL_STATE } from '../../src/core/player-state.js';
import { inside, point, shownOnSlider } from './request-log.js';
import type { SamplePlayer } from './sample-player.js';
import './sample-player.js';
import { errorOf, playbackOf, stateOf, torrentOf } from './sample-state.js';

const STATES: readonly PlayerState[] = [
  INITIAL_STATE,
  stateOf(),
  stateOf({ playback: playbackOf({ waiting: true, bufferingProgress: 0.5 }) }),
  stateOf({ torrent: torrentOf({ phase: 'failed', error: errorOf('load-failed', true) }) }),
];

describe('a page whose policy allows no styles but its own', () => {
  const violations: string[] = [];

  before(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      violations.push(event.violatedDirective),
    );
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = "style-src 'none'; img-src 'none'; font-src 'none'";
    document.head.append(policy);
  });

  it('does forbid inline styles', async () => {
    const reported = oneEvent(document, 'securitypolicyviolation');
    const element = document.createElement('p');
    element.setAttribute('style', 'color: red');
    await reported;
    expect(element.style.color).to.equal('');
  });

  it('shows every part as it should look', async () => {
    violations.length = 0;
    const player = await fixture<SamplePlayer>(html`<sample-player></sample-player>`);
    player.statsOpen = true;
    for (const started of [false, true]) {
      for (const state of STATES) {
        Object.assign(player, { started, state });
        await player.updateComplete;
      }
    }
    player.state = stateOf();
    await player.updateComplete;
    const bar = inside(player, 'torrent-player-seek-bar');
    point(inside(bar, '[role=slider]'), 'pointermove', 0.5);

    // A violation is reported in a task of its own, and in order: one more, made on purpose, is the last.
    const reported = oneEvent(document, 'securitypolicyviolation');
    document.createElement('p').setAttribute('style', 'color: red');
    await reported;
    expect(violations).to.have.length(1);
    expect(shownOnSlider(bar)).to.be.above(0);
    expect(getComputedStyle(player).aspectRatio).to.equal('16 / 9');
  });
});

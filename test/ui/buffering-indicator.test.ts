import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { PlayerState } from '../../src/core/player-state.js';
import type { BufferingIndicator } from '../../src/ui/buffering-indicator.js';
import { defineParts } from '../../src/ui/define-parts.js';
import { INTERFACE_PARTS } from '../../src/ui/interface-parts.js';
import { en } from '../../src/ui/locales/en.js';
import { inside, logRequests, textOf } from './request-log.js';
import { playbackOf, stateOf, swarmOf, torrentOf } from './sample-state.js';

defineParts(INTERFACE_PARTS);

const ALONE = swarmOf({ peers: 0, downloadBytesPerSecond: 0 });
const PLAYING = stateOf();
const LOOKING = stateOf({ torrent: torrentOf({ phase: 'connecting' }), swarm: ALONE });
const BUFFERING = stateOf({ playback: playbackOf({ waiting: true, bufferingProgress: 0.4 }) });

async function show(indicator: BufferingIndicator, state: PlayerState): Promise<void> {
  indicator.torrent = state.torrent;
  indicator.swarm = state.swarm;
  indicator.playback = state.playback;
  indicator.diagnosis = state.diagnosis.current;
  await indicator.updateComplete;
}

async function render(state: PlayerState): Promise<BufferingIndicator> {
  const indicator = await fixture<BufferingIndicator>(
    html`<torrent-player-buffering-indicator></torrent-player-buffering-indicator>`,
  );
  await show(indicator, state);
  return indicator;
}

describe('<torrent-player-buffering-indicator>', () => {
  it('is empty while there is nothing to wait for', async () => {
    const indicator = await render(PLAYING);
    expect(indicator.shadowRoot?.childElementCount).to.equal(0);
    await expect(indicator).to.be.accessible();
  });

  const cases: [string, PlayerState, string][] = [
    ['no tracker answered', { ...LOOKING, swarm: { ...ALONE, trackers: 'waiting' } }, 'Connecting'],
    ['nobody is there yet', LOOKING, 'Looking for other viewers'],
    [
      'all trackers failed',
      { ...LOOKING, swarm: { ...ALONE, trackers: 'failed' } },
      'No tracker can be reached',
    ],
    ['metadata comes', { ...LOOKING, swarm: swarmOf() }, 'Getting the list of files'],
    [
      'the container is read',
      stateOf({ torrent: torrentOf({ phase: 'probing' }) }),
      'Opening the video',
    ],
    ['media is buffered', BUFFERING, 'Buffering40%'],
    [
      'nothing is there after a seek',
      stateOf({ playback: playbackOf({ seeking: true }) }),
      'Waiting for this part',
    ],
    [
      'a server is asked',
      stateOf({ torrent: torrentOf({ phase: 'probing', mode: 'web-seeds' }), swarm: ALONE }),
      'Waiting for the server',
    ],
  ];
  for (const [what, state, text] of cases) {
    it(`says so while ${what}`, async () => {
      const indicator = await render(state);
      expect(textOf(indicator, '.label')).to.equal(text);
      await expect(indicator).to.be.accessible();
    });
  }

  it('fills its ring with what is there', async () => {
    const indicator = await render(BUFFERING);
    expect(inside(indicator, '.ring').classList.contains('determinate')).to.be.true;
    expect(getComputedStyle(indicator).getPropertyValue('--_progress')).to.equal('0.4');
  });

  it('turns its ring while nothing is there to count', async () => {
    const indicator = await render(LOOKING);
    expect(inside(indicator, '.ring').classList.contains('determinate')).to.be.false;
  });

  it('spares the eyes a wait shorter than 400 ms', async () => {
    const indicator = await render(BUFFERING);
    const [animation] = inside(indicator, '.wait').getAnimations();
    expect(animation?.effect?.getComputedTiming().delay).to.equal(400);
    expect(getComputedStyle(inside(indicator, '.wait')).opacity).to.equal('0');
    animation?.finish();
    expect(getComputedStyle(inside(indicator, '.wait')).opacity).to.equal('1');
  });

  it('does not appear anew when only the reason changes', async () => {
    const indicator = await render(LOOKING);
    const wait = inside(indicator, '.wait');
    await show(indicator, BUFFERING);
    expect(inside(indicator, '.wait')).to.equal(wait);
  });

  it('tells its progress to assistive technology, where it is known', async () => {
    const ring = (indicator: BufferingIndicator) => {
      const bar = inside(indicator, '[role=progressbar]');
      return { now: bar.getAttribute('aria-valuenow'), name: bar.getAttribute('aria-labelledby') };
    };
    expect(ring(await render(BUFFERING))).to.deep.equal({ now: '40', name: 'label' });
    expect(ring(await render(LOOKING))).to.deep.equal({ now: null, name: 'label' });
  });

  it('never empties its ring at one place', async () => {
    const indicator = await render(BUFFERING);
    await show(indicator, stateOf({ playback: playbackOf({ waiting: true }) }));
    expect(textOf(indicator, '.label')).to.equal('Buffering40%');
    const elsewhere = playbackOf({ waiting: true, currentTime: 600, bufferingProgress: 0.1 });
    await show(indicator, stateOf({ playback: elsewhere }));
    expect(textOf(indicator, '.label')).to.equal('Buffering10%');
  });

  it('explains what is wrong', async () => {
    const current = { code: 'nobody-there', message: 'for logs', hint: 'for developers' } as const;
    const indicator = await render({ ...LOOKING, diagnosis: { current } });
    expect(textOf(indicator, '.hint')).to.equal(en.diagnoses['nobody-there']);
    await expect(indicator).to.be.accessible();
    await show(indicator, LOOKING);
    expect(indicator.shadowRoot?.querySelector('.hint')).to.be.null;
  });

  it('says how slow is too slow, and offers a pause', async () => {
    const needs = { neededBytesPerSecond: 500_000, actualBytesPerSecond: 262_500 };
    const current = { code: 'too-slow', message: '', hint: '', ...needs } as const;
    const swarm = swarmOf({ downloadBytesPerSecond: 262_500 });
    const indicator = await render({ ...BUFFERING, swarm, diagnosis: { current } });
    expect(textOf(indicator, '.label')).to.contain('Too slow for this video40%');
    expect(textOf(indicator, '.hint')).to.equal(en.tooSlow('4.0', '2.1'));
    const requests = logRequests(indicator);
    inside(indicator, '.remedy').click();
    expect(requests).to.deep.equal([{ type: 'pauserequest' }]);
    await expect(indicator).to.be.accessible();
  });

  it('offers what helps: HTTP, or to take the torrent elsewhere', async () => {
    const current = { code: 'connecting-fails', message: '', hint: '' } as const;
    const indicator = await render({ ...LOOKING, diagnosis: { current } });
    indicator.httpAvailable = true;
    indicator.magnet = `magnet:?xt=urn:btih:${'ab'.repeat(20)}`;
    await indicator.updateComplete;
    const requests = logRequests(indicator);
    inside(indicator, '[part~=http-button]').click();
    expect(requests).to.deep.equal([{ type: 'httprequest' }]);
    expect(inside(indicator, '[part~=magnet-link]')).to.have.property('href', indicator.magnet);
    expect(getComputedStyle(inside(indicator, '.remedies')).pointerEvents).to.equal('auto');
    await expect(indicator).to.be.accessible();
  });

  it('counts the seconds by itself', async () => {
    const indicator = await render(LOOKING);
    await waitUntil(() => textOf(indicator, '.detail') === '3s', 'never counted', {
      timeout: 10_000,
    });
    expect(textOf(indicator, '#label')).to.equal('Looking for other viewers');
  });

  it('is gone as soon as the wait is over', async () => {
    const indicator = await render(BUFFERING);
    await show(indicator, PLAYING);
    expect(indicator.shadowRoot?.childElementCount).to.equal(0);
  });

  it('lets clicks through to the picture', async () => {
    const indicator = await render(BUFFERING);
    expect(getComputedStyle(indicator).pointerEvents).to.equal('none');
  });
});

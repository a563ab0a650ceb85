import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { PlayerState } from '../../src/core/player-state.js';
import type { BufferingIndicator } from '../../src/ui/buffering-indicator.js';
import { defineParts } from '../../src/ui/define-parts.js';
import { INTERFACE_PARTS } from '../../src/ui/interface-parts.js';
import { en } from '../../src/ui/locales/en.js';
import { inside, textOf } from './request-log.js';
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
  it('has only a silent live region while there is nothing to wait for', async () => {
    const indicator = await render(PLAYING);
    expect(indicator.shadowRoot?.querySelector('.wait')).to.be.null;
    expect(textOf(indicator, '[role=status]')).to.equal('');
    await expect(indicator).to.be.accessible();
  });

  const cases: [string, PlayerState, string][] = [
    ['no tracker answered', { ...LOOKING, swarm: { ...ALONE, trackers: 'waiting' } }, 'Connecting'],
    ['nobody is there yet', LOOKING, 'Looking for peers'],
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
    ['a seek is under way', stateOf({ playback: playbackOf({ seeking: true }) }), 'Buffering0%'],
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

  it('announces a wait that lasts, without its numbers', async () => {
    const indicator = await render(BUFFERING);
    expect(textOf(indicator, '[role=status]'), 'at first').to.equal('');
    await waitUntil(() => textOf(indicator, '[role=status]') !== '', 'never announced', {
      timeout: 5_000,
    });
    expect(textOf(indicator, '[role=status]')).to.equal('Buffering');
  });

  it('explains what is wrong, and says that instead of the wait', async () => {
    const current = { code: 'nobody-there', message: 'for logs', hint: 'for developers' } as const;
    const indicator = await render({ ...LOOKING, diagnosis: { current } });
    const sentence = en.diagnoses['nobody-there'];
    expect(textOf(indicator, '.hint')).to.equal(sentence);
    await expect(indicator).to.be.accessible();
    await waitUntil(() => textOf(indicator, '[role=status]') !== '', 'never announced', {
      timeout: 5_000,
    });
    expect(textOf(indicator, '[role=status]')).to.equal(sentence);
    await show(indicator, LOOKING);
    expect(indicator.shadowRoot?.querySelector('.hint')).to.be.null;
  });

  it('counts the seconds by itself', async () => {
    const indicator = await render(LOOKING);
    await waitUntil(() => textOf(indicator, '.detail') === '3s', 'never counted', {
      timeout: 10_000,
    });
    expect(textOf(indicator, '[role=status]')).to.equal('Looking for peers');
  });

  it('is silent as soon as the wait is over', async () => {
    const indicator = await render(BUFFERING);
    await show(indicator, PLAYING);
    expect(indicator.shadowRoot?.querySelector('.wait')).to.be.null;
    expect(textOf(indicator, '[role=status]')).to.equal('');
  });

  it('lets clicks through to the picture', async () => {
    const indicator = await render(BUFFERING);
    expect(getComputedStyle(indicator).pointerEvents).to.equal('none');
  });
});

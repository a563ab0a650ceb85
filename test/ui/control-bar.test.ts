import { expect, fixture, html } from '@open-wc/testing';
import type { ControlBar } from '../../src/ui/control-bar.js';
import { defineParts } from '../../src/ui/define-parts.js';
import { INTERFACE_PARTS } from '../../src/ui/interface-parts.js';
import { interfaceStyles } from '../../src/ui/interface-styles.js';
import { rootStyles } from '../../src/ui/root-styles.js';
import { inside, logRequests } from './request-log.js';
import { playbackOf, swarmOf } from './sample-state.js';

defineParts(INTERFACE_PARTS);

/** As over the picture, where the controls have a scrim behind them. */
before(() => {
  document.body.style.setProperty('background', '#111');
  const styles = [...rootStyles, ...interfaceStyles];
  document.adoptedStyleSheets = styles.map(({ styleSheet }) => styleSheet!);
});

type Facts = Partial<
  Pick<
    ControlBar,
    | 'playback'
    | 'swarm'
    | 'textTracks'
    | 'tracks'
    | 'fullscreen'
    | 'pictureInPicture'
    | 'pictureInPictureAvailable'
    | 'statsOpen'
    | 'hotkeys'
  >
>;

async function render(facts: Facts = {}): Promise<ControlBar> {
  const bar = await fixture<ControlBar>(
    html`<torrent-player-control-bar></torrent-player-control-bar>`,
  );
  Object.assign(bar, { playback: playbackOf(), swarm: swarmOf() }, facts);
  await bar.updateComplete;
  return bar;
}

function button(bar: ControlBar, name: string): HTMLElement {
  return inside(bar, `[part~="${name}-button"]`);
}

describe('<torrent-player-control-bar>', () => {
  const plays: [string, Facts, string, string][] = [
    ['plays', {}, 'Pause', 'pauserequest'],
    ['is paused', { playback: playbackOf({ paused: true }) }, 'Play', 'playrequest'],
    [
      'has ended',
      { playback: playbackOf({ paused: true, ended: true }) },
      'Play again',
      'playrequest',
    ],
  ];
  for (const [what, facts, label, type] of plays) {
    it(`offers “${label}” while the film ${what}`, async () => {
      const bar = await render(facts);
      const requests = logRequests(bar);
      const play = button(bar, 'play');
      expect(play.getAttribute('aria-label')).to.equal(label);
      play.click();
      expect(requests).to.deep.equal([{ type }]);
      await bar.updateComplete;
      expect(play.getAttribute('aria-label'), 'nothing changes before it is so').to.equal(label);
      await expect(bar).to.be.accessible();
    });
  }

  it('keeps the focus when what the button does changes', async () => {
    const bar = await render();
    button(bar, 'play').focus();
    bar.playback = playbackOf({ paused: true });
    await bar.updateComplete;
    expect(document.activeElement).to.equal(button(bar, 'play'));
    expect(button(bar, 'play').getAttribute('aria-label')).to.equal('Play');
    bar.playback = playbackOf({ paused: true, ended: true });
    await bar.updateComplete;
    expect(document.activeElement).to.equal(button(bar, 'play'));
  });

  it('asks for fullscreen and back', async () => {
    for (const fullscreen of [false, true]) {
      const bar = await render({ fullscreen });
      const requests = logRequests(bar);
      const toggle = button(bar, 'fullscreen');
      expect(toggle.getAttribute('aria-label')).to.equal(
        fullscreen ? 'Leave full screen' : 'Full screen',
      );
      toggle.click();
      expect(requests).to.deep.equal([{ type: 'fullscreenrequest', on: !fullscreen }]);
    }
  });

  it('has a button for subtitles where there are any, and asks for them', async () => {
    expect((await render()).querySelector('[part~="captions-button"]')).to.equal(null);
    for (const showing of [false, true]) {
      const bar = await render({
        textTracks: [{ index: 0, kind: 'subtitles', label: 'English', language: 'en', showing }],
      });
      const requests = logRequests(bar);
      const toggle = button(bar, 'captions');
      expect(toggle.ariaPressed).to.equal(String(showing));
      toggle.click();
      expect(requests).to.deep.equal([{ type: 'captionsrequest', on: !showing }]);
      await expect(bar).to.be.accessible();
    }
  });

  it('asks for a window of the film’s own, where that is to be had', async () => {
    expect((await render()).querySelector('[part~="picture-in-picture-button"]')).to.equal(null);
    for (const pictureInPicture of [false, true]) {
      const bar = await render({ pictureInPicture, pictureInPictureAvailable: true });
      const requests = logRequests(bar);
      button(bar, 'picture-in-picture').click();
      expect(requests).to.deep.equal([{ type: 'pictureinpicturerequest', on: !pictureInPicture }]);
    }
  });

  it('names keys unless there are none', async () => {
    const bar = await render();
    expect(button(bar, 'fullscreen').getAttribute('aria-keyshortcuts')).to.equal('f');
    expect(inside(button(bar, 'fullscreen'), 'kbd').textContent).to.equal('f');
    bar.hotkeys = false;
    await bar.updateComplete;
    expect(button(bar, 'fullscreen').hasAttribute('aria-keyshortcuts')).to.equal(false);
    expect(bar.querySelector('kbd')).to.equal(null);
  });

  it('makes its menu anew when something in it is, and not with every tick', async () => {
    const bar = await render();
    const items = () => bar.querySelector('torrent-player-settings-menu')?.items;
    const first = items();
    bar.playback = playbackOf({ currentTime: 200 });
    await bar.updateComplete;
    expect(items()).to.equal(first);
    bar.playback = playbackOf({ playbackRate: 2 });
    await bar.updateComplete;
    expect(items()).not.to.equal(first);
  });

  it('asks to open and to close the statistics, and counts the peers', async () => {
    for (const statsOpen of [false, true]) {
      const bar = await render({ statsOpen, swarm: swarmOf({ peers: 12 }) });
      const requests = logRequests(bar);
      const toggle = button(bar, 'stats');
      expect(toggle.getAttribute('aria-label')).to.equal('Statistics, Peers: 12');
      expect(toggle.getAttribute('aria-expanded')).to.equal(String(statsOpen));
      expect(inside(toggle, '.count').textContent).to.equal('12');
      toggle.click();
      expect(requests).to.deep.equal([{ type: 'statstogglerequest', open: !statsOpen }]);
    }
  });

  it('hands each part its slice and the texts', async () => {
    const playback = playbackOf({ currentTime: 5 });
    const swarm = swarmOf({ seeding: 'off' });
    const bar = await render({ playback, swarm });
    for (const name of ['seek-bar', 'volume-control', 'time-display']) {
      expect(inside(bar, `torrent-player-${name}`), name).to.include({ playback });
    }
    expect(inside(bar, 'torrent-player-seed-toggle')).to.include({ swarm });
    for (const part of bar.querySelectorAll('torrent-player-seek-bar')) {
      expect(part.strings).to.equal(bar.strings);
    }
  });

  it('passes the requests of its parts on by itself being no shadow root', async () => {
    const bar = await render();
    const requests = logRequests(bar);
    inside(inside(bar, 'torrent-player-volume-control'), 'button').click();
    inside(inside(bar, 'torrent-player-seed-toggle'), 'button').click();
    expect(requests).to.deep.equal([
      { type: 'muterequest', muted: true },
      { type: 'seedingrequest', on: false },
    ]);
  });
});

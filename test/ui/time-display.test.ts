import { expect, fixture, html } from '@open-wc/testing';
import type { PlaybackSlice } from '../../src/core/player-state.js';
import { defineParts } from '../../src/ui/define-parts.js';
import { INTERFACE_PARTS } from '../../src/ui/interface-parts.js';
import type { TimeDisplay } from '../../src/ui/time-display.js';
import { inside, textOf } from './request-log.js';
import { playbackOf } from './sample-state.js';

defineParts(INTERFACE_PARTS);

/** As over the picture, where the controls have a scrim behind them. */
before(() => document.body.style.setProperty('background', '#111'));

function render(patch: Partial<PlaybackSlice>): Promise<TimeDisplay> {
  return fixture(html`
    <torrent-player-time-display .playback=${playbackOf(patch)}></torrent-player-time-display>
  `);
}

describe('<torrent-player-time-display>', () => {
  it('says both times, each with its name for those who cannot see the slash', async () => {
    const display = await render({ currentTime: 194, duration: 888 });
    expect(textOf(display, '[part~=time]')).to.equal('Elapsed time 3:14 / Duration 14:48');
    await expect(display).to.be.accessible();
  });

  it('shows what remains instead when it is clicked, and back', async () => {
    const display = await render({ currentTime: 194, duration: 888 });
    const button = inside(display, 'button');
    button.click();
    await display.updateComplete;
    expect(textOf(display, '[part~=time]')).to.equal('Remaining time \u221211:34 / Duration 14:48');
    await expect(display).to.be.accessible();
    button.click();
    await display.updateComplete;
    expect(textOf(display, '[part=current-time]')).to.equal('Elapsed time 3:14');
  });

  it('knows no remaining time of a film without an end', async () => {
    const display = await render({ currentTime: 5, duration: Infinity });
    inside(display, 'button').click();
    await display.updateComplete;
    expect(textOf(display, '[part=current-time]')).to.equal('Elapsed time 0:05');
  });

  it('follows playback', async () => {
    const display = await render({ currentTime: 1, duration: 888 });
    display.playback = playbackOf({ currentTime: 2.9, duration: 888 });
    await display.updateComplete;
    expect(textOf(display, '[part=current-time]')).to.equal('Elapsed time 0:02');
  });

  it('keeps the width of a long film', async () => {
    const display = await render({ currentTime: 5, duration: 7200 });
    expect(textOf(display, '[part=current-time]')).to.equal('Elapsed time 0:00:05');
    expect(textOf(display, '[part=duration]')).to.equal('/ Duration 2:00:00');
  });

  it('has dashes until the duration is known', async () => {
    const display = await render({ currentTime: 0, duration: NaN });
    expect(textOf(display, '[part~=time]')).to.equal('Elapsed time 0:00 / Duration –:––');
    await expect(display).to.be.accessible();
  });

  it('leaves the duration out of a narrow player', async () => {
    const player = await fixture<HTMLElement>(html`
      <div>
        <torrent-player-time-display .playback=${playbackOf()}></torrent-player-time-display>
      </div>
    `);
    player.style.containerType = 'inline-size';
    const display = player.firstElementChild as TimeDisplay;
    await display.updateComplete;
    const shown = (): string => getComputedStyle(inside(display, '[part=duration]')).display;
    player.style.width = '320px';
    expect(shown()).to.equal('none');
    player.style.width = '640px';
    expect(shown()).not.to.equal('none');
  });
});

import { expect, fixture, html } from '@open-wc/testing';
import type { PlaybackSlice } from '../../src/core/player-state.js';
import { defineParts } from '../../src/ui/define-parts.js';
import { INTERFACE_PARTS } from '../../src/ui/interface-parts.js';
import type { VolumeControl } from '../../src/ui/volume-control.js';
import { settled } from '../support/settled.js';
import { inside, logRequests, point, press, shownOnSlider } from './request-log.js';
import type { PlainRequest } from './request-log.js';
import { playbackOf } from './sample-state.js';

defineParts(INTERFACE_PARTS);

describe('<torrent-player-volume-control>', () => {
  let control: VolumeControl;
  let button: HTMLElement;
  let slider: HTMLElement;
  let requests: PlainRequest[];

  async function render(patch: Partial<PlaybackSlice>, width = '900px'): Promise<void> {
    const player = await fixture<HTMLElement>(html`
      <div>
        <torrent-player-volume-control
          .playback=${playbackOf(patch)}
        ></torrent-player-volume-control>
      </div>
    `);
    player.style.containerType = 'inline-size';
    player.style.width = width;
    control = player.firstElementChild as VolumeControl;
    await control.updateComplete;
    button = inside(control, 'button');
    slider = inside(control, '[role=slider]');
    await settled(control.shadowRoot!);
    requests = logRequests(control);
  }

  const iconOf = (): string =>
    [...button.querySelectorAll('path')].map((path) => path.getAttribute('d')).join();

  it('is accessible, heard and muted', async () => {
    await render({ volume: 0.7 });
    await expect(control).to.be.accessible();
    await render({ muted: true });
    await expect(control).to.be.accessible();
  });

  it('says the volume in percent', async () => {
    await render({ volume: 0.7 });
    expect(slider.getAttribute('aria-valuenow')).to.equal('70');
    expect(slider.getAttribute('aria-valuetext')).to.equal('70%');
    expect(shownOnSlider(control)).to.be.closeTo(0.7, 0.001);
  });

  it('shows zero while muted', async () => {
    await render({ volume: 0.7, muted: true });
    expect(slider.getAttribute('aria-valuenow')).to.equal('0');
    expect(shownOnSlider(control)).to.equal(0);
  });

  it('draws high, low and no sound differently', async () => {
    const drawings = new Set<string>();
    for (const patch of [{ volume: 0.5 }, { volume: 0.49 }, { volume: 0 }]) {
      await render(patch);
      drawings.add(iconOf());
    }
    expect(drawings.size).to.equal(3);
    await render({ muted: true });
    expect(drawings.has(iconOf()), 'muted looks like no sound').to.be.true;
  });

  describe('the button', () => {
    it('asks to mute', async () => {
      await render({ volume: 0.7 });
      expect(button.getAttribute('aria-label')).to.equal('Mute');
      button.click();
      expect(requests).to.deep.equal([{ type: 'muterequest', muted: true }]);
      await control.updateComplete;
      expect(button.getAttribute('aria-label'), 'nothing changes before it is so').to.equal('Mute');
    });

    it('asks to unmute', async () => {
      await render({ volume: 0.7, muted: true });
      expect(button.getAttribute('aria-label')).to.equal('Unmute');
      button.click();
      expect(requests).to.deep.equal([{ type: 'muterequest', muted: false }]);
    });

    it('asks for sound when the volume is zero', async () => {
      await render({ volume: 0 });
      expect(button.getAttribute('aria-label')).to.equal('Unmute');
      button.click();
      expect(requests).to.deep.equal([{ type: 'volumerequest', volume: 0.5 }]);
    });

    it('is large enough to hit', async () => {
      await render({}, '280px');
      const { width, height } = button.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(24);
    });
  });

  describe('the slider', () => {
    it('asks where the pointer is, all along', async () => {
      await render({ volume: 0.7 });
      point(slider, 'pointermove', 0.1);
      point(slider, 'pointerdown', 0.25);
      point(slider, 'pointermove', 0.5);
      point(slider, 'pointerup', 2);
      point(slider, 'pointermove', 0.1);
      expect(requests).to.deep.equal([
        { type: 'volumerequest', volume: 0.25 },
        { type: 'volumerequest', volume: 0.5 },
        { type: 'volumerequest', volume: 1 },
      ]);
    });

    it('asks nothing more once the browser took the pointer', async () => {
      await render({ volume: 0.7 });
      point(slider, 'pointerdown', 0.5);
      point(slider, 'pointercancel', 0.1);
      point(slider, 'pointermove', 0.2);
      expect(requests).to.deep.equal([{ type: 'volumerequest', volume: 0.5 }]);
    });

    const cases: [string, number][] = [
      ['ArrowUp', 0.75],
      ['ArrowRight', 0.75],
      ['ArrowDown', 0.65],
      ['ArrowLeft', 0.65],
      ['PageUp', 0.9],
      ['PageDown', 0.5],
      ['Home', 0],
      ['End', 1],
    ];
    for (const [key, volume] of cases) {
      it(`${key} asks for ${volume}`, async () => {
        await render({ volume: 0.7 });
        expect(press(slider, key).defaultPrevented).to.be.true;
        expect(requests).to.deep.equal([{ type: 'volumerequest', volume }]);
      });
    }

    it('steps from silence while muted', async () => {
      await render({ volume: 0.7, muted: true });
      press(slider, 'ArrowUp');
      expect(requests).to.deep.equal([{ type: 'volumerequest', volume: 0.05 }]);
    });

    it('leaves other keys, and keys with a modifier, alone', async () => {
      await render({ volume: 0.7 });
      expect(press(slider, 'm').defaultPrevented).to.be.false;
      expect(press(slider, 'End', { metaKey: true }).defaultPrevented).to.be.false;
      expect(requests).to.deep.equal([]);
    });

    it('is there in a wide player, and folded away in a narrow one', async () => {
      await render({}, '900px');
      expect(slider.getBoundingClientRect().width).to.be.greaterThan(50);
      await render({}, '400px');
      expect(slider.getBoundingClientRect().width).to.equal(0);
    });
  });
});

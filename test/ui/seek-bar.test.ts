import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { PlaybackSlice } from '../../src/core/player-state.js';
import type { ThumbnailAt } from '../../src/core/thumbnail.js';
import { defineParts } from '../../src/ui/define-parts.js';
import { INTERFACE_PARTS } from '../../src/ui/interface-parts.js';
import type { SeekBar } from '../../src/ui/seek-bar.js';
import { DRAG_SEEK_INTERVAL_MS } from '../../src/ui/seek-model.js';
import { inside, logRequests, point, press, shownOnSlider, textOf } from './request-log.js';
import type { PlainRequest } from './request-log.js';
import { piecesBySigns, playbackOf } from './sample-state.js';

defineParts(INTERFACE_PARTS);

/** Dispatches a pointermove that claims to come `afterMs` after the page began. */
function moveAt(slider: Element, share: number, afterMs: number): void {
  const { left, width } = slider.getBoundingClientRect();
  const event = new PointerEvent('pointermove', {
    clientX: left + share * width,
    pointerId: 1,
    isPrimary: true,
  });
  Object.defineProperty(event, 'timeStamp', { value: afterMs });
  slider.dispatchEvent(event);
}

async function seekBar(playback: PlaybackSlice): Promise<SeekBar> {
  const wrapper = await fixture<HTMLElement>(
    html`<div><torrent-player-seek-bar .playback=${playback}></torrent-player-seek-bar></div>`,
  );
  wrapper.style.width = '500px';
  const bar = wrapper.firstElementChild as SeekBar;
  await bar.updateComplete;
  return bar;
}

describe('<torrent-player-seek-bar>', () => {
  let bar: SeekBar;
  let slider: HTMLElement;
  let requests: PlainRequest[];

  async function render(patch: Partial<PlaybackSlice> = {}): Promise<void> {
    // Paused, as the bar of a short film that plays moves on by itself.
    const still = { currentTime: 25, duration: 100, paused: true };
    bar = await seekBar(playbackOf({ ...still, ...patch }));
    slider = inside(bar, '[role=slider]');
    requests = logRequests(bar);
  }

  async function report(patch: Partial<PlaybackSlice>): Promise<void> {
    bar.playback = { ...bar.playback, ...patch };
    await bar.updateComplete;
  }

  const shownShare = (): number => shownOnSlider(bar);

  describe('what it shows', () => {
    it('is a slider in seconds that speaks of times', async () => {
      await render({ currentTime: 65.7, duration: 3605.2 });
      expect(slider.getAttribute('aria-valuemin')).to.equal('0');
      expect(slider.getAttribute('aria-valuemax')).to.equal('3605');
      expect(slider.getAttribute('aria-valuenow')).to.equal('65');
      expect(slider.getAttribute('aria-valuetext')).to.equal(
        '1 minute, 5 seconds of 1 hour, 5 seconds',
      );
      expect(slider.getAttribute('aria-disabled')).to.equal('false');
      expect(slider.getAttribute('aria-label')).to.equal('Position');
    });

    it('is accessible while playing, and before a duration is known', async () => {
      await render();
      await expect(bar).to.be.accessible();
      await render({ duration: NaN, currentTime: 0 });
      await expect(bar).to.be.accessible();
    });

    it('fills to the current time', async () => {
      await render();
      expect(shownShare()).to.equal(0.25);
      const thumb = inside(bar, '.thumb').getBoundingClientRect();
      expect((thumb.left + thumb.right) / 2).to.be.closeTo(
        slider.getBoundingClientRect().left + 125,
        0.5,
      );
      const track = inside(bar, '.track').getBoundingClientRect();
      const fill = inside(bar, '.fill').getBoundingClientRect();
      expect(fill.left).to.be.closeTo(track.left, 0.5);
      expect(fill.width).to.be.closeTo(track.width / 4, 0.5);
    });

    it('runs left to right in a right-to-left page', async () => {
      const page = await fixture<HTMLElement>(html`
        <div dir="rtl">
          <torrent-player-seek-bar
            .playback=${playbackOf({ currentTime: 25, duration: 100 })}
          ></torrent-player-seek-bar>
        </div>
      `);
      const rtlBar = page.firstElementChild as SeekBar;
      await rtlBar.updateComplete;
      const track = inside(rtlBar, '.track').getBoundingClientRect();
      const fill = inside(rtlBar, '.fill').getBoundingClientRect();
      expect(fill.left).to.be.closeTo(track.left, 0.5);
      expect(fill.width).to.be.closeTo(track.width / 4, 0.5);
    });

    it('lays out what is buffered', async () => {
      await render({ buffered: [{ start: 20, end: 50 }] });
      const image = getComputedStyle(inside(bar, '.buffered')).backgroundImage;
      expect(image)
        .to.match(/^linear-gradient/)
        .and.to.contain('20%')
        .and.to.contain('50%');
      await report({ buffered: [] });
      expect(getComputedStyle(inside(bar, '.buffered')).backgroundImage).to.equal('none');
    });

    it('is disabled and has no thumb until a duration is known', async () => {
      await render({ duration: NaN, currentTime: 0 });
      expect(slider.getAttribute('aria-disabled')).to.equal('true');
      expect(slider.getAttribute('aria-valuemax')).to.equal('0');
      expect(inside(bar, '.thumb').hidden).to.be.true;
      await report({ duration: 100 });
      expect(slider.getAttribute('aria-disabled')).to.equal('false');
      expect(inside(bar, '.thumb').hidden).to.be.false;
    });

    it('is at least 24 pixels high', async () => {
      await render();
      expect(slider.getBoundingClientRect().height).to.be.at.least(24);
    });
  });

  describe('while a short film plays', () => {
    const clip = { currentTime: 4, duration: 10, paused: false };

    it('moves between two reports, and is where playback stops', async () => {
      await render(clip);
      await waitUntil(() => shownShare() > 0.41, 'it moves');
      expect(slider.getAttribute('aria-valuenow'), 'what is told').to.equal('4');
      await report({ currentTime: 4.5, paused: true });
      expect(shownShare()).to.be.closeTo(0.45, 0.001);
    });

    it('does not go back to the last report when it is drawn for something else', async () => {
      await render(clip);
      await waitUntil(() => shownShare() > 0.46, 'further than a report may be old');
      const before = shownShare();
      point(slider, 'pointermove', 0.5);
      await bar.updateComplete;
      expect(shownShare()).to.be.at.least(before);
    });

    it('stays under the pointer during a drag, and where it was dropped', async () => {
      await render(clip);
      point(slider, 'pointerdown', 0.8);
      await bar.updateComplete;
      await report({ currentTime: 5 });
      expect(shownShare()).to.be.closeTo(0.8, 0.001);
      point(slider, 'pointerup', 0.8);
      await bar.updateComplete;
      expect(shownShare()).to.be.closeTo(0.8, 0.001);
      await report({ currentTime: 8 });
      await waitUntil(() => shownShare() > 0.81, 'it moves again');
    });
  });

  describe('the pieces', () => {
    const description = () =>
      inside(bar, `#${slider.getAttribute('aria-describedby')!}`).textContent.trim();

    it('lie under what is buffered, and are told in words', async () => {
      await render();
      expect(description()).to.equal('');
      bar.pieces = piecesBySigns('##~.....??');
      bar.tellsMissing = true;
      await bar.updateComplete;
      const image = getComputedStyle(inside(bar, '.pieces')).backgroundImage;
      expect(image)
        .to.match(/^linear-gradient/)
        .and.to.contain('30%')
        .and.to.contain('80%');
      expect(description()).to.equal('20% is here, 10% is coming, nobody connected has 20%');
      await expect(bar).to.be.accessible();
    });

    it('are not called missing where that is not known', async () => {
      await render();
      bar.pieces = piecesBySigns('##??');
      await bar.updateComplete;
      expect(description()).to.equal('50% is here');
      bar.pieces = null;
      await bar.updateComplete;
      expect(getComputedStyle(inside(bar, '.pieces')).backgroundImage).to.equal('none');
      expect(description()).to.equal('');
    });
  });

  describe('the preview', () => {
    it('has a picture where there is one', async () => {
      await render();
      const asked: [number, number | undefined][] = [];
      const pictures = [createImageBitmap(new ImageData(32, 18)), Promise.resolve(null)];
      bar.thumbnailAt = (time, options) => {
        asked.push([time, options?.width]);
        return pictures[asked.length - 1]!;
      };
      const isPictured = () => bar.renderRoot.querySelector('.preview canvas') !== null;
      point(slider, 'pointermove', 0.5);
      await waitUntil(isPictured, 'a picture');
      const canvas = inside(bar, 'canvas') as HTMLCanvasElement;
      expect([canvas.width, canvas.height]).to.deep.equal([32, 18]);
      const { left, right } = inside(bar, '.preview').getBoundingClientRect();
      expect((left + right) / 2).to.be.closeTo(slider.getBoundingClientRect().left + 250, 1);
      point(slider, 'pointermove', 0.75);
      await waitUntil(() => !isPictured(), 'none there');
      expect(textOf(bar, '.preview')).to.equal('1:15');
      expect(asked).to.deep.equal([
        [50, 320],
        [75, 320],
      ]);
    });

    it('asks for one picture when the duration comes after the pointer', async () => {
      await render({ duration: NaN });
      const asked: number[] = [];
      bar.thumbnailAt = (time) => {
        asked.push(time);
        return Promise.resolve(null);
      };
      point(slider, 'pointermove', 0.5);
      await report({ duration: 100 });
      expect(textOf(bar, '.preview')).to.equal('0:50');
      await report({ currentTime: 26 });
      expect(asked).to.deep.equal([50]);
    });

    it('closes pictures that come too late', async () => {
      await render();
      const late = await createImageBitmap(new ImageData(32, 18));
      let answer: (picture: ImageBitmap) => void = () => undefined;
      const picture = new Promise<ImageBitmap>((resolve) => (answer = resolve));
      const signals: (AbortSignal | undefined)[] = [];
      const thumbnailAt: ThumbnailAt = (_time, options) => {
        signals.push(options?.signal);
        return picture;
      };
      bar.thumbnailAt = thumbnailAt;
      point(slider, 'pointermove', 0.5);
      await bar.updateComplete;
      point(slider, 'pointerleave', 0.5);
      await bar.updateComplete;
      expect(signals[0]?.aborted).to.equal(true);
      answer(late);
      await waitUntil(() => late.width === 0, 'closed');
    });

    it('says the time under the pointer while it hovers', async () => {
      await render();
      point(slider, 'pointermove', 0.5);
      await bar.updateComplete;
      expect(textOf(bar, '.preview')).to.equal('0:50');
      point(slider, 'pointerleave', 0.5);
      await bar.updateComplete;
      expect(bar.renderRoot.querySelector('.preview')).to.be.null;
    });

    it('stays within the bar at its ends', async () => {
      await render();
      for (const share of [0, 1]) {
        point(slider, 'pointermove', share);
        await bar.updateComplete;
        const box = inside(bar, '.preview').getBoundingClientRect();
        const { left, right } = slider.getBoundingClientRect();
        expect(box.left).to.be.at.least(left);
        expect(box.right).to.be.at.most(right);
      }
    });

    it('is not there while no duration is known', async () => {
      await render({ duration: NaN });
      point(slider, 'pointermove', 0.5);
      await bar.updateComplete;
      expect(bar.renderRoot.querySelector('.preview')).to.be.null;
    });
  });

  describe('the pointer', () => {
    it('asks once for a click, where it lets go', async () => {
      await render();
      point(slider, 'pointerdown', 0.4);
      expect(requests).to.deep.equal([]);
      point(slider, 'pointerup', 0.4);
      expect(requests).to.deep.equal([{ type: 'seekrequest', time: 40 }]);
    });

    it('asks now and then during a drag, and at its end', async () => {
      await render();
      point(slider, 'pointerdown', 0.1);
      const startMs = performance.now() + 1_000;
      moveAt(slider, 0.2, startMs);
      moveAt(slider, 0.3, startMs + DRAG_SEEK_INTERVAL_MS - 1);
      moveAt(slider, 0.4, startMs + DRAG_SEEK_INTERVAL_MS);
      moveAt(slider, 0.5, startMs + DRAG_SEEK_INTERVAL_MS + 1);
      point(slider, 'pointerup', 0.6);
      expect(requests.map(({ time }) => Math.round(time as number))).to.deep.equal([20, 40, 60]);
    });

    it('shows the thumb and the time under the pointer during a drag, whatever plays on', async () => {
      await render();
      point(slider, 'pointerdown', 0.8);
      await bar.updateComplete;
      expect(shownShare()).to.be.closeTo(0.8, 0.001);
      expect(textOf(bar, '.preview')).to.equal('1:20');
      expect(slider.getAttribute('aria-valuenow')).to.equal('80');
      await report({ currentTime: 26 });
      expect(shownShare()).to.be.closeTo(0.8, 0.001);
    });

    it('stays where it was dropped until playback reports', async () => {
      await render();
      point(slider, 'pointerdown', 0.8);
      point(slider, 'pointerup', 0.8);
      await bar.updateComplete;
      expect(shownShare()).to.be.closeTo(0.8, 0.001);
      await report({ currentTime: 30, seeking: false });
      expect(shownShare(), 'the fact wins').to.be.closeTo(0.3, 0.001);
    });

    it('goes back without asking when the browser takes the pointer', async () => {
      await render();
      point(slider, 'pointerdown', 0.8);
      point(slider, 'pointercancel', 0.8);
      await bar.updateComplete;
      expect(requests).to.deep.equal([]);
      expect(shownShare()).to.equal(0.25);
    });

    it('drags by touch, and leaves no preview behind', async () => {
      await render();
      const touch = { pointerType: 'touch' };
      point(slider, 'pointerdown', 0.2, touch);
      await bar.updateComplete;
      expect(textOf(bar, '.preview')).to.equal('0:20');
      point(slider, 'pointerup', 0.7, touch);
      await bar.updateComplete;
      expect(requests.map(({ time }) => Math.round(time as number))).to.deep.equal([70]);
      expect(bar.renderRoot.querySelector('.preview')).to.be.null;
    });

    it('asks nothing while no duration is known', async () => {
      await render({ duration: NaN });
      point(slider, 'pointerdown', 0.5);
      point(slider, 'pointermove', 0.6);
      point(slider, 'pointerup', 0.6);
      expect(requests).to.deep.equal([]);
    });
  });

  describe('the keyboard', () => {
    const cases: [string, number][] = [
      ['ArrowRight', 30],
      ['ArrowUp', 30],
      ['ArrowLeft', 20],
      ['ArrowDown', 20],
      ['PageUp', 35],
      ['PageDown', 15],
      ['Home', 0],
      ['End', 100],
    ];
    for (const [key, time] of cases) {
      it(`${key} asks for ${time} s`, async () => {
        await render();
        expect(press(slider, key).defaultPrevented).to.be.true;
        expect(requests).to.deep.equal([{ type: 'seekrequest', time }]);
        await bar.updateComplete;
        expect(shownShare(), 'nothing moves before playback does').to.equal(0.25);
      });
    }

    it('leaves other keys, and keys with a modifier, alone', async () => {
      await render();
      expect(press(slider, 'a').defaultPrevented).to.be.false;
      expect(press(slider, 'ArrowLeft', { altKey: true }).defaultPrevented).to.be.false;
      expect(requests).to.deep.equal([]);
    });

    it('asks nothing while no duration is known', async () => {
      await render({ duration: NaN });
      expect(press(slider, 'End').defaultPrevented).to.be.false;
      expect(requests).to.deep.equal([]);
    });

    it('can be focused', async () => {
      await render();
      bar.focus();
      expect(bar.shadowRoot?.activeElement).to.equal(slider);
    });
  });
});

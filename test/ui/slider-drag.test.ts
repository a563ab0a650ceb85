import { expect, fixture, html } from '@open-wc/testing';
import { SliderDrag, shareAt } from '../../src/ui/slider-drag.js';
import { point } from './request-log.js';

describe('shareAt', () => {
  it('is the place between the edges', () => {
    expect(shareAt(100, 100, 200)).to.equal(0);
    expect(shareAt(150, 100, 200)).to.equal(0.25);
    expect(shareAt(300, 100, 200)).to.equal(1);
  });

  it('is the nearer edge outside of them', () => {
    expect(shareAt(-50, 100, 200)).to.equal(0);
    expect(shareAt(999, 100, 200)).to.equal(1);
  });

  it('is the start of a slider that has no width', () => {
    expect(shareAt(100, 100, 0)).to.equal(0);
    expect(shareAt(100, 100, NaN)).to.equal(0);
  });
});

describe('SliderDrag', () => {
  let slider: HTMLElement;
  let calls: [string, number | null][];

  beforeEach(async () => {
    calls = [];
    const rounded = (share: number): number => Math.round(share * 100) / 100;
    const drag = new SliderDrag({
      hover: (share) => calls.push(['hover', share === null ? null : rounded(share)]),
      drag: (share) => calls.push(['drag', rounded(share)]),
      drop: (share) => calls.push(['drop', rounded(share)]),
      cancel: () => calls.push(['cancel', null]),
    });
    slider = await fixture(html`<div></div>`);
    slider.style.width = '400px';
    slider.style.height = '20px';
    for (const type of ['down', 'move', 'up', 'cancel', 'leave']) {
      slider.addEventListener(`pointer${type}`, drag);
    }
  });

  it('hovers while nothing is pressed', () => {
    point(slider, 'pointermove', 0.5);
    point(slider, 'pointerleave', 1);
    expect(calls).to.deep.equal([
      ['hover', 0.5],
      ['hover', null],
    ]);
  });

  it('does not hover by touch', () => {
    point(slider, 'pointermove', 0.5, { pointerType: 'touch' });
    expect(calls).to.deep.equal([]);
  });

  it('drags from press to release', () => {
    point(slider, 'pointerdown', 0.25);
    point(slider, 'pointermove', 0.5);
    point(slider, 'pointerup', 0.75);
    expect(calls).to.deep.equal([
      ['drag', 0.25],
      ['drag', 0.5],
      ['drop', 0.75],
    ]);
  });

  it('goes on beyond the edges and says the edge', () => {
    point(slider, 'pointerdown', 0.5);
    point(slider, 'pointerleave', 1.2);
    point(slider, 'pointermove', 1.5);
    point(slider, 'pointerup', -0.5);
    expect(calls).to.deep.equal([
      ['drag', 0.5],
      ['drag', 1],
      ['drop', 0],
    ]);
  });

  it('decides nothing when the browser takes the pointer', () => {
    point(slider, 'pointerdown', 0.5);
    point(slider, 'pointercancel', 0.6);
    point(slider, 'pointerup', 0.7);
    expect(calls).to.deep.equal([
      ['drag', 0.5],
      ['cancel', null],
      ['hover', 0.7],
    ]);
  });

  it('forgets the hover that a touch left behind', () => {
    point(slider, 'pointerdown', 0.5, { pointerType: 'touch' });
    point(slider, 'pointerup', 0.5, { pointerType: 'touch' });
    expect(calls).to.deep.equal([
      ['drag', 0.5],
      ['drop', 0.5],
      ['hover', null],
    ]);
  });

  it('follows one pointer at a time', () => {
    point(slider, 'pointerdown', 0.5, { pointerId: 1 });
    point(slider, 'pointerdown', 0.9, { pointerId: 2, isPrimary: false });
    point(slider, 'pointermove', 0.9, { pointerId: 2, isPrimary: false });
    point(slider, 'pointerup', 0.9, { pointerId: 2, isPrimary: false });
    point(slider, 'pointerup', 0.6, { pointerId: 1 });
    expect(calls).to.deep.equal([
      ['drag', 0.5],
      ['drop', 0.6],
    ]);
  });

  it('leaves other buttons and further fingers alone', () => {
    point(slider, 'pointerdown', 0.5, { button: 2 });
    point(slider, 'pointerup', 0.5, { button: 2, pointerType: 'touch' });
    point(slider, 'pointerdown', 0.5, { isPrimary: false, pointerType: 'touch' });
    expect(calls).to.deep.equal([]);
  });

  it('ignores events that are not a pointer’s', () => {
    slider.dispatchEvent(new Event('pointerdown'));
    expect(calls).to.deep.equal([]);
  });
});

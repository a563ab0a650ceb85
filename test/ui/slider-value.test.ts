import { expect, fixture, html } from '@open-wc/testing';
import { runSlider, showOnSlider } from '../../src/ui/slider-value.js';

/** A slider of 200 pixels. */
async function sliderParts(): Promise<[slider: HTMLElement, fill: Element, carrier: Element]> {
  const slider = await fixture<HTMLElement>(
    html`<div>
      <div class="fill"></div>
      <div class="carrier"></div>
    </div>`,
  );
  slider.style.width = '200px';
  const [fill, carrier] = [...slider.children] as [HTMLElement, HTMLElement];
  fill.style.transformOrigin = 'left';
  fill.style.height = '4px';
  return [slider, fill, carrier];
}

describe('showOnSlider', () => {
  it('fills to the value, and carries the thumb there', async () => {
    const [slider, fill, carrier] = await sliderParts();
    const { left } = slider.getBoundingClientRect();
    for (const share of [0, 0.25, 1]) {
      showOnSlider(slider, share);
      expect(fill.getBoundingClientRect().width).to.be.closeTo(200 * share, 0.1);
      expect(carrier.getBoundingClientRect().left - left).to.be.closeTo(200 * share, 0.1);
    }
  });

  it('does without what is not there', () => {
    expect(() => showOnSlider(document.createElement('div'), 0.5)).not.to.throw();
  });
});

describe('runSlider', () => {
  it('passes every value in its time, and keeps the last', async () => {
    const [slider, fill, carrier] = await sliderParts();
    const animations = runSlider(slider, 8_000);
    const { left } = slider.getBoundingClientRect();
    for (const animation of animations) animation.pause();
    for (const share of [0, 0.25, 1]) {
      for (const animation of animations) animation.currentTime = share * 8_000;
      expect(fill.getBoundingClientRect().width).to.be.closeTo(200 * share, 0.1);
      expect(carrier.getBoundingClientRect().left - left).to.be.closeTo(200 * share, 0.1);
    }
  });

  it('does without what is not there', () => {
    expect(runSlider(document.createElement('div'), 1_000)).to.deep.equal([]);
  });
});

import { expect, fixture, html } from '@open-wc/testing';
import { showOnSlider } from '../../src/ui/slider-value.js';

describe('showOnSlider', () => {
  it('fills to the value, and carries the thumb there', async () => {
    const slider = await fixture<HTMLElement>(
      html`<div>
        <div class="fill"></div>
        <div class="carrier"></div>
      </div>`,
    );
    slider.style.width = '200px';
    const [fill, carrier] = [...slider.children] as HTMLElement[];
    fill!.style.transformOrigin = 'left';
    fill!.style.height = '4px';
    const { left } = slider.getBoundingClientRect();
    for (const share of [0, 0.25, 1]) {
      showOnSlider(slider, share);
      expect(fill!.getBoundingClientRect().width).to.be.closeTo(200 * share, 0.1);
      expect(carrier!.getBoundingClientRect().left - left).to.be.closeTo(200 * share, 0.1);
    }
  });

  it('does without what is not there', () => {
    expect(() => showOnSlider(document.createElement('div'), 0.5)).not.to.throw();
  });
});

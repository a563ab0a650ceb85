import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { PlaybackSlice } from '../../src/core/player-state.js';
import { LONGEST_GLIDE_SEC, SeekGlide, glides, isOff } from '../../src/ui/seek-glide.js';
import { playbackOf } from './sample-state.js';

const clip = (patch: Partial<PlaybackSlice> = {}): PlaybackSlice =>
  playbackOf({ currentTime: 4, duration: 10, ...patch });

describe('glides', () => {
  it('is so for a short film that plays', () => {
    expect(glides(clip(), false)).to.equal(true);
    expect(glides(clip({ duration: LONGEST_GLIDE_SEC }), false)).to.equal(true);
  });

  it('is not so for a long one, whose steps are small, nor for one without an end', () => {
    for (const duration of [LONGEST_GLIDE_SEC + 1, Infinity, NaN, 0]) {
      expect(glides(clip({ duration }), false), String(duration)).to.equal(false);
    }
  });

  it('is not so while nothing moves on by itself', () => {
    for (const still of ['paused', 'waiting', 'seeking', 'ended']) {
      expect(glides(clip({ [still]: true }), false), still).to.equal(false);
    }
  });

  it('is not so for who wants less motion', () => {
    expect(glides(clip(), true)).to.equal(false);
  });
});

describe('isOff', () => {
  it('lets a bar be as far ahead as a report may be old, and hardly behind', () => {
    expect(isOff(4, 4, 1)).to.equal(false);
    expect(isOff(4.3, 4, 1)).to.equal(false);
    expect(isOff(4.5, 4, 1)).to.equal(true);
    expect(isOff(3.96, 4, 1)).to.equal(false);
    expect(isOff(3.9, 4, 1)).to.equal(true);
  });

  it('counts by the clock, not by the film', () => {
    expect(isOff(4.7, 4, 2)).to.equal(false);
    expect(isOff(4.15, 4, 0.25)).to.equal(true);
  });
});

describe('SeekGlide', () => {
  let slider: HTMLElement;
  let fill: HTMLElement;
  let carrier: HTMLElement;
  let glide: SeekGlide;

  beforeEach(async () => {
    slider = await fixture<HTMLElement>(
      html`<div>
        <div class="fill"></div>
        <div class="carrier"></div>
      </div>`,
    );
    slider.style.width = '1000px';
    [fill, carrier] = [...slider.children] as [HTMLElement, HTMLElement];
    fill.style.transformOrigin = 'left';
    fill.style.height = '4px';
    glide = new SeekGlide();
  });

  const share = () => fill.getBoundingClientRect().width / 1000;
  const carried = () => new DOMMatrix(getComputedStyle(carrier).transform).e / 1000;
  const animations = () => [fill, carrier].flatMap((part) => part.getAnimations());
  const shownSec = () => animations().map(({ currentTime }) => Number(currentTime) / 1000);

  it('moves on from what was reported', async () => {
    glide.follow(slider, clip());
    expect(share()).to.be.closeTo(0.4, 0.1);
    await waitUntil(() => share() > 0.41, 'it moves by itself');
    expect(carried()).to.be.closeTo(share(), 0.02);
  });

  it('is not put back by a report that is a little old', async () => {
    glide.follow(slider, clip());
    const running = animations();
    await waitUntil(() => shownSec()[0]! > 4.02);
    const before = shownSec()[0]!;
    glide.follow(slider, clip({ currentTime: before - 0.01 }));
    expect(animations()).to.deep.equal(running);
    expect(shownSec()[0]).to.be.at.least(before);
  });

  it('goes where playback is when that is elsewhere', () => {
    for (const currentTime of [4, 8, 1]) {
      glide.follow(slider, clip({ currentTime }));
      for (const shown of shownSec()) expect(shown).to.be.closeTo(currentTime, 0.2);
    }
  });

  it('is as fast as playback', () => {
    glide.follow(slider, clip());
    glide.follow(slider, clip({ playbackRate: 2 }));
    expect(animations().map(({ playbackRate }) => playbackRate)).to.deep.equal([2, 2]);
  });

  it('is the same with another duration', () => {
    glide.follow(slider, clip());
    glide.follow(slider, clip({ duration: 20 }));
    expect(animations()).to.have.lengthOf(2);
    expect(share()).to.be.closeTo(0.2, 0.05);
  });

  it('stays at the end until playback reports it', async () => {
    glide.follow(slider, clip({ currentTime: 9.95 }));
    await Promise.all(animations().map(({ finished }) => finished));
    expect(share()).to.equal(1);
  });

  it('leaves what the slider shows alone when playback stops', () => {
    fill.style.transform = 'scaleX(0.7)';
    glide.follow(slider, clip());
    glide.follow(slider, clip({ paused: true }));
    expect(animations()).to.have.lengthOf(0);
    expect(share()).to.be.closeTo(0.7, 0.001);
    glide.follow(slider, clip());
    expect(animations(), 'and goes on').to.have.lengthOf(2);
    glide.stop();
    expect(animations()).to.have.lengthOf(0);
  });
});

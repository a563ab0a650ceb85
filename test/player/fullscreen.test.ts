import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Fullscreen } from '../../src/player/fullscreen.js';

async function render() {
  const player = await fixture<HTMLElement>(html`<div><video></video></div>`);
  const video = player.querySelector('video')!;
  const lifetime = new AbortController();
  let changes = 0;
  const fullscreen = new Fullscreen(player, video, () => changes++);
  fullscreen.watch(lifetime.signal);
  return { player, video, fullscreen, lifetime, changes: () => changes };
}

/** As in an iframe without `allow`. */
function forbid(player: HTMLElement): void {
  player.requestFullscreen = () => Promise.reject(new TypeError('Disallowed by policy'));
}

function pretendEnabled(enabled: boolean): void {
  Object.defineProperty(document, 'fullscreenEnabled', { value: enabled, configurable: true });
}

describe('Fullscreen', () => {
  afterEach(() => Reflect.deleteProperty(document, 'fullscreenEnabled'));

  it('takes the whole player, and gives the screen back', async () => {
    const { player, fullscreen, changes } = await render();
    // A script has no gesture of a viewer's: the call is what is looked at.
    let asked: FullscreenOptions | undefined;
    player.requestFullscreen = (options) => {
      asked = options;
      return Promise.resolve();
    };
    fullscreen.set(true);
    await Promise.resolve();
    expect(asked).to.deep.equal({ navigationUI: 'hide' });
    expect(player.hasAttribute('fills-window')).to.equal(false);
    player.dispatchEvent(new Event('fullscreenchange'));
    expect(changes()).to.equal(1);
  });

  it('fills the window, above everything, where the page may not', async () => {
    const { player, fullscreen, changes } = await render();
    forbid(player);
    fullscreen.set(true);
    await waitUntil(() => fullscreen.active);
    expect(player.hasAttribute('fills-window')).to.equal(true);
    if ('popover' in player) expect(player.matches(':popover-open')).to.equal(true);
    expect(changes()).to.equal(1);
    fullscreen.set(false);
    expect(fullscreen.active).to.equal(false);
    expect(player.hasAttribute('fills-window')).to.equal(false);
    expect(player.hasAttribute('popover')).to.equal(false);
    expect(changes()).to.equal(2);
  });

  it('leaves the window by Escape, unless that closed something else, and with its signal', async () => {
    const { player, fullscreen, lifetime } = await render();
    forbid(player);
    fullscreen.set(true);
    await waitUntil(() => fullscreen.active);
    const used = (event: Event) => event.preventDefault();
    document.body.addEventListener('keydown', used, { once: true });
    await sendKeys({ press: 'Escape' });
    expect(fullscreen.active).to.equal(true);
    await sendKeys({ press: 'Escape' });
    expect(fullscreen.active).to.equal(false);
    fullscreen.set(true);
    await waitUntil(() => fullscreen.active);
    lifetime.abort();
    expect(player.hasAttribute('fills-window')).to.equal(false);
  });

  it('gives the screen to the video alone where nothing else can have it', async () => {
    const { video, fullscreen } = await render();
    pretendEnabled(false);
    const calls: string[] = [];
    Object.assign(video, {
      webkitSupportsFullscreen: true,
      webkitEnterFullscreen: () => calls.push('enter'),
      webkitExitFullscreen: () => calls.push('exit'),
    });
    fullscreen.set(true);
    const begun = oneEvent(video, 'webkitbeginfullscreen');
    video.dispatchEvent(new Event('webkitbeginfullscreen'));
    await begun;
    expect(fullscreen.active).to.equal(true);
    fullscreen.set(false);
    video.dispatchEvent(new Event('webkitendfullscreen'));
    expect(fullscreen.active).to.equal(false);
    expect(calls).to.deep.equal(['enter', 'exit']);
  });

  it('fills the window where the video has no picture to show yet', async () => {
    const { video, fullscreen } = await render();
    pretendEnabled(false);
    Object.assign(video, {
      webkitSupportsFullscreen: true,
      webkitEnterFullscreen: () => {
        throw new DOMException('no metadata', 'InvalidStateError');
      },
    });
    fullscreen.set(true);
    expect(fullscreen.active).to.equal(true);
    fullscreen.set(false);
  });
});

import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { resetMouse, sendMouse } from '@web/test-runner-commands';
import { settled } from '../support/settled.js';
import { filesOf } from '../support/file-info.js';
import { NO_PLAYLIST } from '../../src/ui/playlist-view.js';
import { inside, logRequests } from './request-log.js';
import type { SamplePlayer } from './sample-player.js';
import './sample-player.js';
import { stateOf, torrentOf } from './sample-state.js';
import { SCENES } from './scenes.js';

const WIDTHS = [280, 320, 640, 1280];
/** Where something scrolled to is put, in pixels. */
const ROUNDING = 0.5;

async function render(scene: Partial<SamplePlayer>, width = 640): Promise<SamplePlayer> {
  const player = await fixture<SamplePlayer>(html`<sample-player></sample-player>`);
  player.style.setProperty('width', `${width}px`);
  Object.assign(player, scene);
  await player.updateComplete;
  await nextFrame();
  return player;
}

function pictureOf(colour: string): HTMLElement {
  const picture = document.createElement('div');
  picture.slot = 'picture';
  Object.assign(picture.style, { position: 'absolute', inset: '0', background: colour });
  return picture;
}

/** Every element below a shadow root, those in nested shadow roots included. */
function* elementsIn(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* elementsIn(element.shadowRoot);
  }
}

function* targetsIn(player: SamplePlayer): Generator<Element> {
  for (const element of elementsIn(player.shadowRoot!)) {
    if (!element.matches('button, [role=slider], summary')) continue;
    if (element.checkVisibility({ visibilityProperty: true })) yield element;
  }
}

function controlsOf(player: SamplePlayer): HTMLElement {
  return inside(player, '.controls');
}

describe('the composition', () => {
  for (const [name, scene] of Object.entries(SCENES)) {
    describe(name, () => {
      for (const picture of ['white', 'black']) {
        it(`is accessible, over a ${picture} picture`, async () => {
          const player = await render(scene);
          player.append(pictureOf(picture));
          await expect(player).to.be.accessible();
        });
      }

      for (const width of WIDTHS) {
        it(`fits into ${width} pixels`, async () => {
          const player = await render(scene, width);
          for (const target of targetsIn(player)) {
            target.scrollIntoView({ block: 'nearest' }); // Within a panel that scrolls.
            const frame = player.getBoundingClientRect();
            const box = target.getBoundingClientRect();
            const label = `${target.localName} ${target.getAttribute('part') ?? ''}`;
            if (box.width === 0) continue; // A folded volume slider.
            expect(box.left, label).to.be.at.least(frame.left - ROUNDING);
            expect(box.right, label).to.be.at.most(frame.right + ROUNDING);
            expect(box.top, label).to.be.at.least(frame.top - ROUNDING);
            expect(box.bottom, label).to.be.at.most(frame.bottom + ROUNDING);
            expect(box.height, label).to.be.at.least(24);
            expect(box.width, label).to.be.at.least(24);
          }
        });
      }
    });
  }

  it('keeps 16 to 9 unless a site says otherwise', async () => {
    const player = await render(SCENES['playing']!);
    expect(player.getBoundingClientRect().height).to.be.closeTo(360, 0.5);
    player.style.setProperty('aspect-ratio', '4 / 3');
    expect(player.getBoundingClientRect().height).to.be.closeTo(480, 0.5);
  });

  it('has a large button over a picture, and not over words', async () => {
    const scene = SCENES['playing']!;
    const player = await render(scene);
    const large = () => inside(player, '.large-play').hasAttribute('hidden');
    expect(large(), 'a film').to.equal(false);
    const file = filesOf({ 'Next.mp4': 1 })[0]!;
    player.playlist = { ...NO_PLAYLIST, nextUp: { file, seconds: 5 } };
    await player.updateComplete;
    expect(large(), 'before the next').to.equal(true);
    player.playlist = NO_PLAYLIST;
    player.state = stateOf({
      torrent: torrentOf({ files: filesOf({ 'a.mp3': 1 }), fileIndex: 0 }),
    });
    await player.updateComplete;
    expect(large(), 'a track').to.equal(true);
  });

  it('gathers the requests of all parts in one root', async () => {
    const player = await render(SCENES['statistics']!);
    const requests = logRequests(player.shadowRoot!);
    const outside = logRequests(player);
    inside(controlsOf(player), '[part~="play-button"]').click();
    inside(inside(player, 'torrent-player-seed-toggle'), 'button').click();
    inside(inside(player, 'torrent-player-peer-stats'), 'button').click();
    expect(requests.map(({ type }) => type)).to.deep.equal([
      'pauserequest',
      'seedingrequest',
      'statstogglerequest',
    ]);
    expect(outside, 'nothing leaves the player').to.deep.equal([]);
  });

  it('names its parts to the page', async () => {
    const player = await render(SCENES['playing']!);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      sample-player::part(seek-played) { outline: 1px solid rgb(1, 2, 3); }
      sample-player::part(mute-button) { outline: 1px solid rgb(1, 2, 3); }
      sample-player::part(play-button) { outline: 1px solid rgb(1, 2, 3); }
    `);
    document.adoptedStyleSheets.push(sheet);
    const parts = ['seek-played', 'mute-button', 'play-button'].map((name) =>
      [...elementsIn(player.shadowRoot!)].find((element) => element.matches(`[part~=${name}]`)),
    );
    for (const part of parts) {
      expect(getComputedStyle(part!).outlineColor).to.equal('rgb(1, 2, 3)');
    }
    document.adoptedStyleSheets.pop();
  });

  it('takes its colours from the page, ours before media-chrome’s', async () => {
    const player = await render(SCENES['playing']!);
    const fill = inside(inside(player, 'torrent-player-seek-bar'), '.fill');
    const colour = (): string => getComputedStyle(fill).backgroundColor;
    player.style.setProperty('--media-accent-color', 'rgb(1, 2, 3)');
    expect(colour()).to.equal('rgb(1, 2, 3)');
    player.style.setProperty('--torrent-player-accent-color', 'rgb(4, 5, 6)');
    expect(colour()).to.equal('rgb(4, 5, 6)');
  });

  describe('while the viewer is inactive', () => {
    async function settledOpacity(player: SamplePlayer): Promise<string> {
      await settled(player.shadowRoot!);
      return getComputedStyle(controlsOf(player)).opacity;
    }

    it('hides the controls and the pointer, and takes no clicks for them', async () => {
      const player = await render(SCENES['playing']!);
      expect(await settledOpacity(player)).to.equal('1');
      player.setAttribute('user-inactive', '');
      expect(await settledOpacity(player)).to.equal('0');
      expect(getComputedStyle(player).cursor).to.equal('none');
      const play = inside(controlsOf(player), '[part~="play-button"]');
      expect(getComputedStyle(play).pointerEvents).to.equal('none');
      player.removeAttribute('user-inactive');
      expect(await settledOpacity(player)).to.equal('1');
    });
  });

  describe('with a real mouse', () => {
    afterEach(() => resetMouse());

    async function seekBarOf(
      player: SamplePlayer,
    ): Promise<{ y: number; at: (share: number) => number }> {
      const { left, width, top, height } = inside(
        player,
        'torrent-player-seek-bar',
      ).getBoundingClientRect();
      await nextFrame();
      return { y: Math.round(top + height / 2), at: (share) => Math.round(left + share * width) };
    }

    it('drags the timeline beyond the bar and lets go there', async () => {
      const player = await render(SCENES['playing']!);
      const requests = logRequests(player.shadowRoot!);
      const { y, at } = await seekBarOf(player);
      await sendMouse({ type: 'move', position: [at(0.25), y] });
      await sendMouse({ type: 'down' });
      await sendMouse({ type: 'move', position: [at(0.5), y - 150] });
      await sendMouse({ type: 'up' });
      const last = requests.at(-1);
      expect(last?.['type']).to.equal('seekrequest');
      expect(last?.['time']).to.be.closeTo(888 / 2, 5);
    });

    it('reaches buttons through the scrim, and the picture above them', async () => {
      const player = await render(SCENES['playing']!);
      const requests = logRequests(player.shadowRoot!);
      const play = inside(controlsOf(player), '[part~="play-button"]').getBoundingClientRect();
      const middle: [number, number] = [
        Math.round(play.left + play.width / 2),
        Math.round(play.top + play.height / 2),
      ];
      await sendMouse({ type: 'click', position: middle });
      expect(requests).to.deep.equal([{ type: 'pauserequest' }]);
      const { left, top, width } = controlsOf(player).getBoundingClientRect();
      const above = player.shadowRoot!.elementFromPoint(left + width / 2, top + 10);
      expect(above?.localName ?? 'nothing').not.to.equal('torrent-player-control-bar');
    });
  });
});

import { expect, waitUntil } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import '../../src/define.js';
import type { TorrentPlayer } from '../../src/torrent-player.js';

const FILM = new URL('../fixtures/vp9-opus.webm', import.meta.url).href;
const MAGNET = 'magnet:?xt=urn:btih:c12fe1c06bba254a9dc9f519b335aa7c1367a88a';

/** A player whose film comes over HTTP, with subtitles, its interface there. */
async function render(attributes: Record<string, string> = {}): Promise<TorrentPlayer> {
  const player = document.createElement('torrent-player');
  Object.assign(player, { muted: true, loop: true, magnet: MAGNET });
  const all = { 'ice-servers': '[]', style: 'width: 640px', ...attributes };
  for (const [name, value] of Object.entries(all)) player.setAttribute(name, value);
  const source = document.createElement('source');
  Object.assign(source, { src: FILM, type: 'video/webm' });
  player.append(source);
  document.body.prepend(player);
  await player.updateComplete;
  player.media.addTextTrack('subtitles', 'English', 'en');
  player.playOverHttp();
  void player.play().catch(() => undefined);
  await waitUntil(() => player.currentTime > 0 && bar(player)?.checkVisibility(), 'it plays', {
    timeout: 15_000,
  });
  await bar(player)!.updateComplete;
  return player;
}

const bar = (player: TorrentPlayer) =>
  player.shadowRoot!.querySelector('torrent-player-control-bar');

/** What has the focus, through shadow trees. */
function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** Every control that a pointer could use, as its parts. */
function* controls(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    if (element.matches('button, [role=slider]') && element.checkVisibility()) {
      if (!element.closest('[aria-hidden=true]')) yield element;
    }
    if (element.shadowRoot) yield* controls(element.shadowRoot);
  }
}

const partOf = (element: Element | null): string => element?.part.value ?? '';

/** What a control is called, without the numbers that change as the film plays. */
const wordsOf = (control: Element): string =>
  `${control.ariaLabel ?? ''}${control.textContent.replace(/[\d:]/g, '')}`;

const REQUESTS = [
  'pauserequest',
  'seekrequest',
  'volumerequest',
  'muterequest',
  'seedingrequest',
  'statstogglerequest',
  'captionsrequest',
  'pictureinpicturerequest',
  'fullscreenrequest',
];

describe('<torrent-player> by the keyboard alone', () => {
  let player: TorrentPlayer;

  afterEach(() => player.remove());

  it('reaches every control by Tab, in the order in which they stand', async () => {
    player = await render();
    const expected = [...controls(player.shadowRoot!)].map(partOf);
    expect(expected).to.include.members(['seek-bar', 'button play-button', 'button time']);
    expect(expected).to.include.members(['button captions-button', 'button settings-button']);
    const reached: string[] = [];
    for (let presses = 0; presses < expected.length; presses++) {
      await sendKeys({ press: 'Tab' });
      reached.push(partOf(focused()));
    }
    expect(reached).to.deep.equal(expected);
  });

  // What comes over HTTP is not seeded: there is no switch for it.
  it('operates each of them by its own keys', async () => {
    player = await render();
    const asked: string[] = [];
    for (const type of REQUESTS) {
      // On its way down, where it ends: what the player does then is tested elsewhere.
      const note = (event: Event) => {
        asked.push(event.type);
        event.stopPropagation();
      };
      player.shadowRoot!.addEventListener(type, note, { capture: true });
    }
    const operate = async (control: Element): Promise<string> => {
      const before = wordsOf(control);
      await sendKeys({ press: control.role === 'slider' ? 'ArrowLeft' : 'Enter' });
      await waitUntil(
        () => asked.length > 0 || focused() !== control || wordsOf(control) !== before,
        `what ${partOf(control)} does`,
      );
      if (focused() !== control) await sendKeys({ press: 'Escape' });
      return asked.splice(0).join() || 'itself';
    };
    const effects: Record<string, string> = {};
    for (const control of [...controls(player.shadowRoot!)]) {
      await sendKeys({ press: 'Tab' });
      expect(focused()).to.equal(control);
      effects[partOf(control)] = await operate(control);
    }
    const floating = { 'button picture-in-picture-button': 'pictureinpicturerequest' };
    expect(effects).to.deep.equal({
      'seek-bar': 'seekrequest',
      'button play-button': 'pauserequest',
      'button mute-button': 'muterequest',
      'volume-slider': 'volumerequest',
      'button time': 'itself',
      'button stats-button': 'statstogglerequest',
      'button captions-button': 'captionsrequest',
      'button settings-button': 'itself',
      ...('pictureInPictureEnabled' in document ? floating : {}),
      'button fullscreen-button': 'fullscreenrequest',
    });
  });

  it('changes the speed in the menu, and turns subtitles on by a key', async () => {
    player = await render();
    inner(player, 'torrent-player-settings-menu').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused()?.role === 'menuitem');
    await expect(player).to.be.accessible();
    while (!focused()?.matches('#speed')) await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused()?.ariaChecked === 'true');
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => player.playbackRate === 2);
    await sendKeys({ press: 'Escape' });
    expect(partOf(focused())).to.equal('button settings-button');
    await sendKeys({ press: 'c' });
    expect(player.textTracks[0]?.mode).to.equal('showing');
    await sendKeys({ press: '<' });
    expect(player.playbackRate).to.equal(1.75);
  });

  it('keeps the keys that a page wants from the player', async () => {
    player = await render({ hotkeys: 'nom' });
    player.muted = false;
    player.pause();
    bar(player)!.focusPlay();
    await sendKeys({ press: 'm' });
    expect(player.muted).to.equal(false);
    await sendKeys({ press: 'c' });
    expect(player.textTracks[0]?.mode).to.equal('showing');
    player.setAttribute('nohotkeys', '');
    await sendKeys({ press: 'c' });
    expect(player.textTracks[0]?.mode).to.equal('showing');
  });

  it('closes a menu by a press on the picture, and does nothing else', async () => {
    player = await render();
    const menu = inner(player, 'torrent-player-settings-menu');
    menu.shadowRoot!.querySelector('button')!.click();
    await waitUntil(() => menu.hasAttribute('open'));
    const { left, top } = player.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(left + 60), Math.round(top + 60)] });
    expect(menu.hasAttribute('open')).to.equal(false);
    expect(player.paused).to.equal(false);
    await sendMouse({ type: 'click', position: [Math.round(left + 60), Math.round(top + 60)] });
    await waitUntil(() => player.paused);
    await resetMouse();
  });
});

function inner(player: TorrentPlayer, selector: string): HTMLElement {
  const found = player.shadowRoot!.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`there is no ${selector}`);
  return found;
}

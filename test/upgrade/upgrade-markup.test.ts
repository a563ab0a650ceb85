import { expect, fixture, html } from '@open-wc/testing';
import { upgradeMarkup, type UpgradeOptions } from '../../src/upgrade/upgrade-markup.js';

const HASH = 'c12fe1c06bba254a9dc9f519b335aa7c1367a88a';
const MAGNET = `magnet:?xt=urn:btih:${HASH}&tr=wss%3A%2F%2Ftracker.example`;

describe('upgradeMarkup', () => {
  let place: HTMLElement;
  let lifetime: AbortController;
  beforeEach(async () => {
    lifetime = new AbortController();
    place = await fixture(html`<section></section>`);
  });
  afterEach(() => lifetime.abort());

  /** Shows markup as a page would have it. */
  function show(markup: string): void {
    place.append(document.createRange().createContextualFragment(markup));
  }
  const upgrade = (options: UpgradeOptions = {}) =>
    upgradeMarkup({ root: place, signal: lifetime.signal, ...options });
  const players = () => [...place.querySelectorAll('torrent-player')];
  /** When observers and promises have had their turn. */
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  async function upgraded(markup: string): Promise<Element> {
    show(markup);
    upgrade();
    await settled();
    expect(players()).to.have.length(1);
    return players()[0]!;
  }

  it('makes a player inside of a marked element, with its attributes', async () => {
    const player = await upgraded(`<div class="wide" data-torrent-player data-magnet="${MAGNET}"
      data-poster="poster.jpg" data-web-seeds="https://a.example/f.mp4" data-loop></div>`);
    const attributes = [...player.attributes].map(({ name, value }) => [name, value]);
    expect(Object.fromEntries(attributes)).to.eql({
      magnet: MAGNET,
      poster: 'poster.jpg',
      'web-seeds': 'https://a.example/f.mp4',
      loop: '',
    });
    expect(player.parentElement!.className).to.equal('wide');
  });

  it('leaves out what makes no sense, and what would contact somebody before play', async () => {
    const player = await upgraded(`<div data-torrent-player data-magnet="${MAGNET}" data-autoplay
      data-preload="auto" data-poster="javascript:alert(1)" data-onerror="alert(1)"
      data-style="color:red" data-consent="granted"></div>`);
    expect(player.getAttributeNames()).to.eql(['magnet']);
  });

  it('keeps the content inside, but a caption', async () => {
    const player = await upgraded(`<figure data-torrent-player data-magnet="${MAGNET}">
      <p>Needs a player.</p><figcaption>The film</figcaption></figure>`);
    expect(player.textContent.trim()).to.equal('Needs a player.');
    expect(player.nextElementSibling!.localName).to.equal('figcaption');
  });

  it('takes links and media inside as HTTP sources', async () => {
    const player = await upgraded(`<div data-torrent-player data-magnet="${MAGNET}">
      <video src="https://a.example/first.webm" controls></video>
      <a href="https://a.example/film.mp4">Watch</a> <a href="https://a.example/">about</a></div>`);
    const sources = [...player.querySelectorAll('source')].map(({ src }) => src);
    expect(sources).to.eql(['https://a.example/first.webm', 'https://a.example/film.mp4']);
    expect(player.querySelector('video')).to.equal(null);
    expect(player.querySelectorAll('a')).to.have.length(2);
  });

  it('keeps sources and tracks as they are', async () => {
    const player = await upgraded(`<div data-torrent-player data-magnet="${MAGNET}">
      <video><source src="https://a.example/f.mp4"><track src="https://a.example/s.vtt"></video></div>`);
    expect([...player.children].map(({ localName }) => localName)).to.eql(['source', 'track']);
  });

  for (const [what, href, name] of [
    ['a magnet link', MAGNET, 'magnet'],
    ['a link to a .torrent', 'https://a.example/film.torrent', 'src'],
  ] as const) {
    it(`takes the place of ${what}, which stays inside`, async () => {
      const link = href.replaceAll('&', '&amp;');
      const player = await upgraded(`<a href="${link}" data-torrent-player data-muted>Watch</a>`);
      expect(player.getAttribute(name)).to.equal(href);
      expect(player.hasAttribute('muted')).to.equal(true);
      expect(player.parentElement).to.equal(place);
      expect(player.querySelector('a')!.textContent).to.equal('Watch');
    });
  }

  it('prefers what data attributes say to the link', async () => {
    const other = `magnet:?xt=urn:btih:${'0'.repeat(40)}`;
    const player = await upgraded(
      `<a href="${MAGNET}" data-torrent-player data-magnet="${other}">Watch</a>`,
    );
    expect(player.getAttribute('magnet')).to.equal(other);
  });

  for (const [what, markup] of [
    ['without a torrent', '<div data-torrent-player>text</div>'],
    ['with nonsense for one', '<div data-torrent-player data-magnet="magnet:?dn=x">text</div>'],
    ['that are no torrent links', '<a data-torrent-player href="https://a.example/">text</a>'],
    ['that are not marked', `<a href="${MAGNET}">text</a>`],
    [
      'that are edited',
      `<p contenteditable><b data-torrent-player data-magnet="${MAGNET}">text</b></p>`,
    ],
    [
      'on islands in what is edited',
      `<div contenteditable><p contenteditable="false">
        <b data-torrent-player data-magnet="${MAGNET}">text</b></p></div>`,
    ],
    [
      'inside of a player',
      `<torrent-player-stub><p></p></torrent-player-stub>
       <template><b data-torrent-player data-magnet="${MAGNET}">text</b></template>`,
    ],
  ] as const) {
    it(`leaves elements ${what} as they are`, async () => {
      show(markup);
      const before = place.innerHTML;
      upgrade();
      await settled();
      expect(place.innerHTML).to.equal(before);
    });
  }

  it('also makes players of what comes later, or is marked later', async () => {
    upgrade();
    show(`<p><span data-torrent-player data-magnet="${MAGNET}"></span></p>`);
    show(`<div data-magnet="${MAGNET}"></div>`);
    await settled();
    expect(players()).to.have.length(1);
    place.querySelector(':scope > div')!.setAttribute('data-torrent-player', '');
    await settled();
    expect(players()).to.have.length(2);
  });

  it('makes one player, however often it is called, and by whichever copy', async () => {
    const url = new URL('../../src/upgrade/upgrade-markup.ts?another-copy', import.meta.url).href;
    const other = (await import(url)) as { upgradeMarkup: typeof upgradeMarkup };
    show(`<div data-torrent-player data-magnet="${MAGNET}"></div>`);
    upgrade();
    upgrade({ load: () => settled() });
    other.upgradeMarkup({ root: place, signal: lifetime.signal });
    show(`<a data-torrent-player href="${MAGNET}">Watch</a>`);
    await settled();
    await settled();
    expect(players()).to.have.length(2);
  });

  it('loads nothing before there is something to upgrade, and goes on after a failure', async () => {
    let loads = 0;
    const load = () => (++loads === 1 ? Promise.reject(new Error('offline')) : Promise.resolve());
    upgrade({ load });
    show('<p></p><div data-torrent-player></div>');
    await settled();
    expect(loads).to.equal(0);
    show(`<div data-torrent-player data-magnet="${MAGNET}">content</div>`);
    await settled();
    expect(players()).to.have.length(0);
    show(`<div data-torrent-player data-magnet="${MAGNET}"></div>`);
    await settled();
    expect(players()).to.have.length(1);
    expect(place.textContent).to.include('content');
  });

  it('does not upgrade what is gone by the time the player is there', async () => {
    let loaded: () => void = () => undefined;
    upgrade({ load: () => new Promise<void>((resolve) => (loaded = resolve)) });
    show(`<div data-torrent-player data-magnet="${MAGNET}"></div>`);
    await settled();
    const element = place.querySelector('div')!;
    element.remove();
    loaded();
    await settled();
    expect(element.childElementCount).to.equal(0);
  });

  it('ends with its signal', async () => {
    upgrade();
    lifetime.abort();
    show(`<div data-torrent-player data-magnet="${MAGNET}"></div>`);
    await settled();
    expect(players()).to.have.length(0);
  });
});

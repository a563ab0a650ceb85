import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/define.js';
// Loaded beforehand: in a test, what is awaited is a panel, not its module.
import '../../src/engine/index.js';
import '../../src/player/player-interface.js';
import '../../src/session/diagnosis-watch.js';
import { PlayerError } from '../../src/core/player-error.js';
import type { TorrentPlayer } from '../../src/torrent-player.js';
import { loadFixture } from '../support/memory-byte-source.js';
import { until } from '../support/viewer.js';
import { inside } from '../ui/request-log.js';
import { FakeTorrent, MAGNET } from './fake-torrent.js';

const FILE = 'audio-only.m4a';
const POSTER = 'torrent-player-poster-button';
const CONSENT = 'torrent-player-consent-panel';
const ERROR = 'torrent-player-error-panel';
const STATS = 'torrent-player-peer-stats';

describe('the panels of <torrent-player>', function () {
  this.timeout(30_000);
  let torrent: FakeTorrent;
  let player: TorrentPlayer;

  beforeEach(async () => {
    torrent = new FakeTorrent([{ name: FILE, bytes: await loadFixture(FILE) }]);
    player = document.createElement('torrent-player');
    player.muted = true;
    for (const [name, value] of [
      ['muted', ''],
      ['ice-servers', '[]'],
    ] as const) {
      player.setAttribute(name, value);
    }
    player.magnet = MAGNET;
    document.body.append(player);
    await player.updateComplete;
  });
  afterEach(() => {
    player.removeAttribute('magnet'); // At once: another test begins.
    player.remove();
    torrent.restore();
  });

  const isShown = (tag: string): boolean =>
    player.shadowRoot!.querySelector(tag)?.checkVisibility() ?? false;
  const shows = (tag: string) => until(`<${tag}> shows`, () => isShown(tag));
  const focused = (): string => player.shadowRoot!.activeElement?.localName ?? '';
  const isFocused = (tag: string) => until(`<${tag}> has the focus`, () => focused() === tag);
  const isFocusedPart = (part: string): boolean =>
    player.shadowRoot!.activeElement?.matches(`[part~="${part}"]`) ?? false;
  const button = (tag: string, index = 0): HTMLElement =>
    inside(player, tag).shadowRoot!.querySelectorAll('button')[index]!;

  /** As with the keyboard: the focus is on the button. */
  function press(tag: string, index = 0): void {
    button(tag, index).focus();
    button(tag, index).click();
  }

  describe('consent', () => {
    beforeEach(async () => {
      player.consent = 'ask';
      await player.updateComplete;
    });

    it('says nothing of it under the play button, and asks when that is pressed', async () => {
      const hasNotice = () => inside(player, POSTER).shadowRoot?.querySelector('p') !== null;
      await until('there is no notice', () => !hasNotice());
      press(POSTER);
      await shows(CONSENT);
      expect(isShown(POSTER)).to.equal(false);
      await isFocused(CONSENT);
      await expect(player).to.be.accessible();
      expect(torrent.joined).to.have.lengthOf(0);
    });

    it('goes back to the play button after "not now", by Escape too', async () => {
      press(POSTER);
      await isFocused(CONSENT);
      press(CONSENT, 1);
      await isFocused(POSTER);
      press(POSTER);
      await isFocused(CONSENT);
      await sendKeys({ press: 'Escape' });
      await isFocused(POSTER);
      expect(isShown(CONSENT)).to.equal(false);
      expect(torrent.joined).to.have.lengthOf(0);
    });

    it('plays after "with others"', async () => {
      press(POSTER);
      await isFocused(CONSENT);
      press(CONSENT);
      await until('it plays', () => !player.paused && torrent.joined.length === 1);
      await shows('torrent-player-control-bar');
      await until('the play button has the focus', () => isFocusedPart('play-button'));
    });

    it('leaves the question to the page', async () => {
      player.addEventListener('torrentconsentrequest', (event) => event.preventDefault());
      press(POSTER);
      await player.updateComplete;
      expect([isShown(CONSENT), isShown(POSTER)]).to.deep.equal([false, true]);
      player.answerConsent('peers');
      await until('it plays', () => torrent.joined.length === 1);
    });
  });

  describe('a failure', () => {
    beforeEach(() => {
      torrent.failure = new PlayerError('invalid-torrent', 'a test');
    });

    it('takes the focus when that is in the player', async () => {
      press(POSTER);
      await shows(ERROR);
      await isFocused(ERROR);
      await expect(player).to.be.accessible();
    });

    it('leaves the focus where it is outside', async () => {
      const elsewhere = document.createElement('button');
      elsewhere.textContent = 'elsewhere';
      document.body.append(elsewhere);
      elsewhere.focus();
      player.play().catch(() => undefined);
      await shows(ERROR);
      await player.updateComplete;
      expect(document.activeElement === elsewhere).to.equal(true);
      elsewhere.remove();
    });
  });

  describe('the statistics', () => {
    it('take the focus from the keyboard, and give it back on Escape', async () => {
      player.play().catch(() => undefined);
      await shows('torrent-player-control-bar');
      const stats = inside(player, '[part~="stats-button"]');
      await sendKeys({ press: 'Tab' });
      stats.focus();
      await sendKeys({ press: 'Enter' });
      await isFocused(STATS);
      expect(player.stats).to.equal(true);
      await expect(player).to.be.accessible();
      await sendKeys({ press: 'Escape' });
      await until('its button has the focus', () => isFocusedPart('stats-button'));
      expect(isShown(STATS)).to.equal(false);
    });
  });

  it('has polite live regions, which are silent at first', async () => {
    player.play().catch(() => undefined);
    await shows('torrent-player-control-bar');
    const regions: Element[] = [];
    const collect = (root: ParentNode): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element.matches('[role=status], [aria-live=polite]')) regions.push(element);
        if (element.shadowRoot) collect(element.shadowRoot);
      }
    };
    collect(player.shadowRoot!);
    // The narrator's, and the one of the next episode.
    expect(regions.map(({ textContent }) => textContent)).to.deep.equal(['', '']);
  });
});

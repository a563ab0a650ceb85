/** The embed page in frames of real browsers: in full by `npm run test:embed`. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { env } from 'node:process';
import { launchBrowser } from '../../bench/lab/browsers.mjs';
import { embedUrl } from '../../dist/embed.js';
import { openBrowser } from '../matrix/open-browser.mjs';
import { documentOf, tag } from './pages.mjs';
import { startSite } from './site.mjs';
import { fill, snippet } from './snippets.mjs';
import { ensureWordPress, oEmbedHtml } from './wordpress.mjs';

const isFull = Boolean(env.EMBED);
const PATIENCE_MS = 30_000;

let site;
before(async () => {
  site = await startSite();
});
after(() => site?.stop());

/** The page's address, on a server that sends no CORS headers, framed from another origin. */
const addressOf = (options) => embedUrl(`${site.hostUrl}/dist/embed.html`, options);
const framing = (html) => site.addCdnPage(documentOf(html));
const frameOf = (options, attributes = {}) =>
  tag('iframe', { src: addressOf(options), allow: 'autoplay', width: '480', ...attributes });

for (const name of env.BROWSER?.split(',') ?? ['chromium', 'firefox']) {
  describe(`the embed page in ${name}`, () => {
    let browser;
    before(async () => {
      browser = await launchBrowser(name);
    });
    after(() => browser?.close());

    /** Opens a page with a frame; `act` gets the frame, and what the page's consoles complain of. */
    async function withFrame(url, act) {
      const page = await browser.newPage();
      const complaints = [];
      page.on('console', (message) => {
        if (/policy|violat|refused/i.test(message.text())) complaints.push(message.text());
      });
      try {
        await page.goto(url);
        const frame = await page.waitForFrame((one) => one.url().includes('/embed.html'));
        await act(frame, complaints, page);
      } finally {
        await page.close();
      }
    }

    async function plays(frame) {
      const play = () => document.querySelector('torrent-player').play();
      const isPlaying = () => document.querySelector('torrent-player')?.currentTime > 0.3;
      await frame.waitForSelector('torrent-player', { timeout: PATIENCE_MS });
      await frame.evaluate(play);
      await frame.waitForFunction(isPlaying, { timeout: PATIENCE_MS });
    }

    it('plays in a sandbox, and offers the full page', async () => {
      const { peers } = site.attributes;
      const url = framing(frameOf(peers, { sandbox: 'allow-scripts' }));
      await withFrame(url, async (frame, complaints) => {
        await plays(frame);
        const links = await frame.$$eval('a', (all) => all.map(({ href }) => href));
        assert.deepEqual(links, [addressOf(peers)]);
        assert.deepEqual(complaints, []);
      });
    });

    it('plays in a frame that may do more, from lazy parts', { skip: !isFull }, async () => {
      const url = framing(frameOf(site.attributes.peers, { allowfullscreen: '' }));
      await withFrame(url, async (frame, complaints) => {
        await plays(frame);
        const scripts = await frame.$$eval('script', (all) => all.map(({ src }) => src));
        assert.deepEqual(scripts, [`${site.hostUrl}/dist/embed-page.js`]);
        assert.deepEqual(complaints, []);
      });
    });

    it('plays as WordPress frames it', { skip: !isFull }, async () => {
      ensureWordPress();
      const { html } = JSON.parse(snippet('iframe', 'oembed'));
      const filled = fill(html, {
        player: `${site.hostUrl}/dist/`,
        magnet: site.attributes.peers.magnet,
      }).replace('#', '#ice-servers=[]&muted&');
      await withFrame(framing(oEmbedHtml(filled)), async (frame) => {
        await plays(frame);
        const [link] = await frame.$$eval('a', (all) => all.map(({ href }) => href));
        assert.ok(!link.includes('secret'), link);
      });
    });

    it('says what it does not understand', { skip: !isFull }, async () => {
      const url = framing(frameOf({ ...site.attributes.peers, seeding: 'perhaps', postr: 'x' }));
      await withFrame(url, async (frame) => {
        const note = await frame.waitForSelector('p[role=status]', { timeout: PATIENCE_MS });
        const text = await note.evaluate(({ textContent }) => textContent);
        assert.equal(text, 'Ignored, as not understood: seeding, postr');
      });
    });

    it('starts nothing because somebody tells it to', async () => {
      const url = framing(frameOf({ ...site.attributes.peers, 'parent-origin': site.cdnUrl }));
      await withFrame(url, async (frame, _, page) => {
        await frame.waitForSelector('torrent-player:defined', { timeout: PATIENCE_MS });
        const say = (type) =>
          page.evaluate((said) => {
            const message = { protocol: 'torrent-player-embed', version: 1, type: said };
            document.querySelector('iframe').contentWindow.postMessage(message, '*');
          }, type);
        for (const type of ['play', 'load', 'consent', 'granted']) await say(type);
        await plays(frame);
        await say('pause');
        const isPaused = () => document.querySelector('torrent-player').paused;
        await frame.waitForFunction(isPaused, { timeout: PATIENCE_MS });
      });
    });
  });
}

for (const name of env.BROWSER?.split(',') ?? [
  'chromium',
  ...(isFull ? ['firefox', 'webkit'] : []),
]) {
  describe(`the frame of the embed page in ${name}`, () => {
    let browser;
    before(async () => {
      browser = await openBrowser(name);
    });
    after(() => browser?.close());

    it('takes the ratio of the picture', async () => {
      const attributes = site.attributes[name === 'webkit' ? 'webSeed' : 'peers'];
      const frame = frameOf({
        ...attributes,
        preload: 'metadata',
        'parent-origin': site.cdnUrl,
      });
      const code = snippet('iframe', 'connect').replace('torrent-player-element/', '/dist/');
      const url = framing(
        `${frame}<script type="module">${code.replace('/embed', '/embed.js')}</script>`,
      );
      const ratio = await browser.call(url, 'ratioOfFrame', { patienceMs: PATIENCE_MS });
      assert.equal(ratio, '1280 / 720');
    });
  });
}
